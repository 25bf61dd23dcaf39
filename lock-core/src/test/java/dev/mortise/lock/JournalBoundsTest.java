package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.door.DoorState;
import dev.mortise.journal.JournalHead;
import dev.mortise.journal.KeptEvents;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.stored.StoredStateCodec;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.secret.SecretBytes;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class JournalBoundsTest {

  private final LockBench bench = new LockBench().withAdministrator("135790").turnThePage();

  @Test
  @Tag("D-20")
  void ringsAboveTenAMinuteAreRecordedAsOne() {
    bench.press("b".repeat(25));
    assertEquals(10, bench.events(LockEvent.Doorbell.class).size());

    bench.pass(Duration.ofMinutes(1));
    List<LockEvent.Doorbell> rings = bench.events(LockEvent.Doorbell.class);
    assertEquals(11, rings.size());
    assertEquals(new LockEvent.Doorbell(15), rings.getLast());

    bench.turnThePage().press("b");
    assertEquals(List.of(new LockEvent.Doorbell(1)), bench.events());
  }

  @Test
  @Tag("D-20")
  void movementsOfTheDoorAreMergedWithWhereItIsNow() {
    bench.press("135790o");
    bench.turnThePage();
    for (int i = 0; i < 7; i++) {
      bench.cause(new LockInput.DoorMoved(DoorState.OPEN));
      bench.cause(new LockInput.DoorMoved(DoorState.CLOSED));
    }
    assertEquals(10, bench.events(LockEvent.Door.class).size());

    bench.pass(Duration.ofMinutes(1));
    assertEquals(
        new LockEvent.Door(DoorState.CLOSED, 4), bench.events(LockEvent.Door.class).getLast());
  }

  @Test
  @Tag("D-20")
  void fullJournalDropsFiveHundredOrdinaryEventsAndSaysSo() {
    bench.cause(new LockInput.CoverPried());
    long alarm = bench.state().stored().journal().sequence();
    fill();

    LockEffect.DropEvents drop = drops().getFirst();
    assertEquals(1, drop.from());
    assertEquals(501, drop.to());
    assertEquals(Set.of(alarm), drop.except());
    assertTrue(bench.events().contains(new LockEvent.Dropped(1, 501)));
    assertTrue(left() <= 5000);
  }

  @Test
  @Tag("D-20")
  void journalNeverHoldsMoreThanFiveThousandAndNoAlarmIsWashedOut() {
    bench.cause(new LockInput.CoverPried());
    long alarm = bench.state().stored().journal().sequence();
    for (int i = 0; i < 3; i++) {
      fill();
      assertTrue(left() <= 5000);
    }

    assertTrue(drops().size() > 1);
    assertTrue(
        bench.state().stored().kept().has(alarm, bench.state().stored().journal().sequence()));
    assertFalse(bench.events().isEmpty());
    assertEquals(
        List.of(new LockEvent.Alarm(AlarmCode.FRONT_ESCUTCHEON_REMOVED)),
        bench.events(LockEvent.Alarm.class));
  }

  @Test
  @Tag("D-20")
  void anOpeningUnderDuressGoesWithTheOrdinaryOnes() {
    bench.passcode(new UserIndex(1), "975310", true);
    bench.press("975310o");
    long opening = bench.journal().getFirst().sequence();
    fill();

    assertEquals(Set.of(), drops().getFirst().except());
    assertFalse(
        bench.state().stored().kept().has(opening, bench.state().stored().journal().sequence()));
  }

  @Test
  @Tag("D-20")
  void doorForcedAgainAndAgainLeavesALockThatStarts() throws MalformedCbor {
    for (int i = 0; i < 6500; i++) {
      bench.cause(new LockInput.DoorMoved(DoorState.CLOSED));
      bench.cause(new LockInput.DoorMoved(DoorState.OPEN));
      assertTrue(left() <= 5000, "forced " + i);
    }

    assertEquals(
        6500,
        bench.events(LockEvent.Alarm.class).stream()
            .filter(alarm -> alarm.code() == AlarmCode.DOOR_FORCED_OPEN)
            .count());
    startsAgain();
  }

  @Test
  @Tag("D-20")
  void leavingAgainAndAgainWhileEverybodyIsOutLeavesALockThatStarts() throws MalformedCbor {
    EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.empty());
    assertEquals(
        "done", bench.result(app, Channel.NEAR, new CommandArguments.SetLeavingHome(true)));
    for (int i = 0; i < 6500; i++) {
      bench.cause(new LockInput.HandlePressed());
      assertTrue(left() <= 5000, "pressed " + i);
    }

    startsAgain();
  }

  @Test
  @Tag("D-20")
  void lockThatHoldsMoreAlarmsThanItMayStartsAndLetsGoOfTheOldest() throws MalformedCbor {
    StoredState stored = bench.state().stored();
    long newest = 7000;
    KeptEvents kept = KeptEvents.above(999);
    for (long alarm = 1000; alarm <= newest; alarm++) {
      kept = kept.withAlarm(alarm);
    }
    bench.setUp(stored.with(kept).with(new JournalHead(newest, stored.journal().hash())));

    startsAgain();

    assertTrue(left() <= 5000);
    assertFalse(bench.state().stored().kept().has(2000, newest));
    assertTrue(bench.state().stored().kept().has(newest, newest));
  }

  /// What the lock has stored can be read, and is what a lock starts and opens with.
  private void startsAgain() throws MalformedCbor {
    try (SecretBytes written = StoredStateCodec.encode(bench.state().stored())) {
      StoredState read = StoredStateCodec.decode(written);
      assertEquals(bench.state().stored(), read);
      bench.setUp(read);
    }
    bench.pullBattery().turnThePage().press("135790o");
    assertTrue(bench.droveBolt());
  }

  private void fill() {
    for (int i = 0; i < 2600; i++) {
      bench.moveByHand(new LockInput.HandlePressed(), true);
      bench.moveByHand(new LockInput.HandleLifted(), false);
    }
  }

  private long left() {
    StoredState stored = bench.state().stored();
    return stored.kept().count(stored.journal().sequence());
  }

  private List<LockEffect.DropEvents> drops() {
    return bench.effects().stream()
        .filter(LockEffect.DropEvents.class::isInstance)
        .map(LockEffect.DropEvents.class::cast)
        .toList();
  }
}
