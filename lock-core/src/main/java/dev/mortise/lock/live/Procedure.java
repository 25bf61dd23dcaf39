package dev.mortise.lock.live;

import dev.mortise.journal.event.Maker;
import dev.mortise.passcode.Digits;
import dev.mortise.protocol.Octets;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.List;

/// Something a person at the lock is in the middle of. There is one at a time, and each comes to an
/// end by itself.
public sealed interface Procedure permits Procedure.AtTheLock, PairingMode {

  /// When it ends unless it is finished before.
  Duration until();

  /// A procedure that the machine alone carries through.
  sealed interface AtTheLock extends Procedure {}

  /// The first administrator is being created (LK-22).
  ///
  /// @param step how far it is
  record FirstAdministrator(NewPasscode step, Duration until) implements AtTheLock {}

  /// A passcode is being enrolled for a user (LK-73).
  ///
  /// @param holder whose it will be
  /// @param duress whether it will be a duress passcode
  /// @param by who began it
  /// @param step how far it is
  /// @param round 1 for the first choice, one more each time that it begins anew
  record PasscodeEnrolment(
      UserIndex holder, boolean duress, Maker by, NewPasscode step, int round, Duration until)
      implements AtTheLock {}

  /// A fingerprint is being enrolled for a user (LK-73).
  ///
  /// @param holder whose it will be
  /// @param duress whether it will be a duress fingerprint
  /// @param by who began it
  /// @param touches the digests of the good touches so far
  record FingerEnrolment(
      UserIndex holder, boolean duress, Maker by, List<Octets> touches, Duration until)
      implements AtTheLock {

    public FingerEnrolment {
      touches = List.copyOf(touches);
    }
  }

  /// An administrator's credential is awaited before something else happens.
  ///
  /// @param purpose what it is for
  record Approval(ApprovalPurpose purpose, Duration until) implements AtTheLock {}

  /// SET was held while power came back: confirm resets the lock (LK-28).
  record ResetOffer(Duration until) implements AtTheLock {}

  /// How far somebody is who chooses a passcode.
  sealed interface NewPasscode {

    /// The keypad offers to create an administrator, and waits for confirm (LK-22).
    record Offered() implements NewPasscode {}

    /// The first of two equal entries is awaited (LK-13).
    record FirstEntry() implements NewPasscode {}

    /// The second is awaited.
    ///
    /// @param first what the first one was
    record SecondEntry(Digits first) implements NewPasscode {}
  }

  /// What an administrator at the lock approves of.
  enum ApprovalPurpose {

    /// Pairing mode (LK-27).
    PAIRING,

    /// The end of leaving-home mode (D-11).
    LEAVING_HOME_OFF
  }
}
