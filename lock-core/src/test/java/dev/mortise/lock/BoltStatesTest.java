package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.door.BoltState;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.protocol.message.command.CommandArguments;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The five states of the mechanism as its sensor reports them, and a jam on either way.
class BoltStatesTest {

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.empty());

  BoltStatesTest() {
    bench.turnThePage();
  }

  private BoltState known() {
    return bench.state().live().doorway().bolt();
  }

  private List<BoltState> recorded() {
    return bench.events(LockEvent.Bolt.class).stream().map(LockEvent.Bolt::state).toList();
  }

  private long drives(boolean extend) {
    return bench.effects().stream().filter(new LockEffect.DriveBolt(extend)::equals).count();
  }

  @ParameterizedTest
  @EnumSource(value = BoltState.class, names = "LOCKED", mode = EnumSource.Mode.EXCLUDE)
  @Tag("D-18")
  void everyStateIsTakenAsTheSensorReportsItAndRecordedOnce(BoltState state) {
    bench.cause(new LockInput.BoltReported(state));
    bench.cause(new LockInput.BoltReported(state));

    assertEquals(state, known());
    assertEquals(List.of(state), recorded());
  }

  @Test
  @Tag("D-18")
  void untilTheSensorHasSpokenTheBoltIsUnknown() {
    assertEquals(
        BoltState.UNKNOWN, LockState.started(bench.state().stored()).live().doorway().bolt());
  }

  @Test
  @Tag("D-18")
  void aBoltWithItsLatchWithdrawnIsOpenAndIsThrownInTheRelockTime() {
    bench.cause(new LockInput.BoltReported(BoltState.UNLATCHED));
    bench.pass(Duration.ofSeconds(10).minusMillis(1));
    assertFalse(bench.droveBolt());

    bench.pass(Duration.ofMillis(1));
    assertEquals(1, drives(true));
    assertEquals(BoltState.LOCKED, known());
  }

  @Test
  @Tag("D-18")
  void aSensorThatDoesNotKnowMovesNothing() {
    bench.cause(new LockInput.BoltReported(BoltState.UNKNOWN));
    bench.pass(Duration.ofDays(1));

    assertFalse(bench.droveBolt());
    assertEquals(List.of(), bench.events(LockEvent.Alarm.class));
  }

  @Test
  @Tag("D-18")
  void aBoltThatJamsWhileItIsThrownAlarmsOnceAndIsRetriedOnce() {
    bench.press("135790o");
    bench.turnThePage().jam(true);

    assertEquals("bolt-jammed", bench.result(app, Channel.NEAR, new CommandArguments.Lock()));

    assertEquals(2, drives(true));
    assertEquals(
        List.of(new LockEvent.Alarm(AlarmCode.LOCK_JAMMED)), bench.events(LockEvent.Alarm.class));
    assertEquals(List.of(Prompt.JAMMED), bench.prompts());
    assertEquals(BoltState.NOT_FULLY_LOCKED, known());
  }

  @Test
  @Tag("D-18")
  void aRetryThatSucceedsIsAnOpeningLikeAnyOther() {
    bench.hold(true);
    bench.press("135790o");
    bench.cause(new LockInput.BoltReported(BoltState.NOT_FULLY_LOCKED));
    assertEquals(2, drives(false));
    bench.hold(false);
    bench.cause(new LockInput.BoltReported(BoltState.UNLOCKED));

    assertEquals(2, drives(false));
    assertEquals(List.of(BoltState.NOT_FULLY_LOCKED, BoltState.UNLOCKED), recorded());
    assertEquals(1, bench.events(LockEvent.Alarm.class).size());
    bench.pass(Duration.ofSeconds(10));
    assertEquals(BoltState.LOCKED, known());
  }

  @Test
  @Tag("D-18")
  void theNextJamIsAnotherOneAndIsAlarmedAnew() {
    bench.jam(true);
    bench.press("135790o");
    bench.press("135790o");

    assertEquals(4, drives(false));
    assertEquals(2, bench.events(LockEvent.Alarm.class).size());
    assertTrue(bench.isOpen());
  }
}
