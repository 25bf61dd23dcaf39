package dev.mortise.sim.phone.companion.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.companion.wire.CompanionClient.Bounds;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How much, how long and how many a phone lets its companion have.
@Timeout(60)
class CompanionBoundsTest {

  private static final long PATIENCE_SECONDS = 30;
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int CONTENT_MAX = 10;

  private final LinkThreads threads = LinkThreads.start(1);

  @AfterEach
  void close() {
    threads.close();
  }

  private CompanionClient client(Duration answerWithin, Duration idleMax, int keptMax) {
    Bounds bounds = new Bounds(answerWithin, idleMax, CONTENT_MAX, keptMax);
    return new CompanionClient(threads, Optional.empty(), bounds);
  }

  private static boolean end(ScriptedCompanion.Peer peer) throws IOException {
    return peer.socket().getInputStream().read() < 0;
  }

  @Test
  @Tag("SEC-19")
  void anAnswerThatDoesNotComeIsAwaitedSoLongAndNoLonger() throws Exception {
    CompletableFuture<Boolean> left = new CompletableFuture<>();
    try (CompanionClient client = client(SHORT, HOUR, 1);
        ScriptedCompanion companion =
            new ScriptedCompanion(
                peer -> {
                  peer.hear();
                  peer.say("HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\na");
                  left.complete(end(peer));
                })) {
      assertThrows(IOException.class, () -> client.exchange(Request.get(companion.at("/"))));
      assertTrue(left.get(PATIENCE_SECONDS, TimeUnit.SECONDS), "the connection stays");
    }
  }

  @Test
  @Tag("SEC-19")
  void aConnectionThatLiesStillIsLetGo() throws Exception {
    CompletableFuture<Boolean> left = new CompletableFuture<>();
    try (CompanionClient client = client(HOUR, SHORT, 1);
        ScriptedCompanion companion =
            new ScriptedCompanion(
                peer -> {
                  peer.hear();
                  peer.answer("a");
                  left.complete(end(peer));
                })) {
      assertEquals("a", client.exchange(Request.get(companion.at("/"))).content());
      assertTrue(left.get(PATIENCE_SECONDS, TimeUnit.SECONDS), "the connection stays");
    }
  }

  @Test
  @Tag("SEC-19")
  void anAnswerIsSoLongAndNoLonger() throws Exception {
    String most = "x".repeat(CONTENT_MAX);
    try (CompanionClient client = client(HOUR, HOUR, 1);
        ScriptedCompanion companion =
            new ScriptedCompanion(
                peer -> {
                  peer.hear();
                  peer.answer(most);
                })) {
      assertEquals(most, client.exchange(Request.get(companion.at("/"))).content());
    }
    try (CompanionClient client = client(HOUR, HOUR, 1);
        ScriptedCompanion companion =
            new ScriptedCompanion(
                peer -> {
                  peer.hear();
                  peer.answer(most + "x");
                })) {
      assertThrows(IOException.class, () -> client.exchange(Request.get(companion.at("/"))));
    }
  }

  @Test
  @Tag("SEC-19")
  void onlySoManyConnectionsOfAnOriginAreKept() throws Exception {
    CountDownLatch asked = new CountDownLatch(2);
    CompletableFuture<Integer> left = new CompletableFuture<>();
    try (CompanionClient client = client(HOUR, HOUR, 1);
        ScriptedCompanion companion =
            new ScriptedCompanion(
                peer -> {
                  peer.hear();
                  asked.countDown();
                  await(asked);
                  peer.answer("a");
                  try {
                    peer.serve();
                  } catch (IOException e) {
                    left.complete(peer.number());
                  }
                })) {
      CompletableFuture<Response> other = asking(client, companion.at("/"));
      assertEquals("a", client.exchange(Request.get(companion.at("/"))).content());
      assertEquals("a", other.get(PATIENCE_SECONDS, TimeUnit.SECONDS).content());

      int kept = 3 - left.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      String again = client.exchange(Request.get(companion.at("/"))).content();
      assertEquals(String.valueOf(kept), again);
      assertEquals(2, companion.connections());
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("nobody asks");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static CompletableFuture<Response> asking(CompanionClient client, URI target) {
    CompletableFuture<Response> answer = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            answer.complete(client.exchange(Request.get(target)));
          } catch (IOException | InterruptedException e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  /// Takes nothing, and keeps the status.
  private record Status(CompletableFuture<Integer> status) implements Receiver {

    @Override
    public void opened(int code) {
      status.complete(code);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      // Nothing of the content is asked for.
    }

    @Override
    public void onNext(List<ByteBuffer> content) {
      status.completeExceptionally(new AssertionError("not asked for"));
    }

    @Override
    public void onError(Throwable failure) {
      status.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      status.completeExceptionally(new AssertionError("not asked for"));
    }
  }

  @Test
  void aSchemeIsTheSameInCapitals() throws Exception {
    Status status = new Status(new CompletableFuture<>());
    try (CompanionClient client = client(HOUR, HOUR, 1);
        ScriptedCompanion companion = new ScriptedCompanion(ScriptedCompanion.Peer::serve)) {
      URI loud = URI.create(companion.at("/").toString().replace("http:", "HTTP:"));
      client.stream(Request.get(loud), status);
      assertEquals(200, status.status().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }
  }

  @Test
  void withoutThreadsThereIsNoStream() throws Exception {
    Status status = new Status(new CompletableFuture<>());
    try (CompanionClient client = client(HOUR, HOUR, 1)) {
      threads.close();
      assertThrows(
          IOException.class,
          () -> client.stream(Request.get(URI.create("http://localhost:1/")), status));
    }
  }
}
