package dev.mortise.journal.event;

import static dev.mortise.journal.event.EventField.*;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.firmware.FirmwareOutcome;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.CborValue.CborText;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.protocol.message.VisitorReference;
import dev.mortise.user.UserIndex;
import dev.mortise.visitor.VisitorEpoch;
import java.util.List;
import java.util.Optional;

/// Reads an event from the body of an event message.
final class EventReader {

  private final MapReader fields;

  private EventReader(MapReader fields) {
    this.fields = fields;
  }

  static LockEvent read(MapReader fields) {
    EventKind kind = Field.word(fields, KIND, EventKind.values(), EventKind::wireText);
    return new EventReader(fields).read(kind);
  }

  private LockEvent read(EventKind kind) {
    return switch (kind) {
      case OPERATION -> operation();
      case OPERATION_REFUSED -> refused();
      case BOLT ->
          new LockEvent.Bolt(Field.word(fields, BOLT, BoltState.values(), BoltState::wireText));
      case ALARM ->
          new LockEvent.Alarm(Field.word(fields, ALARM, AlarmCode.values(), AlarmCode::wireText));
      case SYSTEM_LOCK -> new LockEvent.SystemLock(fields.bool(ON));
      case MODE_CHANGE ->
          new LockEvent.ModeChange(
              Field.word(fields, MODE, ModeName.values(), ModeName::wireText),
              fields.bool(ON),
              by());
      case USER_CHANGE -> new LockEvent.UserChange(change(), user(), by());
      case CREDENTIAL_CHANGE ->
          new LockEvent.CredentialChange(change(), user(), credential(), by());
      case SETTING_CHANGE -> settingChange();
      case ENROLMENT -> enrolment();
      case PAIRED -> paired();
      case KEY_REVOKED -> new LockEvent.KeyRevoked(key(), by());
      case KEY_EXTENDED -> new LockEvent.KeyExtended(key(), Field.time(fields, TIME), by());
      case INVITATION_REVOKED ->
          new LockEvent.InvitationRevoked(
              new InvitationSerial(fields.bytes(SERIAL, InvitationSerial.SIZE)), by());
      case VISITOR_PASSCODE_USED -> new LockEvent.VisitorPasscodeUsed(reference());
      case VISITOR_PASSCODE_REVOKED -> new LockEvent.VisitorPasscodeRevoked(reference(), by());
      case VISITOR_EPOCH ->
          new LockEvent.VisitorEpochRaised(
              key(), new VisitorEpoch(fields.integer(EPOCH, 1, Integer.MAX_VALUE)));
      case PERIODIC_PASSCODE -> new LockEvent.PeriodicPasscodeChange(change(), reference(), by());
      case PERIODIC_PASSCODE_USED -> new LockEvent.PeriodicPasscodeUsed(reference());
      case DOORBELL -> new LockEvent.Doorbell(times());
      case DOOR ->
          new LockEvent.Door(
              Field.word(fields, DOOR, DoorState.values(), DoorState::wireText), times());
      case LINK -> new LockEvent.Link(fields.bool(ON), times());
      case PRESENTATION_ATTACK -> new LockEvent.PresentationAttack(kind());
      case POWER_RESTORED -> new LockEvent.PowerRestored(fields.integer(BATTERY, 0, 100));
      case TIME_SET -> new LockEvent.TimeSet(Field.time(fields, TIME), by());
      case TIME_LOST -> new LockEvent.TimeLost();
      case RESET -> new LockEvent.Reset();
      case REPLAY_REJECTED -> new LockEvent.ReplayRejected(key());
      case DROPPED -> dropped();
      case FIRMWARE ->
          new LockEvent.Firmware(
              new FirmwareVersion(fields.integer(VERSION, 1, Integer.MAX_VALUE)),
              Field.word(
                  fields, FIRMWARE_OUTCOME, FirmwareOutcome.values(), FirmwareOutcome::wireText),
              by());
      case DEVICE ->
          new LockEvent.Device(
              change(), Field.deviceRole(fields, ROLE), key(), Field.name(fields, NAME), by());
      case LINKED_LOCK ->
          new LockEvent.LinkedLock(
              change(), Field.lockId(fields, LOCK), Field.name(fields, NAME), by());
    };
  }

  private LockEvent operation() {
    return new LockEvent.Operation(
        lockOperation(), source(), optionalUser(), optionalCredential(), optionalKey());
  }

  private LockEvent refused() {
    return new LockEvent.OperationRefused(
        lockOperation(),
        source(),
        Field.word(fields, ERROR, OperationError.values(), OperationError::wireText),
        optionalUser(),
        optionalCredential(),
        optionalKey());
  }

  private LockEvent settingChange() {
    return new LockEvent.SettingChange(
        Field.settingName(fields, SETTING), Field.settingValue(fields, VALUE), by());
  }

  private LockEvent enrolment() {
    return new LockEvent.Enrolment(
        user(),
        kind(),
        Field.word(fields, OUTCOME, EnrolmentOutcome.values(), EnrolmentOutcome::wireText));
  }

  private LockEvent paired() {
    return new LockEvent.Paired(
        Field.account(fields, ACCOUNT),
        Field.signingKey(fields, SIGNING_KEY),
        Field.agreementKey(fields, AGREEMENT_KEY),
        Field.appRole(fields, ROLE),
        Field.serialOrEmpty(fields, SERIAL),
        Field.name(fields, NAME),
        optionalUser());
  }

  private LockEvent dropped() {
    long from = fields.integer(FROM, 1, Long.MAX_VALUE);
    return new LockEvent.Dropped(from, fields.integer(TO, from, Long.MAX_VALUE));
  }

  private CredentialKind kind() {
    return Field.word(fields, CREDENTIAL_KIND, CredentialKind.values(), CredentialKind::wireText);
  }

  private LockOperation lockOperation() {
    return Field.word(fields, OPERATION, LockOperation.values(), LockOperation::wireText);
  }

  private OperationSource source() {
    return Field.word(fields, SOURCE, OperationSource.values(), OperationSource::wireText);
  }

  private Change change() {
    return Field.word(fields, CHANGE, Change.values(), Change::wireText);
  }

  private UserIndex user() {
    return Field.userIndex(fields, USER);
  }

  private Optional<UserIndex> optionalUser() {
    return fields.optional(USER, this::user);
  }

  private KeyId key() {
    return Field.keyId(fields, KEY_ID);
  }

  private Optional<KeyId> optionalKey() {
    return fields.optional(KEY_ID, this::key);
  }

  private Maker by() {
    return new Maker(
        fields.optional(BY_USER, () -> Field.userIndex(fields, BY_USER)),
        fields.optional(BY_KEY, () -> Field.keyId(fields, BY_KEY)));
  }

  private VisitorReference reference() {
    return new VisitorReference(fields.bytes(REFERENCE, VisitorReference.SIZE));
  }

  private int times() {
    return fields.integer(TIMES, 1, Integer.MAX_VALUE);
  }

  private Optional<CredentialRef> optionalCredential() {
    return fields.optional(CREDENTIAL, this::credential);
  }

  private CredentialRef credential() {
    List<CborValue> items = fields.array(CREDENTIAL, 2, 2);
    if (items.size() == 2
        && items.get(0) instanceof CborText(String word)
        && items.get(1) instanceof CborInt(long index)
        && index >= 1
        && index <= CredentialRef.MAX_INDEX) {
      for (CredentialKind kind : CredentialKind.values()) {
        if (kind.wireText().equals(word)) {
          return new CredentialRef(kind, (int) index);
        }
      }
    }
    fields.fault(CREDENTIAL, "expected a credential's kind and index");
    return new CredentialRef(CredentialKind.PASSCODE, 1);
  }
}
