package dev.mortise.companion.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.http.Answer;
import dev.mortise.companion.http.Route;
import dev.mortise.companion.http.input.Base64Url;
import dev.mortise.companion.lock.view.ViewPolicy;
import dev.mortise.companion.lock.view.Views;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.link.StreamFrame;
import dev.mortise.protocol.message.Challenge;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Live views over real sockets, to viewers who read and to one who does not.
class LiveViewStreamTest {

  private static final LockId SLOW = new LockId(new UUID(1, 1));
  private static final LockId GOOD = new LockId(new UUID(1, 2));
  private static final Challenge CHALLENGE = new Challenge(Octets.ofHex("ab".repeat(16)));
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path temp;
  private final Views views = new Views(new ViewPolicy(4, 3, LONG, LONG));

  private TestServer start() throws IOException {
    return new TestServer(
        temp,
        List.of(route("/slow", SLOW), route("/good", GOOD)),
        new TestPolicy().heartbeat(LONG).policy());
  }

  private Route<?> route(String path, LockId lock) {
    return Route.get(
        path, _ -> new Answer.Stream(views.watch(lock, CHALLENGE, LONG, Optional::empty), ""));
  }

  private RawClient watch(TestServer server, String path) throws IOException {
    int before = views.size();
    RawClient client = server.connect();
    client.send(client.get(path, "authorization: Bearer " + TestServer.TOKEN.reveal()));
    assertEquals("HTTP/1.1 200 OK", client.line());
    Awaitility.await().atMost(PATIENCE).until(() -> views.size() == before + 1);
    return client;
  }

  private static StreamFrame frame(long number) {
    return new StreamFrame(CHALLENGE, number, Octets.of(new byte[StreamFrame.SEALED_MAX]));
  }

  @Test
  @Tag("LK-76")
  void framesComeAsTheLockSealedThemAndTheLastWordEndsTheStream() throws IOException {
    try (TestServer server = start();
        RawClient client = watch(server, "/good")) {
      views.frame(GOOD, frame(5));
      assertEquals("id: 5", client.lineWith("id"));
      assertEquals("event: frame", client.line());
      assertEquals(
          "data: {\"frame\":\"" + Base64Url.encode(frame(5).encode()) + "\"}", client.line());
      views.left(GOOD);
      assertEquals("event: end", client.lineWith("event"));
      assertEquals("data: {\"why\":\"lock-left\"}", client.line());
      client.awaitClose();
      Awaitility.await().atMost(PATIENCE).until(() -> views.size() == 0);
    }
  }

  /// A frame is handed over without waiting, or this test would not end: the viewer who does not
  /// read takes a few megabytes at most, and is sent hundreds.
  @Test
  @Tag("SEC-19")
  void whoDoesNotReadHoldsUpNeitherLockNorOthers() throws IOException {
    try (TestServer server = start();
        RawClient slow = watch(server, "/slow");
        RawClient good = watch(server, "/good")) {
      for (long number = 0; number < 5_000; number++) {
        views.frame(SLOW, frame(number));
      }
      views.frame(GOOD, frame(1));
      assertEquals("id: 1", good.lineWith("id"));

      views.left(SLOW);
      long newest = -1;
      long taken = 0;
      for (String id = slow.lineWith("id"); !id.equals("id: end"); id = slow.lineWith("id")) {
        long number = Long.parseLong(id.substring("id: ".length()));
        assertTrue(number > newest, () -> "a frame came twice or late: " + number);
        newest = number;
        taken++;
      }
      assertEquals(4_999, newest, "the newest frame is worth most");
      assertTrue(taken < 2_500, "frames of the slow one pile up taken=" + taken);
    }
  }
}
