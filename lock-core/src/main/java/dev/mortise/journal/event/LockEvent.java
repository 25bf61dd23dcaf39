package dev.mortise.journal.event;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.authority.KeyRole;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.firmware.FirmwareOutcome;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.protocol.message.SettingName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.VisitorReference;
import dev.mortise.user.UserIndex;
import dev.mortise.visitor.VisitorEpoch;
import java.time.Instant;
import java.util.Optional;

/// One thing that happened to a lock.
///
/// None tells of duress: a duress opening is the same event as an ordinary one (D-15).
public sealed interface LockEvent {

  /// The bolt is about to be moved: written before it moves, so that no crash hides an opening
  /// (ST-3).
  ///
  /// @param user whose credential or key it was; nobody's is a periodic visitor passcode
  /// @param credential which one; for a duress credential the user's first ordinary one of its kind
  ///   (D-15)
  /// @param key the app's, if it was an app
  record Operation(
      LockOperation operation,
      OperationSource source,
      Optional<UserIndex> user,
      Optional<CredentialRef> credential,
      Optional<KeyId> key)
      implements LockEvent {}

  /// An operation was refused. Of a credential that nobody has, neither user nor credential is
  /// named (ST-3).
  record OperationRefused(
      LockOperation operation,
      OperationSource source,
      OperationError error,
      Optional<UserIndex> user,
      Optional<CredentialRef> credential,
      Optional<KeyId> key)
      implements LockEvent {}

  /// The bolt came to rest.
  record Bolt(BoltState state) implements LockEvent {}

  /// The lock calls for help.
  record Alarm(AlarmCode code) implements LockEvent {}

  /// The system was locked after wrong tries, or is no longer (LK-47).
  record SystemLock(boolean on) implements LockEvent {}

  /// A mode was turned on or off.
  record ModeChange(ModeName mode, boolean on, Maker by) implements LockEvent {}

  /// A user was added, changed or deleted.
  record UserChange(Change change, UserIndex user, Maker by) implements LockEvent {}

  /// A credential was added, changed or deleted.
  record CredentialChange(Change change, UserIndex user, CredentialRef credential, Maker by)
      implements LockEvent {}

  /// A setting was changed.
  record SettingChange(SettingName name, SettingValue value, Maker by) implements LockEvent {}

  /// An enrolment ended. If it was done, a credential change is recorded besides.
  record Enrolment(UserIndex user, CredentialKind kind, EnrolmentOutcome outcome)
      implements LockEvent {}

  /// An app was enrolled. On this alone a companion binds lock and account.
  ///
  /// @param serial the invitation redeemed; empty when the app was enrolled at the lock's screen
  record Paired(
      AccountId account,
      SigningKey signingKey,
      AgreementKey agreementKey,
      KeyRole role,
      Optional<InvitationSerial> serial,
      DisplayName name,
      Optional<UserIndex> user)
      implements LockEvent {}

  /// An enrolled key was taken out.
  record KeyRevoked(KeyId key, Maker by) implements LockEvent {}

  /// The end of a visitor's key was moved.
  record KeyExtended(KeyId key, Instant until, Maker by) implements LockEvent {}

  /// An invitation is worth nothing any more.
  record InvitationRevoked(InvitationSerial serial, Maker by) implements LockEvent {}

  /// A one-time visitor passcode is about to open the door.
  record VisitorPasscodeUsed(VisitorReference reference) implements LockEvent {}

  /// A one-time visitor passcode is worth nothing any more.
  record VisitorPasscodeRevoked(VisitorReference reference, Maker by) implements LockEvent {}

  /// An app began a new visitor epoch: its earlier one-time visitor passcodes are worth nothing.
  ///
  /// @param epoch the new one, 1 or more
  record VisitorEpochRaised(KeyId key, VisitorEpoch epoch) implements LockEvent {}

  /// A periodic visitor passcode was made, or is gone: taken back, or over (LK-20).
  ///
  /// @param by who made it or took it back; nobody where its time is over
  record PeriodicPasscodeChange(Change change, VisitorReference reference, Maker by)
      implements LockEvent {}

  /// A periodic visitor passcode is about to open the door. An operation, which names its place
  /// among the passcodes, is recorded besides.
  record PeriodicPasscodeUsed(VisitorReference reference) implements LockEvent {}

  /// Somebody rang (LK-72).
  ///
  /// @param times how often; more than one where rings are merged (D-20)
  record Doorbell(int times) implements LockEvent {}

  /// The leaf of the door moved (ST-8).
  ///
  /// @param times how often it did; more than one where movements are merged (D-20)
  record Door(DoorState state, int times) implements LockEvent {}

  /// A sensor held what was presented for an attack, such as a picture or a cast (ISO/IEC 30107-3).
  /// Nothing was compared, and it is no wrong try.
  ///
  /// @param kind what the sensor reads
  record PresentationAttack(CredentialKind kind) implements LockEvent {}

  /// The lock has power again.
  record PowerRestored(int batteryPercent) implements LockEvent {}

  /// The wall clock was set.
  record TimeSet(Instant time, Maker by) implements LockEvent {}

  /// The lock reaches the companion, or does not any more (LK-58).
  ///
  /// @param online whether it does now
  /// @param times how many changes this stands for (D-20)
  record Link(boolean online, int times) implements LockEvent {}

  /// The wall clock is unknown since the battery was out (D-17).
  record TimeLost() implements LockEvent {}

  /// Everything personal was erased: the first event of a new generation (D-16).
  record Reset() implements LockEvent {}

  /// A command came again, or too late (SEC-1). At most one a minute.
  ///
  /// @param key whose command it was
  record ReplayRejected(KeyId key) implements LockEvent {}

  /// A device was enrolled, or taken out by the command for that (LK-54, LK-42).
  ///
  /// @param change added or deleted
  record Device(Change change, KeyRole role, KeyId key, DisplayName name, Maker by)
      implements LockEvent {}

  /// Another lock opens along with this one from now on, or does no more (LK-39).
  ///
  /// @param change added, changed or deleted
  record LinkedLock(Change change, LockId lock, DisplayName name, Maker by) implements LockEvent {}

  /// An update of the firmware went on, or ended (LK-85).
  record Firmware(FirmwareVersion version, FirmwareOutcome outcome, Maker by)
      implements LockEvent {}

  /// Events of the log were dropped to make room (D-20).
  ///
  /// @param from the first that was dropped
  /// @param to the last that was dropped
  record Dropped(long from, long to) implements LockEvent {

    public Dropped {
      if (from < 1 || to < from) {
        throw new IllegalArgumentException("not a range from=%d to=%d".formatted(from, to));
      }
    }
  }

  /// Whether this event names a credential, and therefore carries alarm tags.
  default boolean namesCredential() {
    return this instanceof CredentialChange
        || (this instanceof Operation operation && operation.credential().isPresent())
        || (this instanceof OperationRefused refused && refused.credential().isPresent());
  }

  /// The body of an event message.
  default CborMap toCbor() {
    return EventWriter.write(this);
  }

  /// Reads the body of an event message; faults are told by the reader's [MapReader#finish()].
  static LockEvent read(MapReader fields) {
    return EventReader.read(fields);
  }

  /// Reads the body of an event message.
  ///
  /// @throws MalformedCbor naming every fault
  static LockEvent parse(CborMap body) throws MalformedCbor {
    MapReader fields = MapReader.of(body, "event");
    LockEvent event = read(fields);
    fields.finish();
    return event;
  }
}
