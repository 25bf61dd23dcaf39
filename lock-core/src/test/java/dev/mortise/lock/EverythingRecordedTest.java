package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.Maker;
import dev.mortise.journal.event.ModeName;
import dev.mortise.journal.event.OperationError;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.mode.OperatingMode;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.SettingValue.Flag;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.AddUser;
import dev.mortise.protocol.message.command.CommandArguments.ChangeSetting;
import dev.mortise.protocol.message.command.CommandArguments.DeleteCredential;
import dev.mortise.protocol.message.command.CommandArguments.SetMode;
import dev.mortise.protocol.message.command.CommandArguments.SetTime;
import dev.mortise.protocol.message.command.CommandArguments.Unlock;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything that LK-58 wants recorded is recorded, with who and how.
class EverythingRecordedTest {

  private static final UserIndex OWNER = new UserIndex(1);
  private static final CredentialRef CODE = new CredentialRef(CredentialKind.PASSCODE, 1);
  private static final String WRONG = "999888o";

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));
  private final Maker maker = Maker.of(OWNER, app.id());

  EverythingRecordedTest() {
    bench.turnThePage();
  }

  static Stream<Arguments> atTheDoor() {
    return Stream.of(
        cause(b -> b.press("135790o"), unlocked(OperationSource.KEYPAD, OWNER, CODE)),
        cause(b -> b.press(WRONG), wrongTry()),
        cause(b -> b.press(WRONG.repeat(5)), new LockEvent.SystemLock(true)),
        cause(
            b -> {
              b.press(WRONG.repeat(5));
              b.pass(Duration.ofMinutes(3));
            },
            new LockEvent.SystemLock(false)),
        cause(b -> b.cause(new LockInput.CoverPried()), alarm(AlarmCode.FRONT_ESCUTCHEON_REMOVED)),
        cause(b -> b.cause(new LockInput.BatteryMeasured(20)), alarm(AlarmCode.BATTERY_LOW)),
        cause(b -> b.cause(new LockInput.BatteryMeasured(5)), alarm(AlarmCode.BATTERY_CRITICAL)),
        cause(
            b -> {
              b.press("h");
              b.moveByHand(new LockInput.HandlePressed(), true);
            },
            alarm(AlarmCode.LEAVING_HOME)),
        cause(
            b -> b.press("h"), new LockEvent.ModeChange(ModeName.LEAVING_HOME, true, Maker.NOBODY)),
        cause(
            b -> b.cause(new LockInput.KeyHeld(KeypadKey.DIGIT_0)),
            new LockEvent.ModeChange(ModeName.MUTE, true, Maker.NOBODY)),
        cause(b -> b.press("b"), new LockEvent.Doorbell(1)),
        cause(
            b -> b.moveByHand(new LockInput.MechanicalKeyTurned(true), true),
            moved(OperationSource.MECHANICAL_KEY)),
        cause(
            b -> b.moveByHand(new LockInput.HandlePressed(), true),
            moved(OperationSource.INSIDE_HANDLE)),
        cause(
            b -> {
              b.jam(true);
              b.press("135790o");
            },
            alarm(AlarmCode.LOCK_JAMMED)));
  }

  static Stream<Arguments> ofTheLock() {
    return Stream.of(
        cause(
            b -> {
              b.press("135790o");
              b.cause(new LockInput.DoorMoved(DoorState.OPEN));
            },
            new LockEvent.Door(DoorState.OPEN, 1)),
        cause(
            b -> b.cause(new LockInput.DoorMoved(DoorState.CLOSED)),
            new LockEvent.Door(DoorState.CLOSED, 1)),
        cause(
            b -> {
              b.press("135790o");
              b.cause(new LockInput.DoorMoved(DoorState.OPEN));
              b.pass(Duration.ofMinutes(1));
            },
            alarm(AlarmCode.DOOR_AJAR)),
        cause(
            b -> {
              b.cause(new LockInput.DoorMoved(DoorState.CLOSED));
              b.cause(new LockInput.DoorMoved(DoorState.OPEN));
            },
            alarm(AlarmCode.DOOR_FORCED_OPEN)),
        cause(LockBench::pullBattery, new LockEvent.TimeLost()),
        cause(LockBench::pullBattery, new LockEvent.PowerRestored(100)),
        cause(
            b -> {
              b.powerOn(true);
              b.press("o");
            },
            new LockEvent.Reset()),
        cause(b -> b.cause(new LockInput.LinkChanged(true)), new LockEvent.Link(true, 1)),
        cause(
            b -> {
              b.cause(new LockInput.LinkChanged(true));
              b.cause(new LockInput.LinkChanged(false));
            },
            new LockEvent.Link(false, 1)),
        cause(b -> b.press("135790o"), new LockEvent.Bolt(BoltState.UNLOCKED)));
  }

  @ParameterizedTest
  @MethodSource({"atTheDoor", "ofTheLock"})
  @Tag("LK-58")
  void whatHappensIsRecorded(Consumer<LockBench> cause, LockEvent event) {
    cause.accept(bench);

    assertTrue(bench.events().contains(event), () -> event + " is not in " + bench.events());
  }

  @Test
  @Tag("LK-58")
  void whatAnAppDoesIsRecordedWithItsNameAndItsUser() {
    for (CommandArguments arguments :
        List.of(
            new ChangeSetting(Setting.REMOTE_UNLOCK.settingName(), new Flag(true)),
            new AddUser(new DisplayName("Second"), Role.USER),
            new SetMode(OperatingMode.PRIVACY),
            new SetTime(LockBench.MORNING.plusSeconds(60)),
            new Unlock(),
            new DeleteCredential(CODE))) {
      assertEquals(
          "done", bench.command(app, Channel.REMOTE, arguments).orElseThrow().result().wireText());
    }

    List<LockEvent> events = bench.events();
    assertTrue(
        events.containsAll(
            List.of(
                new LockEvent.SettingChange(
                    Setting.REMOTE_UNLOCK.settingName(), new Flag(true), maker),
                new LockEvent.UserChange(Change.ADDED, new UserIndex(2), maker),
                new LockEvent.ModeChange(ModeName.PRIVACY, true, maker),
                new LockEvent.TimeSet(LockBench.MORNING.plusSeconds(60), maker),
                new LockEvent.Operation(
                    LockOperation.UNLOCK,
                    OperationSource.REMOTE,
                    Optional.of(OWNER),
                    Optional.empty(),
                    Optional.of(app.id())),
                new LockEvent.CredentialChange(Change.DELETED, OWNER, CODE, maker))),
        events::toString);
  }

  @Test
  @Tag("LK-58")
  void theSameWordOnTheLinkAgainIsNoEvent() {
    bench.cause(new LockInput.LinkChanged(false));
    assertEquals(List.of(), bench.events());

    bench.cause(new LockInput.LinkChanged(true));
    bench.cause(new LockInput.LinkChanged(true));
    assertEquals(List.of(new LockEvent.Link(true, 1)), bench.events());
  }

  @Test
  @Tag("D-20")
  void aLinkThatFlapsFillsNoLog() {
    for (int i = 0; i < 50; i++) {
      bench.cause(new LockInput.LinkChanged(true));
      bench.cause(new LockInput.LinkChanged(false));
    }
    bench.pass(Duration.ofMinutes(59));
    assertEquals(10, bench.events().size());

    bench.pass(Duration.ofMinutes(1));
    assertEquals(new LockEvent.Link(false, 90), bench.events().getLast());
    assertEquals(11, bench.events().size());
  }

  @Test
  @Tag("D-20")
  void aDayOfFlappingLeavesTenEventsAnHour() {
    for (int minute = 1; minute < 24 * 60; minute++) {
      bench.cause(new LockInput.LinkChanged(minute % 2 == 1));
      bench.pass(Duration.ofMinutes(1));
    }
    assertTrue(bench.events().size() <= 24 * 10, () -> "events=" + bench.events().size());
  }

  private static Arguments cause(Consumer<LockBench> cause, LockEvent event) {
    return arguments(cause, event);
  }

  private static LockEvent alarm(AlarmCode code) {
    return new LockEvent.Alarm(code);
  }

  private static LockEvent unlocked(OperationSource source, UserIndex user, CredentialRef with) {
    return new LockEvent.Operation(
        LockOperation.UNLOCK, source, Optional.of(user), Optional.of(with), Optional.empty());
  }

  private static LockEvent moved(OperationSource source) {
    return new LockEvent.Operation(
        LockOperation.UNLOCK, source, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static LockEvent wrongTry() {
    return new LockEvent.OperationRefused(
        LockOperation.UNLOCK,
        OperationSource.KEYPAD,
        OperationError.INVALID_CREDENTIAL,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
