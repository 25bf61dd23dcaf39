package dev.mortise.companion.http.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A client that sends any bytes whatsoever, and reads replies one by one.
final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket;
  private final InputStream in;
  private final int port;

  /// A reply as it came.
  record Reply(int status, Map<String, String> headers, String body) {}

  RawClient(int port) throws IOException {
    this.port = port;
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.socket.setSoTimeout(PATIENCE_MILLIS);
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  void send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  String get(String path, String... fields) {
    return head("GET", path, fields);
  }

  String post(String path, String body, String... fields) {
    return head("POST", path, fields).stripTrailing()
        + "\r\ncontent-type: application/json\r\ncontent-length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  String head(String method, String path, String... fields) {
    String more = fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n";
    return method + " " + path + " HTTP/1.1\r\nhost: localhost:" + port + "\r\n" + more + "\r\n";
  }

  /// The next reply's head and, unless it comes in pieces, its content.
  Reply reply() throws IOException {
    String status = line();
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Reply(Integer.parseInt(status.split(" ", -1)[1]), headers, body);
  }

  /// The next line; an exception at the end of the connection.
  String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("the server closed the connection after: " + line);
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /// The next line that begins so.
  String lineWith(String start) throws IOException {
    String line = line();
    while (!line.startsWith(start)) {
      line = line();
    }
    return line;
  }

  /// Reads whatever still comes until the server closes.
  void awaitClose() throws IOException {
    while (in.read() >= 0) {
      // What still comes is of no interest.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
