package dev.mortise.sim.link.near;

import dev.mortise.protocol.Octets;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A WebSocket client that may break every rule of RFC 6455.
final class RawWebSocket implements AutoCloseable {

  static final int CONTINUATION = 0x0;
  static final int TEXT = 0x1;
  static final int BINARY = 0x2;
  static final int CLOSE = 0x8;
  static final int PING = 0x9;
  static final int PONG = 0xa;
  static final int FINAL = 0x80;

  static final String UPGRADE =
      """
      Host: lock
      Upgrade: websocket
      Connection: Upgrade
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
      Sec-WebSocket-Version: 13
      """;

  /// @param opcode with the bits before it
  record Frame(int opcode, Octets payload) {}

  private final Socket socket;
  private final DataInputStream in;
  private final String status;

  /// Sends this request line and these headers, and reads the answer's head.
  RawWebSocket(TestLock lock, String requestLine, String headers) throws IOException {
    socket = new Socket(lock.server.address().getAddress(), lock.server.address().getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(Math.toIntExact(TestLock.PATIENCE.toMillis()));
    in = new DataInputStream(socket.getInputStream());
    String request = (requestLine + "\n" + headers + "\n").replace("\n", "\r\n");
    send(request.getBytes(StandardCharsets.US_ASCII));
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      head.append((char) in.readUnsignedByte());
    }
    status = head.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3);
  }

  static RawWebSocket open(TestLock lock) throws IOException {
    return new RawWebSocket(lock, "GET /near HTTP/1.1", UPGRADE);
  }

  String status() {
    return status;
  }

  void send(byte... bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /// Sends a frame as a client must: masked.
  void sendFrame(int opcode, Octets payload) throws IOException {
    byte[] frame = new byte[8 + payload.size()];
    frame[0] = (byte) opcode;
    frame[1] = (byte) (0x80 | 126);
    frame[2] = (byte) (payload.size() >>> 8);
    frame[3] = (byte) payload.size();
    payload.copyInto(frame, 8);
    send(payload.size() < 126 ? shortened(frame) : frame);
  }

  /// The same frame with its length in one byte, as short ones must have it. The mask is zeros.
  private static byte[] shortened(byte[] frame) {
    byte[] shorter = new byte[frame.length - 2];
    shorter[0] = frame[0];
    shorter[1] = (byte) (0x80 | frame[3]);
    System.arraycopy(frame, 8, shorter, 6, frame.length - 8);
    return shorter;
  }

  Frame readFrame() throws IOException {
    int opcode = in.readUnsignedByte();
    int length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    }
    return new Frame(opcode, Octets.adopt(in.readNBytes(length)));
  }

  /// The code of the close frame that must come next, before the end.
  int readCloseCode() throws IOException {
    Frame frame = readFrame();
    if (frame.opcode() != (FINAL | CLOSE) || in.read() != -1) {
      throw new AssertionError("no close frame and end: " + frame);
    }
    return frame.payload().isEmpty() ? 0 : frame.payload().at(0) << 8 | frame.payload().at(1);
  }

  boolean isAtEnd() throws IOException {
    return in.read() == -1;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
