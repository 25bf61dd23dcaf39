package dev.mortise.companion.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.http.Answer;
import dev.mortise.companion.http.Route;
import dev.mortise.companion.http.stream.EventStream;
import dev.mortise.companion.http.stream.StreamedEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Server-sent events over real sockets, from a source of numbered events.
class EventStreamTest {
  @TempDir Path temp;
  private final NumberedEvents events = new NumberedEvents();

  private static final class NumberedEvents implements EventStream {
    final AtomicLong newest = new AtomicLong();
    final AtomicLong fetched = new AtomicLong();
    final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    volatile String payload = "{}";

    @Override
    public List<StreamedEvent> after(String cursor, int limit) {
      long from = cursor.isEmpty() ? 0 : Long.parseLong(cursor);
      List<StreamedEvent> next =
          LongStream.rangeClosed(from + 1, Math.min(newest.get(), from + limit))
              .mapToObj(n -> new StreamedEvent(Long.toString(n), "event", payload))
              .toList();
      fetched.addAndGet(next.size());
      return next;
    }

    @Override
    public Listening onNews(Runnable news) {
      listeners.add(news);
      return () -> listeners.remove(news);
    }

    void happen(long count) {
      newest.addAndGet(count);
      listeners.forEach(Runnable::run);
    }
  }

  private TestServer start(Duration heartbeat) throws IOException {
    HttpPolicy policy = new TestPolicy().heartbeat(heartbeat).batch(16).policy();
    Route<?> route =
        Route.get("/stream", r -> new Answer.Stream(events, r.lastEventId().orElse("")));
    return new TestServer(temp, List.of(route), policy);
  }

  private static RawClient listen(TestServer server, String... fields) throws IOException {
    RawClient client = server.connect();
    String token = "authorization: Bearer " + TestServer.TOKEN.reveal();
    String more = String.join("\r\n", fields);
    client.send(client.get("/stream", more.isEmpty() ? token : token + "\r\n" + more));
    return client;
  }

  @Test
  void eventsComeWithCursorAsTheyHappen() throws IOException {
    try (TestServer server = start(Duration.ofMinutes(1));
        RawClient client = listen(server)) {
      assertEquals("HTTP/1.1 200 OK", client.line());
      assertEquals("content-type: text/event-stream", client.lineWith("content-type"));
      events.happen(2);
      assertEquals("id: 1", client.lineWith("id"));
      assertEquals("event: event", client.line());
      assertEquals("data: {}", client.line());
      assertEquals("", client.line());
      assertEquals("id: 2", client.lineWith("id"));
      events.happen(1);
      assertEquals("id: 3", client.lineWith("id"));
    }
  }

  @Test
  void brokenStreamGoesOnWhereItWas() throws IOException {
    events.happen(100);
    try (TestServer server = start(Duration.ofMinutes(1))) {
      try (RawClient client = listen(server)) {
        for (int n = 1; n <= 40; n++) {
          assertEquals("id: " + n, client.lineWith("id"));
        }
      }
      try (RawClient client = listen(server, "last-event-id: 40")) {
        for (int n = 41; n <= 100; n++) {
          assertEquals("id: " + n, client.lineWith("id"));
        }
      }
    }
  }

  @Test
  void quietStreamShowsThatItLives() throws IOException {
    try (TestServer server = start(Duration.ofMillis(50));
        RawClient client = listen(server)) {
      assertEquals(": still here", client.lineWith(":"));
      assertEquals(": still here", client.lineWith(":"));
      events.happen(1);
      assertEquals("id: 1", client.lineWith("id"));
    }
  }

  @Test
  @Tag("SEC-23")
  void revokedSessionEndsTheStream() throws IOException {
    try (TestServer server = start(Duration.ofMillis(50));
        RawClient client = listen(server)) {
      assertEquals(": still here", client.lineWith(":"));
      server.sessionHolds.set(false);
      client.awaitClose();
      assertEquals(List.of(), events.listeners);
    }
  }

  @Test
  @Tag("SEC-19")
  void slowReaderHoldsUpOnlyItself() throws Exception {
    events.payload = "\"" + "x".repeat(10_000) + "\"";
    long many = 100_000;
    events.happen(many);
    try (TestServer server = start(Duration.ofMinutes(1));
        RawClient slow = listen(server);
        RawClient good = listen(server)) {
      assertEquals("id: 1", slow.lineWith("id"));
      for (int n = 1; n <= 2_000; n++) {
        assertEquals("id: " + n, good.lineWith("id"));
      }
      // The slow one's share waits in the source: sockets hold some megabytes, never a gigabyte.
      assertTrue(events.fetched.get() < many / 5, () -> "fetched=" + events.fetched);
    }
  }

  @Test
  void oneAccountGetsSoManyStreams() throws IOException {
    try (TestServer server = start(Duration.ofMinutes(1));
        RawClient first = listen(server);
        RawClient second = listen(server)) {
      assertEquals("HTTP/1.1 200 OK", first.line());
      assertEquals("HTTP/1.1 200 OK", second.line());
      try (RawClient third = listen(server)) {
        assertEquals(503, third.reply().status());
      }
    }
  }
}
