package dev.mortise.companion.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.http.Answer;
import dev.mortise.companion.http.Problem;
import dev.mortise.companion.http.Request;
import dev.mortise.companion.http.Route;
import dev.mortise.companion.http.input.Field;
import dev.mortise.companion.http.input.Fields;
import dev.mortise.companion.http.input.Nothing;
import dev.mortise.companion.http.input.Parsed;
import dev.mortise.companion.http.transport.Transport;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The server over real sockets, met by clients good and bad.
class HttpServerTest {
  private static final Duration SHORT = Duration.ofMillis(200);

  @TempDir Path temp;
  private final CountDownLatch gate = new CountDownLatch(1);
  private final CountDownLatch waiting = new CountDownLatch(1);

  private static Parsed<String> text(Fields fields) {
    Field<String> text = fields.text("text", t -> t);
    return fields.parsed(text::value);
  }

  private List<Route<?>> routes() {
    return List.of(
        Route.post("/echo", HttpServerTest::text, r -> Answer.ok(r.input())).open(),
        Route.get("/n/{n}", r -> Answer.of(r.path("n", Integer::valueOf))).open(),
        Route.get("/wait", this::await).open());
  }

  private Answer await(Request<Nothing> request) throws InterruptedException {
    waiting.countDown();
    gate.await();
    return Answer.ok("waited");
  }

  private static HttpPolicy policy(int running, Duration sending, Duration idle) {
    HttpPolicy d = HttpPolicy.DEFAULT;
    return new HttpPolicy(
        d.bodyBytes(),
        d.headerBytes(),
        d.lineBytes(),
        d.connections(),
        3,
        4,
        running,
        d.handshake(),
        sending,
        idle,
        d.receiving(),
        d.heartbeat(),
        d.batch(),
        SHORT);
  }

  private TestServer start() throws IOException {
    return new TestServer(temp, routes(), policy(2, Duration.ofMinutes(1), Duration.ofMinutes(1)));
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
            new TestServer(temp, routes(), HttpPolicy.DEFAULT, Transport.nio(), Optional.empty());
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

  @ParameterizedTest
  @CsvSource({
    "'GARBAGE\r\n\r\n', 400",
    "'GET /n/1 HTTP/9.9\r\n\r\n', 505",
    "'\u0016\u0003\u0001\u0000\u0005hello\r\n\r\n', 400",
    "'GET /n/1 HTTP/1.1\r\nno colon\r\n\r\n', 400",
    "'POST /echo HTTP/1.1\r\ncontent-length: 2147483648\r\n\r\n', 413",
    "'POST /echo HTTP/1.1\r\ncontent-length: 16385\r\n\r\n', 413",
    "'POST /echo HTTP/1.1\r\ncontent-length: -1\r\n\r\n', 400",
    "'POST /echo HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n', 400",
    "'POST /echo HTTP/1.1\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n', 400",
  })
  @Tag("SEC-19")
  void rubbishIsRefusedAndTheConnectionEnds(String bytes, int status) throws IOException {
    try (TestServer server = start();
        RawClient client = server.connect();
        RawClient other = server.connect()) {
      client.send(bytes);
      RawClient.Reply reply = client.reply();
      assertEquals(status, reply.status(), reply.body());
      assertEquals(Problem.MEDIA_TYPE, reply.headers().get("content-type"));
      assertEquals("nosniff", reply.headers().get("x-content-type-options"));
      client.awaitClose();
      other.send(other.get("/n/1"));
      assertEquals(200, other.reply().status());
    }
  }

  @Test
  @Tag("SEC-19")
  void brokenPieceIsRefused() throws IOException {
    try (TestServer server = start()) {
      assertRefused(server, 400, "POST /echo HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nzz");
    }
  }

  @Test
  @Tag("SEC-19")
  void whatIsTooLargeIsRefusedBeforeItIsKept() throws IOException {
    try (TestServer server = start()) {
      assertRefused(server, 414, "GET /" + "a".repeat(5_000));
      assertRefused(server, 431, "GET / HTTP/1.1\r\na: " + "b".repeat(9_000));
      assertRefused(
          server,
          413,
          "POST /echo HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n"
              + ("1000\r\n" + "a".repeat(4_096) + "\r\n").repeat(5));
    }
  }

  private static void assertRefused(TestServer server, int status, String bytes)
      throws IOException {
    try (RawClient client = server.connect()) {
      client.send(bytes + "\r\n\r\n");
      assertEquals(status, client.reply().status());
    }
  }

  @Test
  void refusalWaitsItsTurn() throws IOException {
    try (TestServer server = start();
        RawClient client = server.connect()) {
      client.send(client.get("/wait") + "GARBAGE\r\n\r\n");
      gate.countDown();
      assertEquals("\"waited\"", client.reply().body());
      assertEquals(400, client.reply().status());
    }
  }

  @Test
  void moreThanCanRunAtOnceIsToldToComeAgain() throws Exception {
    try (TestServer server =
            new TestServer(
                temp, routes(), policy(1, Duration.ofMinutes(1), Duration.ofMinutes(1)));
        RawClient first = server.connect();
        RawClient second = server.connect()) {
      first.send(first.get("/wait"));
      waiting.await();
      second.send(second.get("/n/1"));
      RawClient.Reply busy = second.reply();
      assertEquals(503, busy.status());
      assertEquals("1", busy.headers().get("retry-after"));
      gate.countDown();
      assertEquals(200, first.reply().status());
    }
  }

  @Test
  @Tag("SEC-19")
  void onePeerCannotTakeAllConnections() throws IOException {
    try (TestServer server = start();
        RawClient first = server.connect();
        RawClient second = server.connect();
        RawClient third = server.connect()) {
      for (RawClient client : List.of(first, second, third)) {
        client.send(client.get("/n/1"));
        assertEquals(200, client.reply().status());
      }
      try (RawClient fourth = server.connect()) {
        fourth.send(fourth.get("/n/1"));
        assertThrows(IOException.class, fourth::reply);
      } catch (SocketException e) {
        // The connection may be gone before the first byte.
      }
    }
  }

  @Test
  @Tag("SEC-19")
  void clientThatNeverFinishesIsCutOffAndOthersAreUnharmed() throws IOException {
    try (TestServer server = new TestServer(temp, routes(), policy(2, SHORT, SHORT.plus(SHORT)));
        RawClient slow = server.connect();
        RawClient silent = server.connect()) {
      slow.send("POST /echo HTTP/1.1\r\ncontent-le");
      slow.awaitClose();
      silent.awaitClose();
      try (RawClient good = server.connect()) {
        good.send(good.get("/n/1"));
        assertEquals(200, good.reply().status());
      }
    }
  }

  @Test
  void stopLetsRunningRequestsEnd() throws Exception {
    TestServer server = new TestServer(temp, routes(), withFarewell(Duration.ofSeconds(30)));
    try (RawClient client = server.connect()) {
      client.send(client.get("/wait"));
      waiting.await();
      Thread stopping = Thread.ofVirtual().start(server::close);
      gate.countDown();
      assertEquals("\"waited\"", client.reply().body());
      stopping.join();
      assertThrows(IOException.class, () -> new RawClient(server.port));
    }
  }

  private static HttpPolicy withFarewell(Duration farewell) {
    HttpPolicy d = HttpPolicy.DEFAULT;
    return new HttpPolicy(
        d.bodyBytes(),
        d.headerBytes(),
        d.lineBytes(),
        d.connections(),
        d.connectionsPerPeer(),
        d.pipelined(),
        d.running(),
        d.handshake(),
        d.sending(),
        d.idle(),
        d.receiving(),
        d.heartbeat(),
        d.batch(),
        farewell);
  }

  @Test
  void busyPortIsNamed() throws IOException {
    try (TestServer server = start();
        Transport transport = Transport.best()) {
      InetSocketAddress taken =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port);
      BindException refusal =
          assertThrows(
              BindException.class,
              () ->
                  HttpServer.start(
                      List.of(new Listener(taken, Optional.empty())),
                      transport,
                      server.dispatcher,
                      HttpPolicy.DEFAULT));
      assertEquals("port " + server.port + " of 127.0.0.1 cannot be had", refusal.getMessage());
    }
  }

  @Test
  @Tag("SEC-19")
  void plainHttpStaysOnTheLoopback() {
    InetSocketAddress everywhere = new InetSocketAddress("0.0.0.0", 0);
    assertTrue(
        assertThrows(
                IllegalArgumentException.class, () -> new Listener(everywhere, Optional.empty()))
            .toString()
            .contains("loopback"));
  }
}
