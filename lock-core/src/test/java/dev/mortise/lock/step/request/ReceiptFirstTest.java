package dev.mortise.lock.step.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.JournalEntry;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.Decision;
import dev.mortise.lock.LockBench;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.LockInput.BoltReported;
import dev.mortise.lock.LockInput.MessageReceived;
import dev.mortise.lock.LockState;
import dev.mortise.lock.Moment;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.lock.link.Correlation;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.message.command.CommandArguments.Unlock;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.secret.Entropy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A receipt for an opening rests on what was stored before the bolt moved, and waits for no other
/// storing: the arrival is recorded by the step behind it.
class ReceiptFirstTest {

  private final LockBench bench = new LockBench();
  private final BenchPhone phone = BenchPhone.ofAdministrator(bench);
  private LockState state = bench.state();

  @Test
  @Tag("LK-37")
  void theReceiptWaitsForTheBoltAndForNothingToBeStored() {
    Decision moving = carry();
    assertTrue(moving.effects().contains(new LockEffect.DriveBolt(false)));
    long intent = state.stored().journal().sequence();
    LockState before = state;
    Decision arrived = decide(new BoltReported(BoltState.UNLOCKED));
    assertFalse(arrived.changesStored(before));
    Receipt receipt = receipt(arrived).orElseThrow();
    assertEquals(BoltState.UNLOCKED, receipt.bolt());
    assertEquals(intent, receipt.newestSequence());
  }

  @Test
  void theArrivalIsRecordedByTheStepBehind() {
    carry();
    Decision arrived = decide(new BoltReported(BoltState.UNLOCKED));
    assertTrue(arrived.effects().contains(new LockEffect.WakeAt(bench.now())));
    Decision tick = decide(new LockInput.Tick());
    assertEquals(List.of(BoltState.UNLOCKED), arrivals(tick));
    assertEquals(Optional.empty(), receipt(tick));
    assertEquals(List.of(), arrivals(decide(new LockInput.Tick())));
  }

  @Test
  void whateverComesNextTheArrivalIsRecordedBeforeIt() {
    carry();
    decide(new BoltReported(BoltState.UNLOCKED));
    Decision door = decide(new LockInput.DoorMoved(DoorState.OPEN));
    assertEquals(
        List.of(new LockEvent.Bolt(BoltState.UNLOCKED), new LockEvent.Door(DoorState.OPEN, 1)),
        recorded(door));
  }

  @Test
  void anotherReportAtOnceIsRecordedBehindTheFirst() {
    carry();
    decide(new BoltReported(BoltState.UNLOCKED));
    decide(new LockInput.MechanicalKeyTurned(false));
    Decision locked = decide(new BoltReported(BoltState.LOCKED));
    assertEquals(List.of(BoltState.LOCKED), arrivals(locked));
  }

  @Test
  void anArrivalThatNobodyWaitsForIsRecordedAtOnce() {
    carry();
    decide(new BoltReported(BoltState.UNLOCKED));
    Duration relock = state.live().doorway().relockAt().orElseThrow();
    Decision thrown = decide(new LockInput.Tick(), relock);
    assertTrue(thrown.effects().contains(new LockEffect.DriveBolt(true)));
    assertEquals(
        List.of(BoltState.LOCKED), arrivals(decide(new BoltReported(BoltState.LOCKED), relock)));
  }

  private Decision carry() {
    return decide(
        new MessageReceived(
            Channel.REMOTE,
            new ConnectionId(1),
            new Correlation(Octets.of((byte) 1)),
            phone.signed(new Unlock()).encode()));
  }

  private Decision decide(LockInput input) {
    return decide(input, bench.now());
  }

  private Decision decide(LockInput input, Duration now) {
    if (input instanceof MessageReceived) {
      // The phone asked for its challenge on the bench.
      state = bench.state();
    }
    Moment moment =
        new Moment(now, Optional.of(LockBench.MORNING), Entropy.of(new byte[Entropy.SIZE]));
    Decision decision = bench.machine().decide(state, input, moment);
    state = decision.next();
    return decision;
  }

  private static List<BoltState> arrivals(Decision decision) {
    return recorded(decision).stream()
        .filter(LockEvent.Bolt.class::isInstance)
        .map(event -> ((LockEvent.Bolt) event).state())
        .toList();
  }

  private static List<LockEvent> recorded(Decision decision) {
    return decision.effects().stream()
        .filter(LockEffect.RecordEvent.class::isInstance)
        .map(effect -> event(((LockEffect.RecordEvent) effect).entry()))
        .toList();
  }

  private static LockEvent event(JournalEntry entry) {
    try {
      return EventMessage.decode(entry.payload()).event();
    } catch (MalformedCbor e) {
      throw new AssertionError(e);
    }
  }

  private static Optional<Receipt> receipt(Decision decision) {
    return decision.effects().stream()
        .filter(LockEffect.Answer.class::isInstance)
        .map(effect -> ((LockEffect.Answer) effect).reply())
        .map(BenchPhone::receipt)
        .findFirst();
  }
}
