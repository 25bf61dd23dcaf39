package dev.mortise.journal;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.alarm.AlarmTag;
import dev.mortise.authority.KeyRole;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.firmware.FirmwareOutcome;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.EnrolmentOutcome;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.Maker;
import dev.mortise.journal.event.ModeName;
import dev.mortise.journal.event.OperationError;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.protocol.message.SampleMessages;
import dev.mortise.protocol.message.SettingName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.VisitorReference;
import dev.mortise.user.UserIndex;
import dev.mortise.visitor.VisitorEpoch;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// One or more events of every kind, each in a message.
public final class SampleEvents {

  private static final UserIndex ANN = new UserIndex(1);
  private static final KeyId PHONE = SampleMessages.ED25519.id();
  private static final Maker MAKER = Maker.of(ANN, PHONE);
  private static final CredentialRef FINGER = new CredentialRef(CredentialKind.FINGERPRINT, 7);
  private static final InvitationSerial SERIAL =
      new InvitationSerial(SampleMessages.octets(4, InvitationSerial.SIZE));
  private static final VisitorReference REFERENCE =
      new VisitorReference(SampleMessages.octets(5, VisitorReference.SIZE));

  private SampleEvents() {}

  /// The events.
  public static List<LockEvent> events() {
    return List.of(
        operation(Optional.of(FINGER)),
        operation(Optional.empty()),
        new LockEvent.OperationRefused(
            LockOperation.UNLOCK,
            OperationSource.KEYPAD,
            OperationError.INVALID_CREDENTIAL,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new LockEvent.Bolt(BoltState.UNLOCKED),
        new LockEvent.Alarm(AlarmCode.DOOR_AJAR),
        new LockEvent.SystemLock(true),
        new LockEvent.ModeChange(ModeName.MUTE, false, Maker.NOBODY),
        new LockEvent.UserChange(Change.ADDED, ANN, MAKER),
        new LockEvent.CredentialChange(Change.DELETED, ANN, FINGER, MAKER),
        new LockEvent.SettingChange(
            new SettingName("language"), new SettingValue.Word("zh"), MAKER),
        new LockEvent.Enrolment(ANN, CredentialKind.FACE, EnrolmentOutcome.TIMED_OUT),
        paired(Optional.empty()),
        paired(Optional.of(SERIAL)),
        new LockEvent.KeyRevoked(PHONE, MAKER),
        new LockEvent.KeyExtended(PHONE, SampleMessages.TIME, MAKER),
        new LockEvent.InvitationRevoked(SERIAL, MAKER),
        new LockEvent.VisitorPasscodeUsed(REFERENCE),
        new LockEvent.VisitorPasscodeRevoked(REFERENCE, MAKER),
        new LockEvent.VisitorEpochRaised(PHONE, new VisitorEpoch(3)),
        new LockEvent.PeriodicPasscodeChange(Change.ADDED, REFERENCE, MAKER),
        new LockEvent.PeriodicPasscodeChange(Change.DELETED, REFERENCE, Maker.NOBODY),
        new LockEvent.PeriodicPasscodeUsed(REFERENCE),
        new LockEvent.Doorbell(2),
        new LockEvent.Door(DoorState.FORCED_OPEN, 1),
        new LockEvent.PresentationAttack(CredentialKind.PALM_VEIN),
        new LockEvent.PowerRestored(55),
        new LockEvent.TimeSet(SampleMessages.TIME, MAKER),
        new LockEvent.Link(true, 1),
        new LockEvent.Link(false, 7),
        new LockEvent.TimeLost(),
        new LockEvent.Reset(),
        new LockEvent.ReplayRejected(PHONE),
        new LockEvent.Device(
            Change.ADDED, KeyRole.LINKED_LOCK, PHONE, new DisplayName("Front door"), MAKER),
        new LockEvent.LinkedLock(
            Change.DELETED, SampleMessages.LOCK, new DisplayName("Back door"), Maker.NOBODY),
        new LockEvent.Firmware(new FirmwareVersion(2), FirmwareOutcome.INSTALLED, MAKER),
        new LockEvent.Dropped(1, 500));
  }

  /// Each event in a message.
  public static List<EventMessage> messages() {
    return events().stream().map(SampleEvents::message).toList();
  }

  private static EventMessage message(LockEvent event) {
    AlarmTag tag = new AlarmTag(SampleMessages.octets(9, AlarmTag.SIZE));
    return new EventMessage(
        SampleMessages.LOCK,
        SampleMessages.GENERATION,
        41,
        SampleMessages.octets(8, 32),
        event instanceof LockEvent.TimeLost ? Optional.empty() : Optional.of(SampleMessages.TIME),
        event,
        event.namesCredential()
            ? Optional.of(new AlarmTags(Collections.nCopies(AlarmTags.COUNT, tag)))
            : Optional.empty());
  }

  private static LockEvent operation(Optional<CredentialRef> credential) {
    return new LockEvent.Operation(
        LockOperation.UNLOCK,
        OperationSource.BIOMETRIC,
        Optional.of(ANN),
        credential,
        Optional.of(PHONE));
  }

  private static LockEvent paired(Optional<InvitationSerial> serial) {
    return new LockEvent.Paired(
        new AccountId("acct-0001"),
        SampleMessages.P256,
        SampleMessages.AGREEMENT,
        KeyRole.USER,
        serial,
        new DisplayName("Phone"),
        Optional.of(ANN));
  }
}
