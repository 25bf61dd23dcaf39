package dev.mortise.protocol.message.command;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.device.LinkTerms;
import dev.mortise.authority.device.LinkedLock;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.SettingName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.seal.SealPurpose;
import dev.mortise.user.Role;
import dev.mortise.user.TermsChange;
import dev.mortise.user.UserIndex;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// What a command says beyond its operation, one record for each thing that can be said.
public sealed interface CommandArguments {

  /// The operation these belong to.
  Operation operation();

  /// Open the door.
  record Unlock() implements CommandArguments {
    @Override
    public Operation operation() {
      return Operation.UNLOCK;
    }
  }

  /// Throw the bolt.
  record Lock() implements CommandArguments {
    @Override
    public Operation operation() {
      return Operation.LOCK;
    }
  }

  /// Change the operating mode.
  record SetMode(OperatingMode mode) implements CommandArguments {
    @Override
    public Operation operation() {
      return Operation.SET_MODE;
    }
  }

  /// Turn leaving-home mode on or off.
  record SetLeavingHome(boolean on) implements CommandArguments {
    @Override
    public Operation operation() {
      return Operation.SET_MODE;
    }
  }

  /// Change one setting.
  record ChangeSetting(SettingName name, SettingValue value) implements CommandArguments {
    @Override
    public Operation operation() {
      return Operation.CHANGE_SETTING;
    }
  }

  /// Add a user; the lock chooses the index.
  record AddUser(DisplayName name, Role role) implements CommandArguments {
    @Override
    public Operation operation() {
      return Operation.ADD_USER;
    }
  }

  /// Change what is given of a user, leave the rest.
  record ChangeUser(
      UserIndex user,
      Optional<DisplayName> name,
      Optional<Role> role,
      Optional<Boolean> enabled,
      TermsChange terms)
      implements CommandArguments {

    /// Leaves the user's terms as they are.
    public ChangeUser(
        UserIndex user,
        Optional<DisplayName> name,
        Optional<Role> role,
        Optional<Boolean> enabled) {
      this(user, name, role, enabled, TermsChange.NONE);
    }

    /// Changes the user's terms alone.
    public ChangeUser(UserIndex user, TermsChange terms) {
      this(user, Optional.empty(), Optional.empty(), Optional.empty(), terms);
    }

    @Override
    public Operation operation() {
      return Operation.CHANGE_USER;
    }
  }

  /// Delete a user and all that is theirs.
  record DeleteUser(UserIndex user) implements CommandArguments {
    @Override
    public Operation operation() {
      return Operation.DELETE_USER;
    }
  }

  /// Begin an enrolment, to be finished at the lock.
  ///
  /// @param duress whether it shall raise the silent alarm (LK-17, LK-18)
  record StartEnrolment(UserIndex user, CredentialKind kind, boolean duress)
      implements CommandArguments {
    @Override
    public Operation operation() {
      return Operation.START_ENROLMENT;
    }
  }

  /// Delete one credential.
  record DeleteCredential(CredentialRef credential) implements CommandArguments {
    @Override
    public Operation operation() {
      return Operation.DELETE_CREDENTIAL;
    }
  }

  /// End the lock-out.
  record LiftLockout() implements CommandArguments {
    @Override
    public Operation operation() {
      return Operation.LIFT_LOCKOUT;
    }
  }

  /// Raise the visitor epoch of the app that signs.
  record RaiseVisitorEpoch() implements CommandArguments {
    @Override
    public Operation operation() {
      return Operation.RAISE_VISITOR_EPOCH;
    }
  }

  /// Make a periodic visitor passcode (LK-20).
  ///
  /// @param sealed digits and schedule, sealed to the lock under the command's challenge
  record SetPeriodicPasscode(Octets sealed) implements CommandArguments {

    public SetPeriodicPasscode {
      if (sealed.size() != SealPurpose.SET_PERIODIC_PASSCODE.sealedSize()) {
        throw new IllegalArgumentException("sealed passcode of wrong size size=" + sealed.size());
      }
    }

    @Override
    public Operation operation() {
      return Operation.SET_PERIODIC_PASSCODE;
    }
  }

  /// Move the end of a visitor's key.
  record ExtendKey(KeyId key, Instant until) implements CommandArguments {

    public ExtendKey {
      until = until.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public Operation operation() {
      return Operation.EXTEND_KEY;
    }
  }

  /// Read events of the lock's own log, from this number on, which is 1 or more.
  record ReadEvents(long from) implements CommandArguments {

    public ReadEvents {
      if (from < 1) {
        throw new IllegalArgumentException("events begin at 1 from=" + from);
      }
    }

    @Override
    public Operation operation() {
      return Operation.READ_EVENTS;
    }
  }

  /// Read the access list.
  ///
  /// @param offset where in its encoding to begin, in bytes
  record ReadAccessList(int offset) implements CommandArguments {

    public ReadAccessList {
      if (offset < 0) {
        throw new IllegalArgumentException("offset must not be negative offset=" + offset);
      }
    }

    @Override
    public Operation operation() {
      return Operation.READ_ACCESS_LIST;
    }
  }

  /// Set the wall clock.
  record SetTime(Instant time) implements CommandArguments {

    public SetTime {
      time = time.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public Operation operation() {
      return Operation.SET_TIME;
    }
  }

  /// What is said of devices and linked locks.
  sealed interface OfDevices extends CommandArguments {
    @Override
    default Operation operation() {
      return switch (this) {
        case AddAccessory _ -> Operation.ADD_ACCESSORY;
        case RemoveAccessory _ -> Operation.REMOVE_ACCESSORY;
        case LinkTo _, LinkFrom _, UnlinkTo _ -> Operation.LINK_LOCK;
        case UnlockAsLinked _ -> Operation.UNLOCK_AS_LINKED;
      };
    }
  }

  /// Enrol an accessory: its keys stand in the code on it.
  ///
  /// @param role remote controller or door sensor
  record AddAccessory(
      KeyRole role, SigningKey signingKey, AgreementKey agreementKey, DisplayName name)
      implements OfDevices {}

  /// Forget an accessory.
  record RemoveAccessory(KeyId key) implements OfDevices {}

  /// Let another lock open along with this one.
  record LinkTo(LinkedLock link) implements OfDevices {}

  /// Let this lock open along with another one, once an administrator at this lock approves.
  ///
  /// @param signingKey the other lock's, as is the agreement key
  record LinkFrom(
      SigningKey signingKey, AgreementKey agreementKey, DisplayName name, LinkTerms terms)
      implements OfDevices {}

  /// Let another lock open along with this one no more.
  record UnlinkTo(LockId lock) implements OfDevices {}

  /// Open the door because the linked lock that signs was opened from outside.
  ///
  /// @param user who opened it, of that lock's users
  record UnlockAsLinked(UserIndex user) implements OfDevices {}

  /// What is said of the lock itself: its firmware, its network, its camera and its account.
  sealed interface OfItself extends CommandArguments {
    @Override
    default Operation operation() {
      return switch (this) {
        case UpdateFirmware _ -> Operation.UPDATE_FIRMWARE;
        case SetWifi _ -> Operation.SET_WIFI;
        case StartLiveView _ -> Operation.START_LIVE_VIEW;
        case Unbind _ -> Operation.UNBIND;
      };
    }
  }

  /// Install this version of the firmware, once its image, of this SHA-256, is there.
  record UpdateFirmware(FirmwareVersion version, Octets digest) implements OfItself {}

  /// Name another wireless network, sealed to the lock under the command's challenge (LK-26).
  record SetWifi(Octets sealed) implements OfItself {}

  /// Show what the camera sees, which looks outdoors (LK-76).
  record StartLiveView() implements OfItself {}

  /// Let go of the account and of every app.
  record Unbind() implements OfItself {}

  /// An operation that this version of the lock has no arguments for: it answers *unsupported*,
  /// whatever they are.
  ///
  /// @param operation one that no other record here stands for
  record Unread(Operation operation) implements CommandArguments {}
}
