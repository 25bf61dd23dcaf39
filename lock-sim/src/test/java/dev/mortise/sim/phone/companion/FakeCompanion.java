package dev.mortise.sim.phone.companion;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.phone.companion.http.CompanionAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A companion that says what a test wants, over a real socket, and keeps what it was asked.
public final class FakeCompanion implements AutoCloseable {

  public static final Instant EXPIRES = Instant.parse("2026-04-01T00:00:00Z");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  public final List<String> asked = new CopyOnWriteArrayList<>();

  /// How a request is answered.
  public interface Answering {
    void to(HttpExchange exchange, String body) throws IOException;
  }

  public FakeCompanion(Answering answering) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    var _ =
        server.createContext(
            "/",
            exchange -> {
              asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
              try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                answering.to(exchange, new String(body, StandardCharsets.UTF_8));
              }
            });
    server.start();
  }

  /// Answers everything with this.
  public static FakeCompanion saying(int status, String body) throws IOException {
    return new FakeCompanion((exchange, _) -> say(exchange, status, body));
  }

  public static void say(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  public CompanionAddress address() {
    return CompanionAddress.parse("http://localhost:" + server.getAddress().getPort());
  }

  /// Being signed in here.
  public Session session() {
    return new Session(
        address(),
        "owner@example.org",
        new AccountId("owner"),
        SecretBytes.adopt("token".getBytes(StandardCharsets.US_ASCII)),
        EXPIRES);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
