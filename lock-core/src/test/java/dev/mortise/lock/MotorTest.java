package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.door.BoltState;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.JournalEntry;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.secret.Entropy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What happens while the motor is under way: here it takes its time, and reports when told.
class MotorTest {

  private final LockBench household = new LockBench().withAdministrator("135790");
  private final List<LockEffect> effects = new ArrayList<>();
  private LockState state = household.state();
  private Duration now = household.now();

  @Test
  @Tag("LK-45")
  @Tag("D-18")
  void handThatOpensWhileTheBoltIsThrownIsNoJam() {
    open();
    pass(Duration.ofSeconds(10));
    assertEquals(1, drives(true));

    cause(new LockInput.HandlePressed());
    cause(new LockInput.BoltReported(BoltState.UNLOCKED));

    assertTrue(alarms().isEmpty());
    assertEquals(1, drives(true));
    pass(Duration.ofSeconds(10));
    assertEquals(2, drives(true));
  }

  @Test
  @Tag("LK-45")
  @Tag("D-18")
  void handThatLocksWhileTheBoltIsWithdrawnIsNoJam() {
    enter();
    cause(new LockInput.HandleLifted());
    cause(new LockInput.BoltReported(BoltState.LOCKED));

    assertTrue(alarms().isEmpty());
    assertEquals(1, drives(false));
    assertEquals(BoltState.LOCKED, state.live().doorway().bolt());
  }

  @Test
  @Tag("LK-83")
  void askingAgainAndAgainDoesNotKeepTheBoltFromArriving() {
    enter();
    for (int i = 0; i < 5; i++) {
      enter();
    }
    assertEquals(1, drives(false));

    cause(new LockInput.BoltReported(BoltState.UNLOCKED));
    assertEquals(BoltState.UNLOCKED, state.live().doorway().bolt());
    assertTrue(state.live().doorway().run().isEmpty());
  }

  private void open() {
    enter();
    cause(new LockInput.BoltReported(BoltState.UNLOCKED));
  }

  private void enter() {
    for (int digit : new int[] {1, 3, 5, 7, 9, 0}) {
      cause(new LockInput.KeyPressed(KeypadKey.ofDigit(digit)));
    }
    cause(new LockInput.KeyPressed(KeypadKey.CONFIRM));
  }

  private void pass(Duration by) {
    now = now.plus(by);
    cause(new LockInput.Tick());
  }

  private void cause(LockInput input) {
    Moment moment = new Moment(now, Optional.empty(), Entropy.of(new byte[Entropy.SIZE]));
    Decision decision = household.machine().decide(state, input, moment);
    state = decision.next();
    effects.addAll(decision.effects());
  }

  private long drives(boolean extend) {
    return effects.stream().filter(new LockEffect.DriveBolt(extend)::equals).count();
  }

  private List<LockEvent> alarms() {
    return effects.stream()
        .filter(LockEffect.RecordEvent.class::isInstance)
        .map(effect -> event(((LockEffect.RecordEvent) effect).entry()))
        .filter(LockEvent.Alarm.class::isInstance)
        .toList();
  }

  private static LockEvent event(JournalEntry entry) {
    try {
      return EventMessage.decode(entry.payload()).event();
    } catch (MalformedCbor e) {
      throw new AssertionError(e);
    }
  }
}
