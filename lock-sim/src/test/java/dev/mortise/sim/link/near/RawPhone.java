package dev.mortise.sim.link.near;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.sim.link.noise.HandshakePattern;
import dev.mortise.sim.link.noise.HandshakeState;
import dev.mortise.sim.link.noise.NoiseException;
import dev.mortise.sim.link.noise.NoiseTransport;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;

/// A phone, or what passes for one, that puts any bytes it likes on the wire.
final class RawPhone implements AutoCloseable {

  final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  private final Socket socket;
  private final DataInputStream in;

  RawPhone(TestLock lock) throws IOException {
    socket = new Socket(lock.server.address().getAddress(), lock.server.address().getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(Math.toIntExact(TestLock.PATIENCE.toMillis()));
    in = new DataInputStream(socket.getInputStream());
  }

  static HandshakeState handshake(NearCall call) {
    return HandshakeState.initiator(
        HandshakePattern.XK,
        NearCall.prologue(call.lock()),
        call.own(),
        call.ephemeral(),
        call.lockKey());
  }

  void send(byte... bytes) throws IOException {
    sent.writeBytes(bytes);
    socket.getOutputStream().write(bytes);
  }

  /// Sends a message behind its length.
  void sendFramed(Octets message) throws IOException {
    send(framed(message));
  }

  static byte[] framed(Octets message) {
    byte[] framed = new byte[2 + message.size()];
    framed[0] = (byte) (message.size() >>> 8);
    framed[1] = (byte) message.size();
    message.copyInto(framed, 2);
    return framed;
  }

  Octets readFramed() throws IOException {
    return Octets.adopt(in.readNBytes(in.readUnsignedShort()));
  }

  /// Shakes hands as this phone and goes on to records.
  NoiseTransport secure(TestLock lock, AgreementKeyPair own) throws IOException, NoiseException {
    HandshakeState handshake = handshake(lock.call(own));
    sendFramed(handshake.write(Octets.empty()));
    handshake.read(readFramed());
    sendFramed(handshake.write(Octets.empty()));
    return handshake.split();
  }

  void waitAtMost(int millis) throws IOException {
    socket.setSoTimeout(millis);
  }

  /// One byte, or -1 at the end.
  int read() throws IOException {
    try {
      return in.read();
    } catch (SocketException _) {
      return -1;
    }
  }

  void finishSending() throws IOException {
    socket.shutdownOutput();
  }

  /// Waits until the lock has hung up, without a further word.
  boolean isHungUpOn() throws IOException {
    try {
      return read() == -1;
    } catch (EOFException _) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
