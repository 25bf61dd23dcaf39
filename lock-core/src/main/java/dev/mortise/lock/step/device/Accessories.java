package dev.mortise.lock.step.device;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.AccessList;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.right.KeyRights;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments.AddAccessory;
import dev.mortise.user.Validity;
import java.util.Optional;

/// Adding and removing remote controllers and door sensors (LK-54).
public final class Accessories {

  private Accessories() {}

  /// Enrols an accessory, or says why not. A lock has one door sensor.
  public static Optional<Refusal> add(Turn turn, AddAccessory added, EnrolledKey by) {
    AccessList access = turn.stored().access();
    Optional<Refusal> refusal =
        refusalToEnrol(turn, access, added.signingKey(), added.agreementKey());
    if (refusal.isPresent()) {
      return refusal;
    }
    if (added.role() == KeyRole.DOOR_SENSOR && access.doorSensor().isPresent()) {
      return Optional.of(Refusal.NO_ROOM);
    }
    EnrolledKey key =
        device(added.signingKey(), added.agreementKey(), added.role(), added.name(), by);
    turn.store(turn.stored().with(access.with(key)));
    record(turn, Change.ADDED, key, KeyRights.maker(by));
    return Optional.empty();
  }

  /// Forgets an accessory, or says why not.
  public static Optional<Refusal> remove(Turn turn, KeyId id, Maker by) {
    AccessList access = turn.stored().access();
    Optional<EnrolledKey> key =
        access.find(id).filter(one -> KeyRole.ACCESSORIES.contains(one.role()));
    if (key.isEmpty()) {
      return Optional.of(Refusal.UNKNOWN_KEY);
    }
    turn.store(turn.stored().with(access.without(id)));
    record(turn, Change.DELETED, key.get(), by);
    return Optional.empty();
  }

  /// Why these keys cannot become a device's, or empty if they can.
  ///
  /// @param access the keys beside which they would stand
  static Optional<Refusal> refusalToEnrol(
      Turn turn, AccessList access, SigningKey signing, AgreementKey agreement) {
    if (access.find(signing.id()).isPresent()
        || access.find(agreement).isPresent()
        || signing.equals(turn.stored().identity().signingKey())) {
      return Optional.of(Refusal.INVALID_ARGUMENTS);
    }
    return access.hasRoomForDevice() ? Optional.empty() : Optional.of(Refusal.NO_ROOM);
  }

  /// A device's key: nobody's of the household, not bound to time.
  ///
  /// @param by the app that enrols it; the device stands in its account's name
  static EnrolledKey device(
      SigningKey signing, AgreementKey agreement, KeyRole role, DisplayName name, EnrolledKey by) {
    return new EnrolledKey(
        signing,
        agreement,
        role,
        Optional.empty(),
        by.account(),
        name,
        Optional.empty(),
        Validity.ALWAYS,
        Optional.empty());
  }

  static void record(Turn turn, Change change, EnrolledKey key, Maker by) {
    turn.record(new LockEvent.Device(change, key.role(), key.id(), key.name(), by));
  }
}
