package dev.mortise.sim.link.device.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.link.OwedAcknowledgements;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// In the connection's own time, which the test turns.
class OpenRequestsTest {

  /// What goes out, in order.
  private final class Sent implements OpenRequests.Wire {
    @Override
    public void respond(int packetId, Octets correlation, Octets response) {
      responses.add(packetId);
      sent.add("response " + response);
    }

    @Override
    public void acknowledge(int packetId, Acknowledgement acknowledgement) {
      sent.add(packetId + " " + acknowledgement);
    }
  }

  private final List<String> sent = new ArrayList<>();
  private final List<Integer> responses = new ArrayList<>();
  private final List<CompletableFuture<Octets>> lock = new ArrayList<>();
  private final EmbeddedChannel channel = EmbeddedChannel.builder().build();
  private final OpenRequests requests =
      new OpenRequests(this::ask, channel.eventLoop(), new PacketIds(), new Sent());

  private CompletionStage<Octets> ask(Octets request) {
    CompletableFuture<Octets> answer = new CompletableFuture<>();
    lock.add(answer);
    return answer;
  }

  private boolean take(int packetId) {
    return requests.take(packetId, Octets.empty(), Octets.empty());
  }

  private void answer(int request, int response) {
    lock.get(request).complete(Octets.of((byte) response));
    channel.runPendingTasks();
  }

  @Test
  void aRequestIsAcknowledgedWithItsResponseAndNoSooner() {
    assertTrue(take(100));
    assertEquals(List.of(), sent);

    answer(0, 0x21);

    assertEquals(List.of("response 21", "100 TAKEN"), sent);
  }

  @Test
  void responsesGoOutAsTheyAreReadyAndAcknowledgementsInOrder() {
    take(100);
    take(101);

    answer(1, 0x22);
    assertEquals(List.of("response 22"), sent);
    answer(0, 0x21);

    assertEquals(List.of("response 22", "response 21", "100 TAKEN", "101 TAKEN"), sent);
  }

  @Test
  @Tag("SEC-19")
  void noMoreRequestsAreLaidBeforeTheLockThanWereAnnounced() {
    for (int request = 0; request < OwedAcknowledgements.MOST; request++) {
      assertTrue(take(request + 1));
    }

    assertFalse(take(100));
    assertEquals(OwedAcknowledgements.MOST, lock.size());
  }

  @Test
  void aRequestThatIsNeverAnsweredDoesNotHoldBackTheOthersForGood() {
    channel.freezeTime();
    take(100);
    take(101);
    answer(1, 0x22);

    channel.advanceTimeBy(OpenRequests.ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
    assertEquals(List.of("response 22", "100 FAILED", "101 TAKEN"), sent);

    answer(0, 0x21);
    assertEquals(3, sent.size(), "its response is too late");
  }

  @Test
  void aRequestThatFailsIsAcknowledgedAsSuch() {
    take(100);

    lock.getFirst().completeExceptionally(new IllegalStateException("no power"));
    channel.runPendingTasks();

    assertEquals(List.of("100 FAILED"), sent);
  }

  @Test
  @Tag("SEC-19")
  void responsesWaitForACompanionThatAcknowledgesNone() {
    int more = OpenRequests.RESPONSES_IN_FLIGHT_MAX + 1;
    for (int request = 0; request < more; request++) {
      take(request + 1);
      answer(request, request);
    }
    assertEquals(OpenRequests.RESPONSES_IN_FLIGHT_MAX, responses.size());

    assertTrue(requests.acknowledged(responses.getFirst()));
    assertEquals(more, responses.size());
    assertFalse(requests.acknowledged(responses.getFirst()), "it is in flight no more");
  }
}
