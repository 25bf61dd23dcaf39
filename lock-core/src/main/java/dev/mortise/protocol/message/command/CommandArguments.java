package dev.mortise.protocol.message.command;

import dev.mortise.authority.Operation;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.SettingName;
import dev.mortise.protocol.message.SettingValue;
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

  /// Read events of the lock's own log.
  ///
  /// @param from the number of the first one wanted, 1 or more
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

  /// Let go of the account and of every app.
  record Unbind() implements CommandArguments {
    @Override
    public Operation operation() {
      return Operation.UNBIND;
    }
  }

  /// An operation that this version of the lock has no arguments for: it answers *unsupported*,
  /// whatever they are.
  ///
  /// @param operation one that no other record here stands for
  record Unread(Operation operation) implements CommandArguments {}
}
