package dev.mortise.sim.panel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.panel.http.EventSource;
import dev.mortise.sim.panel.http.Reply;
import dev.mortise.sim.panel.http.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a connection whose call cannot be answered, over real sockets.
@Timeout(120)
class UnansweredTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final LinkThreads threads = LinkThreads.start(1);
  private HttpListener listener;

  @BeforeEach
  void listen() throws IOException {
    listener =
        HttpListener.start(
            threads,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            PanelToken.fresh(new SecureRandom()),
            List.of(
                Route.get(
                        "/error",
                        _ -> {
                          throw new AssertionError("a handler gives up");
                        })
                    .opened(),
                Route.get("/no-json", _ -> new Reply.Value(endless())).opened(),
                Route.get("/no-news", _ -> new Reply.Events(new NoNews(), 0)).opened()));
  }

  @AfterEach
  void close() {
    listener.close();
    threads.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/error", "/no-json", "/no-news"})
  @Tag("SEC-19")
  void itsConnectionIsClosed(String path) throws IOException {
    try (Socket socket = new Socket("localhost", listener.address().getPort())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nhost: localhost\r\n\r\n"
                  .formatted(path)
                  .getBytes(StandardCharsets.US_ASCII));

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

      assertEquals(path.equals("/no-news"), answer.contains("200"), answer);
    }
  }

  private static List<Object> endless() {
    List<Object> list = new ArrayList<>();
    list.add(list);
    return list;
  }

  /// Nobody can be called back by it.
  private static final class NoNews implements EventSource {

    @Override
    public List<Event> after(long cursor, int most) {
      return List.of();
    }

    @Override
    public Subscription onNews(Runnable news) {
      throw new IllegalStateException("there is no news");
    }
  }
}
