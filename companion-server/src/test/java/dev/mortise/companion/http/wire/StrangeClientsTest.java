package dev.mortise.companion.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.http.Problem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The server over real sockets, met by clients that send rubbish, too much, or nothing.
class StrangeClientsTest {
  private static final Duration SHORT = Duration.ofMillis(200);

  @TempDir Path temp;
  private final EchoRoutes echo = new EchoRoutes();

  private TestServer start() throws IOException {
    return new TestServer(
        temp, echo.routes(), new TestPolicy().connectionsPerPeer(3).farewell(SHORT).policy());
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
      echo.open();
      assertEquals("\"waited\"", client.reply().body());
      assertEquals(400, client.reply().status());
    }
  }

  @Test
  void moreThanCanRunAtOnceIsToldToComeAgain() throws Exception {
    try (TestServer server =
            new TestServer(temp, echo.routes(), new TestPolicy().running(1).policy());
        RawClient first = server.connect();
        RawClient second = server.connect()) {
      first.send(first.get("/wait"));
      echo.awaitWaiting();
      second.send(second.get("/n/1"));
      RawClient.Reply busy = second.reply();
      assertEquals(503, busy.status());
      assertEquals("1", busy.headers().get("retry-after"));
      echo.open();
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
    try (TestServer server =
            new TestServer(
                temp,
                echo.routes(),
                new TestPolicy().sending(SHORT).idle(SHORT.plus(SHORT)).policy());
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
