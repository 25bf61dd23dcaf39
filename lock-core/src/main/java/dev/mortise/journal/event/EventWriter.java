package dev.mortise.journal.event;

import static dev.mortise.journal.event.EventField.*;

import dev.mortise.credential.CredentialRef;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.user.UserIndex;

/// Spells an event as the body of an event message.
final class EventWriter {

  private final CborMap.Builder fields = CborMap.withFields();

  private EventWriter(EventKind kind) {
    put(KIND, kind.wireText());
  }

  static CborMap write(LockEvent event) {
    return fieldsOf(event).fields.build();
  }

  private static EventWriter fieldsOf(LockEvent event) {
    return switch (event) {
      case LockEvent.Operation e -> operation(e);
      case LockEvent.OperationRefused e -> refused(e);
      case LockEvent.Bolt e -> of(EventKind.BOLT).put(BOLT, e.state().wireText());
      case LockEvent.Alarm e -> of(EventKind.ALARM).put(ALARM, e.code().wireText());
      case LockEvent.SystemLock e -> of(EventKind.SYSTEM_LOCK).put(ON, e.on());
      case LockEvent.ModeChange e ->
          of(EventKind.MODE_CHANGE).put(MODE, e.mode().wireText()).put(ON, e.on()).by(e.by());
      case LockEvent.UserChange e ->
          of(EventKind.USER_CHANGE).change(e.change()).user(e.user()).by(e.by());
      case LockEvent.CredentialChange e ->
          of(EventKind.CREDENTIAL_CHANGE)
              .change(e.change())
              .user(e.user())
              .credential(e.credential())
              .by(e.by());
      case LockEvent.SettingChange e ->
          of(EventKind.SETTING_CHANGE)
              .put(SETTING, e.name().text())
              .put(VALUE, e.value().toCbor())
              .by(e.by());
      case LockEvent.Enrolment e -> enrolment(e);
      case LockEvent.Paired e -> paired(e);
      case LockEvent.KeyRevoked e -> of(EventKind.KEY_REVOKED).key(e.key()).by(e.by());
      case LockEvent.KeyExtended e ->
          of(EventKind.KEY_EXTENDED).key(e.key()).put(TIME, Field.item(e.until())).by(e.by());
      case LockEvent.InvitationRevoked e ->
          of(EventKind.INVITATION_REVOKED).put(SERIAL, e.serial().octets()).by(e.by());
      case LockEvent.VisitorPasscodeUsed e ->
          of(EventKind.VISITOR_PASSCODE_USED).put(REFERENCE, e.reference().octets());
      case LockEvent.VisitorPasscodeRevoked e ->
          of(EventKind.VISITOR_PASSCODE_REVOKED).put(REFERENCE, e.reference().octets()).by(e.by());
      case LockEvent.VisitorEpochRaised e ->
          of(EventKind.VISITOR_EPOCH).key(e.key()).put(EPOCH, e.epoch().number());
      case LockEvent.PeriodicPasscodeChange e ->
          of(EventKind.PERIODIC_PASSCODE)
              .change(e.change())
              .put(REFERENCE, e.reference().octets())
              .by(e.by());
      case LockEvent.PeriodicPasscodeUsed e ->
          of(EventKind.PERIODIC_PASSCODE_USED).put(REFERENCE, e.reference().octets());
      case LockEvent.Doorbell e -> of(EventKind.DOORBELL).put(TIMES, e.times());
      case LockEvent.Door e ->
          of(EventKind.DOOR).put(DOOR, e.state().wireText()).put(TIMES, e.times());
      case LockEvent.Link e -> of(EventKind.LINK).put(ON, e.online()).put(TIMES, e.times());
      case LockEvent.PresentationAttack e ->
          of(EventKind.PRESENTATION_ATTACK).put(CREDENTIAL_KIND, e.kind().wireText());
      case LockEvent.PowerRestored e ->
          of(EventKind.POWER_RESTORED).put(BATTERY, e.batteryPercent());
      case LockEvent.TimeSet e -> of(EventKind.TIME_SET).put(TIME, Field.item(e.time())).by(e.by());
      case LockEvent.TimeLost _ -> of(EventKind.TIME_LOST);
      case LockEvent.Reset _ -> of(EventKind.RESET);
      case LockEvent.ReplayRejected e -> of(EventKind.REPLAY_REJECTED).key(e.key());
      case LockEvent.Device e -> device(e);
      case LockEvent.LinkedLock e -> linkedLock(e);
      case LockEvent.Firmware e -> firmware(e);
      case LockEvent.Dropped e -> of(EventKind.DROPPED).put(FROM, e.from()).put(TO, e.to());
    };
  }

  private static EventWriter operation(LockEvent.Operation event) {
    EventWriter writer =
        of(EventKind.OPERATION)
            .put(OPERATION, event.operation().wireText())
            .put(SOURCE, event.source().wireText());
    event.user().ifPresent(writer::user);
    event.credential().ifPresent(writer::credential);
    event.key().ifPresent(writer::key);
    return writer;
  }

  private static EventWriter refused(LockEvent.OperationRefused event) {
    EventWriter writer =
        of(EventKind.OPERATION_REFUSED)
            .put(OPERATION, event.operation().wireText())
            .put(SOURCE, event.source().wireText())
            .put(ERROR, event.error().wireText());
    event.user().ifPresent(writer::user);
    event.credential().ifPresent(writer::credential);
    event.key().ifPresent(writer::key);
    return writer;
  }

  private static EventWriter enrolment(LockEvent.Enrolment event) {
    return of(EventKind.ENROLMENT)
        .user(event.user())
        .put(CREDENTIAL_KIND, event.kind().wireText())
        .put(OUTCOME, event.outcome().wireText());
  }

  private static EventWriter paired(LockEvent.Paired event) {
    EventWriter writer =
        of(EventKind.PAIRED)
            .put(ACCOUNT, event.account().text())
            .put(SIGNING_KEY, event.signingKey().toCbor())
            .put(AGREEMENT_KEY, event.agreementKey().octets())
            .put(ROLE, event.role().wireText())
            .put(SERIAL, event.serial().map(InvitationSerial::octets).orElse(Octets.empty()))
            .put(NAME, event.name().text());
    event.user().ifPresent(writer::user);
    return writer;
  }

  private static EventWriter device(LockEvent.Device event) {
    return of(EventKind.DEVICE)
        .key(event.key())
        .change(event.change())
        .put(ROLE, event.role().wireText())
        .put(NAME, event.name().text())
        .by(event.by());
  }

  private static EventWriter firmware(LockEvent.Firmware event) {
    return of(EventKind.FIRMWARE)
        .put(VERSION, event.version().number())
        .put(FIRMWARE_OUTCOME, event.outcome().wireText())
        .by(event.by());
  }

  private static EventWriter linkedLock(LockEvent.LinkedLock event) {
    return of(EventKind.LINKED_LOCK)
        .change(event.change())
        .put(NAME, event.name().text())
        .put(LOCK, event.lock().octets())
        .by(event.by());
  }

  private static EventWriter of(EventKind kind) {
    return new EventWriter(kind);
  }

  private EventWriter change(Change change) {
    return put(CHANGE, change.wireText());
  }

  private EventWriter user(UserIndex user) {
    return put(USER, user.number());
  }

  private EventWriter credential(CredentialRef credential) {
    return put(
        CREDENTIAL,
        CborValue.array(
            CborValue.of(credential.kind().wireText()), CborValue.of(credential.index())));
  }

  private EventWriter key(KeyId key) {
    return put(KEY_ID, key.octets());
  }

  private EventWriter by(Maker maker) {
    maker.user().ifPresent(user -> put(BY_USER, user.number()));
    maker.key().ifPresent(key -> put(BY_KEY, key.octets()));
    return this;
  }

  private EventWriter put(int key, long value) {
    return put(key, CborValue.of(value));
  }

  private EventWriter put(int key, String value) {
    return put(key, CborValue.of(value));
  }

  private EventWriter put(int key, boolean value) {
    return put(key, CborValue.of(value));
  }

  private EventWriter put(int key, Octets value) {
    return put(key, CborValue.of(value));
  }

  private EventWriter put(int key, CborValue value) {
    fields.put(key, value);
    return this;
  }
}
