package dev.mortise.sim.command.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.alarm.AlarmCode;
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
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.SettingName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.user.UserIndex;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventSentenceTest {

  private static final UserIndex THREE = new UserIndex(3);
  private static final CredentialRef CODE = new CredentialRef(CredentialKind.PASSCODE, 2);
  private static final KeyId KEY = new KeyId(Octets.ofHex("0011223344556677"));

  static Stream<Arguments> events() {
    return Stream.of(
        Arguments.of(
            new LockEvent.Operation(
                LockOperation.UNLOCK,
                OperationSource.KEYPAD,
                Optional.of(THREE),
                Optional.of(CODE),
                Optional.empty()),
            "unlocked with passcode 2 by user 3"),
        Arguments.of(
            new LockEvent.Operation(
                LockOperation.LOCK,
                OperationSource.INSIDE_HANDLE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            "locked with the inside handle"),
        Arguments.of(
            new LockEvent.Operation(
                LockOperation.UNLOCK,
                OperationSource.REMOTE,
                Optional.of(THREE),
                Optional.empty(),
                Optional.of(KEY)),
            "unlocked from afar by user 3 with app 0011223344556677"),
        Arguments.of(
            new LockEvent.OperationRefused(
                LockOperation.UNLOCK,
                OperationSource.KEYPAD,
                OperationError.INVALID_CREDENTIAL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            "refused to unlock at the keypad: invalid credential"),
        Arguments.of(new LockEvent.Bolt(BoltState.NOT_FULLY_LOCKED), "bolt not fully locked"),
        Arguments.of(new LockEvent.Alarm(AlarmCode.LOCK_JAMMED), "ALARM lock jammed"),
        Arguments.of(new LockEvent.SystemLock(true), "system lock on"),
        Arguments.of(
            new LockEvent.ModeChange(ModeName.PRIVACY, false, Maker.of(THREE)),
            "privacy mode off by user 3"),
        Arguments.of(
            new LockEvent.CredentialChange(Change.DELETED, THREE, CODE, Maker.of(KEY)),
            "passcode 2 of user 3 deleted by app 0011223344556677"),
        Arguments.of(
            new LockEvent.SettingChange(
                new SettingName("remote-unlock"), new SettingValue.Flag(true), Maker.NOBODY),
            "setting remote-unlock is now on"),
        Arguments.of(new LockEvent.Doorbell(3), "doorbell, 3 times"),
        Arguments.of(new LockEvent.Door(DoorState.OPEN, 1), "door open"),
        Arguments.of(new LockEvent.Link(true, 1), "on line"),
        Arguments.of(new LockEvent.Link(false, 12), "off line, 12 times"),
        Arguments.of(
            new LockEvent.TimeSet(Instant.parse("2026-03-01T08:00:00Z"), Maker.NOBODY),
            "time set to 2026-03-01T08:00:00Z"),
        Arguments.of(new LockEvent.Dropped(1, 500), "dropped events 1 to 500"));
  }

  @ParameterizedTest
  @MethodSource("events")
  @Tag("LK-58")
  void anEventSaysWhoAndHow(LockEvent event, String sentence) {
    assertEquals(sentence, EventSentence.of(event, Names.NONE));
  }
}
