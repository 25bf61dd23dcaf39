package dev.mortise.sim.phone.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.companion.EventStream.News;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.companion.http.CompanionFailed.Reason;
import dev.mortise.sim.phone.companion.wire.CompanionClient;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Server-sent events as a phone reads them, also from a companion that means no good.
class EventStreamTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LinkThreads threads = LinkThreads.start(1);
  private final CompanionClient client = new CompanionClient(threads, Optional.empty());
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void close() {
    over.countDown();
    client.close();
    threads.close();
  }

  @Test
  void eventsComeInOrderWithSignsOfLifeBetween() throws Exception {
    String text =
        """
        id: 8
        data: {"event":"AQI"}

        : still here

        id: 9\r
        data: {"event":\r
        data: "Aw"}\r
        \r
        """;
    try (FakeCompanion companion = sending(text, false);
        EventStream stream = open(companion)) {
      assertEquals(new News.Event(Octets.ofHex("0102")), stream.next(PATIENCE));
      assertEquals(new News.StillHere(), stream.next(PATIENCE));
      assertEquals(new News.Event(Octets.ofHex("03")), stream.next(PATIENCE));
      assertEquals(new News.Ended(), stream.next(PATIENCE));
      assertEquals(
          "GET /v1/locks/00000000-0000-0001-0000-000000000002/events/stream?after=7",
          companion.asked.getFirst());
    }
  }

  @Test
  void aStreamThatLiesStillIsSilent() throws Exception {
    try (FakeCompanion companion = sending("", true)) {
      EventStream stream = open(companion);
      assertEquals(new News.Silence(), stream.next(Duration.ofMillis(20)));
      stream.close();
      assertEquals(new News.Ended(), stream.next(PATIENCE));
      over.countDown();
    }
  }

  @Test
  void aLineWithoutAnEndIsCutOff() throws Exception {
    try (FakeCompanion companion = sending("data: " + "x".repeat(1_000_000), true);
        EventStream stream = open(companion)) {
      assertEquals(new News.Ended(), stream.next(PATIENCE));
      over.countDown();
    }
  }

  @Test
  void anEventWithoutAnEndIsRefused() throws Exception {
    String endless = "data: 0123456789012345678901234567890123456789\n".repeat(5_000);
    try (FakeCompanion companion = sending(endless, true);
        EventStream stream = open(companion)) {
      CompanionFailed failed =
          assertThrows(
              CompanionFailed.class,
              () -> {
                for (int i = 0; i < 50; i++) {
                  assertInstanceOf(News.StillHere.class, stream.next(PATIENCE));
                }
              });
      assertEquals("the companion sent an event without an end", failed.sentence());
      over.countDown();
    }
  }

  @Test
  void aStreamForNobodyIsNotOpened() throws Exception {
    try (FakeCompanion companion = FakeCompanion.saying(404, "")) {
      CompanionFailed failed = assertThrows(CompanionFailed.class, () -> open(companion));

      assertEquals(Reason.NOT_FOUND, failed.reason());
      assertEquals("the companion has nothing there for this account", failed.sentence());
    }
  }

  private EventStream open(FakeCompanion companion) throws CompanionFailed {
    return new SignedIn(companion.session(), client).stream(new LockId(new UUID(1, 2)), 7);
  }

  /// @param staying whether the connection is held open behind the text
  private FakeCompanion sending(String text, boolean staying) throws IOException {
    return new FakeCompanion(
        (exchange, _) -> {
          try {
            send(exchange, text, staying);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void send(HttpExchange exchange, String text, boolean staying)
      throws IOException, InterruptedException {
    exchange.getResponseHeaders().add("content-type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    body.write(text.getBytes(StandardCharsets.UTF_8));
    body.flush();
    if (staying) {
      var _ = over.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }
}
