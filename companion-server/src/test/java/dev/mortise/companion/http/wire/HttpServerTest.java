package dev.mortise.companion.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.companion.http.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server over real sockets, met by clients that mean well.
class HttpServerTest {
  @TempDir Path temp;
  private final EchoRoutes echo = new EchoRoutes();

  private TestServer start() throws IOException {
    return new TestServer(temp, echo.routes(), new TestPolicy().pipelined(4).policy());
  }

  @Test
  void connectionServesOneRequestAfterTheOther() throws IOException {
    try (TestServer server = start();
        RawClient client = server.connect()) {
      for (int n = 0; n < 5; n++) {
        client.send(client.get("/n/" + n));
        assertEquals(Integer.toString(n), client.reply().body());
      }
    }
  }

  @Test
  void serverWorksWithoutNativeTransport() throws IOException {
    try (TestServer server =
            new TestServer(temp, echo.routes(), HttpPolicy.DEFAULT, Transport.nio());
        RawClient client = server.connect()) {
      client.send(client.get("/n/1"));
      assertEquals(200, client.reply().status());
    }
  }

  @Test
  void requestsSentAheadAreAnsweredInOrder() throws IOException {
    try (TestServer server = start();
        RawClient client = server.connect()) {
      StringBuilder ahead = new StringBuilder();
      for (int n = 0; n < 200; n++) {
        ahead.append(
            n % 2 == 0
                ? client.get("/n/" + n)
                : client.post("/echo", "{\"text\": \"%d\"}".formatted(n)));
      }
      client.send(ahead.toString());
      for (int n = 0; n < 200; n++) {
        assertEquals(n % 2 == 0 ? "" + n : "\"" + n + "\"", client.reply().body());
      }
    }
  }

  @Test
  void contentMayComeInPieces() throws IOException {
    try (TestServer server = start();
        RawClient client = server.connect()) {
      String head =
          client.head(
              "POST", "/echo", "content-type: application/json", "transfer-encoding: chunked");
      client.send(head + "9\r\n{\"text\": \r\n");
      client.send("4\r\n\"a\"}\r\n0\r\n\r\n");
      assertEquals("\"a\"", client.reply().body());
    }
  }

  @Test
  void clientThatAsksFirstIsToldToContinue() throws IOException {
    try (TestServer server = start();
        RawClient client = server.connect()) {
      String whole = client.post("/echo", "{\"text\": \"a\"}", "expect: 100-continue");
      client.send(whole.substring(0, whole.length() - 13));
      assertEquals(100, client.reply().status());
      client.send(whole.substring(whole.length() - 13));
      assertEquals("\"a\"", client.reply().body());
    }
  }

  @Test
  void headHasTheLengthAndNoContent() throws IOException {
    try (TestServer server = start();
        RawClient client = server.connect()) {
      client.send(client.head("HEAD", "/n/123") + client.get("/n/4"));
      assertEquals("HTTP/1.1 200 OK", client.line());
      assertEquals("content-length: 3", client.lineWith("content-length"));
      assertEquals("HTTP/1.1 200 OK", client.lineWith("HTTP"));
      assertEquals("content-length: 1", client.lineWith("content-length"));
    }
  }

  @Test
  void oldAndUnwillingClientsAreLetGo() throws IOException {
    try (TestServer server = start();
        RawClient client = server.connect()) {
      client.send(client.get("/n/1", "connection: close"));
      assertEquals("close", client.reply().headers().get("connection"));
      client.awaitClose();
    }
    try (TestServer server = start();
        RawClient client = server.connect()) {
      client.send(client.get("/n/1").replace("HTTP/1.1", "HTTP/1.0"));
      assertEquals("1", client.reply().body());
      client.awaitClose();
    }
  }

  @Test
  void stopLetsRunningRequestsEnd() throws Exception {
    TestServer server =
        new TestServer(
            temp, echo.routes(), new TestPolicy().farewell(Duration.ofSeconds(30)).policy());
    try (RawClient client = server.connect()) {
      client.send(client.get("/wait"));
      echo.awaitWaiting();
      Thread stopping = Thread.ofVirtual().start(server::close);
      echo.open();
      assertEquals("\"waited\"", client.reply().body());
      stopping.join();
      assertThrows(IOException.class, () -> new RawClient(server.port));
    }
  }

  @Test
  void busyPortIsNamed() throws IOException {
    try (TestServer server = start();
        Transport transport = Transport.best()) {
      InetSocketAddress taken =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port);
      HttpServer.AddressTaken refusal =
          assertThrows(
              HttpServer.AddressTaken.class,
              () ->
                  HttpServer.start(
                      List.of(new Listener(taken, Optional.empty())),
                      transport,
                      server.dispatcher,
                      HttpPolicy.DEFAULT));
      assertEquals("port " + server.port + " of 127.0.0.1 cannot be had", refusal.getMessage());
      assertFalse(refusal.secure());
    }
  }
}
