package dev.mortise.sim.link.device.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.Octets;
import dev.mortise.sim.link.device.Outbox;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class EventPumpTest {

  /// An outbox in memory whose events are the numbers up to `newest`.
  private static final class NumberedOutbox implements Outbox {
    private long newest;
    private long acknowledged;
    private int asked;

    @Override
    public CompletionStage<Long> acknowledgedUpTo() {
      return CompletableFuture.completedStage(acknowledged);
    }

    @Override
    public CompletionStage<List<SignedEvent>> after(long sequence, int most) {
      asked++;
      List<SignedEvent> events = new ArrayList<>();
      for (long next = sequence + 1; next <= newest && events.size() < most; next++) {
        events.add(new SignedEvent(next, Octets.empty()));
      }
      return CompletableFuture.completedStage(events);
    }

    @Override
    public void acknowledge(long sequence) {
      acknowledged = sequence;
    }
  }

  private final NumberedOutbox outbox = new NumberedOutbox();
  private final List<Long> sent = new ArrayList<>();
  private final List<Integer> packets = new ArrayList<>();
  private final EventPump pump =
      new EventPump(
          outbox,
          Runnable::run,
          new PacketIds(),
          (packetId, event) -> {
            packets.add(packetId);
            sent.add(event.sequence());
          },
          failure -> {
            throw new AssertionError(failure);
          });

  @Test
  void sendsOnlyWhatIsNotAcknowledged() {
    outbox.newest = 5;
    outbox.acknowledged = 3;

    pump.start();

    assertEquals(List.of(4L, 5L), sent);
  }

  @Test
  void neverHasMoreInFlightThanTheBound() {
    outbox.newest = 100;

    pump.start();
    assertEquals(EventPump.IN_FLIGHT_MAX, sent.size());

    assertTrue(pump.acknowledged(packets.getFirst()));
    assertEquals(EventPump.IN_FLIGHT_MAX + 1, sent.size());
  }

  @Test
  void everythingArrivesInOrderAndOnce() {
    outbox.newest = 200;
    pump.start();

    for (int index = 0; index < packets.size(); index++) {
      assertTrue(pump.acknowledged(packets.get(index)));
    }

    assertEquals(200, sent.size());
    assertEquals(sent.stream().sorted().distinct().toList(), sent);
    assertEquals(200, outbox.acknowledged);
  }

  @Test
  void theOutboxHearsOfAnEventOnlyWhenAllBeforeAreAcknowledged() {
    outbox.newest = 3;
    pump.start();

    assertTrue(pump.acknowledged(packets.get(1)));
    assertEquals(0, outbox.acknowledged);
    assertTrue(pump.acknowledged(packets.get(0)));
    assertEquals(2, outbox.acknowledged);
    assertFalse(pump.acknowledged(packets.get(0)), "it is in flight no more");
  }

  @Test
  void acknowledgementsOutOfOrderHoldNothingUp() {
    outbox.newest = 200;
    pump.start();

    for (int index = 0; index < packets.size(); index += 2) {
      assertTrue(pump.acknowledged(packets.get(index + 1)));
      assertTrue(pump.acknowledged(packets.get(index)));
    }

    assertEquals(200, sent.size());
    assertEquals(200, outbox.acknowledged);
  }

  @Test
  void sendsWhatIsRecordedLater() {
    pump.start();
    outbox.newest = 1;

    pump.pump();

    assertEquals(List.of(1L), sent);
  }

  @Test
  void theOutboxIsAskedOnceForEachTimeThatSomethingWasRecorded() {
    pump.start();
    int before = outbox.asked;
    for (int recorded = 1; recorded <= 5; recorded++) {
      outbox.newest++;
      pump.pump();
      assertTrue(pump.acknowledged(packets.getLast()));
      assertEquals(before + recorded, outbox.asked);
    }
    assertEquals(5, sent.size());
  }
}
