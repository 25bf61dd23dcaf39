package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The leaf of a door whose lock senses it (ST-8).
class LeafTest {

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.empty());

  LeafTest() {
    bench.cause(new LockInput.DoorMoved(DoorState.CLOSED));
    bench.press("135790o");
    bench.turnThePage();
  }

  private void move(DoorState... states) {
    for (DoorState state : states) {
      bench.cause(new LockInput.DoorMoved(state));
    }
  }

  private List<DoorState> changes() {
    return bench.events(LockEvent.Door.class).stream().map(LockEvent.Door::state).toList();
  }

  private void ajarAfter(long seconds) {
    assertEquals(
        "done",
        bench.result(
            app,
            Channel.NEAR,
            new CommandArguments.ChangeSetting(
                Setting.DOOR_AJAR_SECONDS.settingName(), new SettingValue.Amount(seconds))));
    bench.turnThePage();
  }

  @Test
  @Tag("ST-8")
  void eachChangeIsOneEventAndTheSameAgainIsNone() {
    move(DoorState.OPEN, DoorState.OPEN, DoorState.CLOSED, DoorState.CLOSED, DoorState.CLOSED);
    move(DoorState.OPEN);

    assertEquals(List.of(DoorState.OPEN, DoorState.CLOSED, DoorState.OPEN), changes());
    assertEquals(3, bench.events().size());
  }

  @Test
  @Tag("ST-8")
  void openingAndClosingAreCountedOncePerChangeThoughManyAreToldAsOne() {
    for (int i = 0; i < 40; i++) {
      move(DoorState.OPEN, DoorState.OPEN, DoorState.CLOSED, DoorState.CLOSED);
    }
    bench.pass(Duration.ofMinutes(1));

    assertEquals(
        80, bench.events(LockEvent.Door.class).stream().mapToInt(LockEvent.Door::times).sum());
  }

  @Test
  @Tag("ST-8")
  void afterTheTimeThatIsSetTheDoorIsAjarAndNotBefore() {
    ajarAfter(90);
    move(DoorState.OPEN);
    bench.pass(Duration.ofSeconds(90).minusMillis(1));
    assertEquals(List.of(DoorState.OPEN), changes());

    bench.pass(Duration.ofMillis(1));
    assertEquals(List.of(DoorState.OPEN, DoorState.AJAR), changes());
    assertEquals(
        List.of(new LockEvent.Alarm(AlarmCode.DOOR_AJAR)), bench.events(LockEvent.Alarm.class));
  }

  @Test
  @Tag("ST-8")
  void aDoorThatIsClosedInTimeIsNotAjarAndTheNextOpeningHasAllItsTime() {
    move(DoorState.OPEN);
    bench.pass(Duration.ofSeconds(59));
    move(DoorState.CLOSED);
    bench.pass(Duration.ofSeconds(59));
    bench.press("135790o");
    move(DoorState.OPEN);
    bench.pass(Duration.ofSeconds(59));

    assertEquals(List.of(), bench.events(LockEvent.Alarm.class));
    bench.pass(Duration.ofSeconds(1));
    assertEquals(
        List.of(new LockEvent.Alarm(AlarmCode.DOOR_AJAR)), bench.events(LockEvent.Alarm.class));
  }

  @Test
  @Tag("ST-8")
  void aDoorThatStaysAjarIsToldOnce() {
    move(DoorState.OPEN);
    bench.pass(Duration.ofHours(1));
    move(DoorState.OPEN);
    bench.pass(Duration.ofHours(1));

    assertEquals(List.of(DoorState.OPEN, DoorState.AJAR), changes());
    assertEquals(1, bench.events(LockEvent.Alarm.class).size());
  }

  @Test
  @Tag("D-10")
  @Tag("LK-55")
  void aDoorThatWasNotSeenClosedIsNotForcedThoughItIsFoundOpen() {
    move(DoorState.OPEN);
    bench.pass(Duration.ofSeconds(10));
    assertEquals(BoltState.LOCKED, bench.bolt());

    bench.turnThePage().powerOn(false);
    move(DoorState.OPEN);

    assertEquals(List.of(DoorState.OPEN), changes());
    bench.pass(Duration.ofSeconds(60));
    assertEquals(List.of(DoorState.OPEN, DoorState.AJAR), changes());
    assertEquals(
        List.of(new LockEvent.Alarm(AlarmCode.DOOR_AJAR)), bench.events(LockEvent.Alarm.class));
  }

  @Test
  @Tag("ST-8")
  @Tag("LK-55")
  void aDoorThatWasForcedAndStaysOpenIsAjarToo() {
    bench.pass(Duration.ofSeconds(10));
    bench.turnThePage();
    move(DoorState.OPEN);
    bench.pass(Duration.ofSeconds(60).minusMillis(1));
    assertEquals(List.of(DoorState.FORCED_OPEN), changes());

    bench.pass(Duration.ofMillis(1));
    assertEquals(List.of(DoorState.FORCED_OPEN, DoorState.AJAR), changes());
    assertEquals(
        List.of(
            new LockEvent.Alarm(AlarmCode.DOOR_FORCED_OPEN),
            new LockEvent.Alarm(AlarmCode.DOOR_AJAR)),
        bench.events(LockEvent.Alarm.class));
  }
}
