package dev.mortise.sim.panel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.panel.http.PanelPatience;
import dev.mortise.sim.panel.http.Reply;
import dev.mortise.sim.panel.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a caller hears before sending anything but a head, over real sockets.
@Timeout(120)
class HeadFirstTest {

  private static final int PICTURE = 16 << 20;
  private static final int CONTENT_MAX = 100_000;

  private final LinkThreads threads = LinkThreads.start(1);
  private final PanelToken token = PanelToken.fresh(new SecureRandom());
  private final AtomicInteger handled = new AtomicInteger();
  private HttpListener listener;

  @BeforeEach
  void listen() throws IOException {
    listen(PanelPatience.USUAL);
  }

  private void listen(PanelPatience patience) throws IOException {
    Route route =
        Route.post(
                "/in",
                call -> {
                  handled.incrementAndGet();
                  return new Reply.Value(Map.of("bytes", call.body().size()));
                })
            .taking(CONTENT_MAX);
    listener =
        HttpListener.start(
            threads,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            token,
            List.of(route),
            patience);
  }

  @AfterEach
  void close() {
    listener.close();
    threads.close();
  }

  private Socket connect() throws IOException {
    return new Socket("localhost", listener.address().getPort());
  }

  private String head(int length, String... fields) {
    return "POST /in HTTP/1.1\r\nhost: localhost\r\n%s\r\ncontent-length: %d\r\n\r\n"
        .formatted(String.join("\r\n", fields), length);
  }

  private String bearing() {
    return "authorization: Bearer " + token.reveal();
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private static String all(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "x-nothing: x, 401",
    "authorization: Bearer wrong, 401",
    "origin: http://evil.example, 403",
    "host: evil.example, 421",
    "expect: 100-continue, 401"
  })
  @Tag("SEC-25")
  @Tag("SEC-19")
  void aStrangerWhoAnnouncesAPictureIsRefusedBeforeSendingIt(String field, int status)
      throws IOException {
    try (Socket socket = connect()) {
      send(socket, head(PICTURE, field));
      String answer = all(socket);
      assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
      assertTrue(answer.contains("connection: close"), answer);
      assertFalse(answer.contains("100 Continue"), answer);
      assertEquals(0, handled.get());
    }
  }

  @Test
  @Tag("SEC-19")
  void aStrangerWhoSendsItAllTheSameHearsTheRefusalAndIsCutOff() throws IOException {
    try (Socket socket = connect()) {
      send(socket, head(PICTURE, "x-nothing: x"));
      send(socket, "x".repeat(500_000));
      assertTrue(all(socket).startsWith("HTTP/1.1 401"));
      boolean cutOff = false;
      for (int sent = 0; sent < PICTURE && !cutOff; sent += 500_000) {
        try {
          send(socket, "x".repeat(500_000));
        } catch (SocketException e) {
          cutOff = true;
        }
      }
      assertTrue(cutOff, "it took " + PICTURE + " bytes of a stranger");
    }
  }

  @Test
  void whoMayComeInIsAskedForTheContent() throws IOException {
    try (Socket socket = connect()) {
      send(socket, head(3, bearing(), "expect: 100-continue", "connection: close"));
      assertEquals("HTTP/1.1 100 Continue", line(socket.getInputStream()));
      send(socket, "abc");
      String answer = all(socket);
      assertTrue(answer.contains("{\"bytes\":3}"), answer);
    }
  }

  @Test
  void whatAnOldCallerExpectsIsNotHeard() throws IOException {
    try (Socket socket = connect()) {
      send(socket, head(3, bearing(), "expect: 100-continue").replace("HTTP/1.1", "HTTP/1.0"));
      send(socket, "abc");
      String answer = all(socket);
      assertTrue(answer.contains(" 200 ") && answer.contains("{\"bytes\":3}"), answer);
      assertFalse(answer.contains("Continue"), answer);
    }
  }

  @Test
  void nothingElseCanBeExpected() throws IOException {
    try (Socket socket = connect()) {
      send(socket, head(3, bearing(), "expect: wonders"));
      assertTrue(all(socket).startsWith("HTTP/1.1 417"));
    }
  }

  @Test
  @Tag("SEC-19")
  void aContentThatIsTooLongIsRefusedByItsHeadOrWhereItGetsTooLong() throws IOException {
    try (Socket socket = connect()) {
      send(socket, head(CONTENT_MAX + 1, bearing(), "expect: 100-continue"));
      assertTrue(all(socket).startsWith("HTTP/1.1 413"));
    }
    try (Socket socket = connect()) {
      send(
          socket,
          "POST /in HTTP/1.1\r\nhost: localhost\r\n%s\r\ntransfer-encoding: chunked\r\n\r\n"
              .formatted(bearing()));
      for (int chunk = 0; chunk <= CONTENT_MAX / 1_000; chunk++) {
        send(socket, "3e8\r\n" + "x".repeat(1_000) + "\r\n");
      }
      assertTrue(all(socket).startsWith("HTTP/1.1 413"));
    }
    assertEquals(0, handled.get());
  }

  @Test
  @Tag("SEC-19")
  void aContentThatDoesNotComeIsNotAwaitedForLong() throws IOException {
    listener.close();
    Duration hour = Duration.ofHours(1);
    listen(new PanelPatience(Duration.ofMillis(200), hour, hour, hour));
    try (Socket socket = connect()) {
      send(socket, head(1_000, bearing()) + "x");
      assertEquals("", all(socket));
      assertEquals(0, handled.get());
    }
  }

  @Test
  void aRefusalOfACallWithoutContentLeavesTheConnectionOpen() throws IOException {
    try (Socket socket = connect()) {
      send(socket, "GET /in HTTP/1.1\r\nhost: localhost\r\n\r\n");
      assertEquals("HTTP/1.1 401 Unauthorized", line(socket.getInputStream()));
      send(socket, head(2, bearing(), "connection: close") + "ab");
      String rest = all(socket);
      assertTrue(rest.contains("{\"bytes\":2}"), rest);
    }
  }
}
