package dev.mortise.sim.phone.companion.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The other end of bare connections, which says byte by byte what a test wants.
final class ScriptedCompanion implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

  private final ServerSocket listening;
  private final String scheme;
  private final Script script;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  final List<String> heard = new CopyOnWriteArrayList<>();

  /// What happens on a connection, which ends with it.
  interface Script {
    void over(Peer peer) throws IOException;
  }

  /// One who has connected.
  ///
  /// @param number counts the connections from 1
  record Peer(int number, ScriptedCompanion companion, Socket socket) {

    /// The whole next request.
    ///
    /// @throws IOException if there is none any more
    String hear() throws IOException {
      InputStream in = socket.getInputStream();
      StringBuilder request = new StringBuilder();
      while (request.indexOf("\r\n\r\n") < 0) {
        int next = in.read();
        if (next < 0) {
          throw new IOException("the peer has left");
        }
        request.append((char) next);
      }
      Matcher length = LENGTH.matcher(request);
      if (length.find()) {
        byte[] content = in.readNBytes(Integer.parseInt(length.group(1)));
        request.append(new String(content, StandardCharsets.UTF_8));
      }
      companion.heard.add(request.toString());
      return request.toString();
    }

    void say(String text) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    void answer(String content) throws IOException {
      say("HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s".formatted(content.length(), content));
    }

    /// Ends the connection as a process does that dies with words unread.
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /// Answers whatever comes.
    void serve() throws IOException {
      while (true) {
        hear();
        answer(String.valueOf(number));
      }
    }
  }

  ScriptedCompanion(Script script) throws IOException {
    this(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), "http", script);
  }

  ScriptedCompanion(ServerSocket listening, String scheme, Script script) {
    this.listening = listening;
    this.scheme = scheme;
    this.script = script;
    threads.execute(this::accept);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        connections.add(socket);
        Peer peer = new Peer(connections.size(), this, socket);
        threads.execute(() -> run(peer));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private void run(Peer peer) {
    try (Socket socket = peer.socket()) {
      script.over(peer);
      socket.shutdownOutput();
    } catch (IOException e) {
      // The other end has left.
    }
  }

  /// How many connections there were.
  int connections() {
    return connections.size();
  }

  URI at(String path) {
    return URI.create("%s://localhost:%d%s".formatted(scheme, listening.getLocalPort(), path));
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : connections) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
