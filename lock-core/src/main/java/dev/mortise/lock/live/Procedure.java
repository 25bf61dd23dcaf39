package dev.mortise.lock.live;

import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.credential.CredentialKind;
import dev.mortise.journal.event.Maker;
import dev.mortise.passcode.Digits;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.command.CommandArguments.LinkFrom;
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

  /// A credential is being enrolled for a user (LK-73).
  sealed interface Enrolment extends AtTheLock {

    /// Whose it will be.
    UserIndex holder();

    /// Whether it will be a duress credential.
    boolean duress();

    /// Who began it.
    Maker by();

    /// Which sort of credential it will be.
    CredentialKind kind();

    /// The digests of the templates captured for it so far, which a sensor must not forget.
    default List<Octets> captured() {
      return List.of();
    }
  }

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
      implements Enrolment {

    @Override
    public CredentialKind kind() {
      return CredentialKind.PASSCODE;
    }
  }

  /// A fingerprint is being enrolled for a user (LK-73).
  ///
  /// @param holder whose it will be
  /// @param duress whether it will be a duress fingerprint
  /// @param by who began it
  /// @param touches the digests of the good touches so far
  /// @param unlike how many pairs of them have little in common
  record FingerEnrolment(
      UserIndex holder, boolean duress, Maker by, List<Octets> touches, int unlike, Duration until)
      implements Enrolment {

    public FingerEnrolment {
      touches = List.copyOf(touches);
    }

    @Override
    public CredentialKind kind() {
      return CredentialKind.FINGERPRINT;
    }

    @Override
    public List<Octets> captured() {
      return touches;
    }
  }

  /// A face is being enrolled for a user, pose by pose (LK-32).
  ///
  /// @param poses the digests of the poses so far, in the order in which they are asked for
  record FaceEnrolment(UserIndex holder, Maker by, List<Octets> poses, Duration until)
      implements Enrolment {

    public FaceEnrolment {
      poses = List.copyOf(poses);
    }

    @Override
    public boolean duress() {
      return false;
    }

    @Override
    public CredentialKind kind() {
      return CredentialKind.FACE;
    }

    @Override
    public List<Octets> captured() {
      return poses;
    }
  }

  /// A palm is being enrolled for a user (LK-73).
  ///
  /// @param readings the digests of the good readings so far
  record PalmEnrolment(UserIndex holder, Maker by, List<Octets> readings, Duration until)
      implements Enrolment {

    public PalmEnrolment {
      readings = List.copyOf(readings);
    }

    @Override
    public boolean duress() {
      return false;
    }

    @Override
    public CredentialKind kind() {
      return CredentialKind.PALM_VEIN;
    }

    @Override
    public List<Octets> captured() {
      return readings;
    }
  }

  /// A card is being enrolled for a user (LK-73).
  record CardEnrolment(UserIndex holder, Maker by, Duration until) implements Enrolment {

    @Override
    public boolean duress() {
      return false;
    }

    @Override
    public CredentialKind kind() {
      return CredentialKind.PROXIMITY_CARD;
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
  sealed interface ApprovalPurpose {

    /// Pairing mode (LK-27).
    record Pairing() implements ApprovalPurpose {}

    /// The end of leaving-home mode (D-11).
    record LeavingHomeOff() implements ApprovalPurpose {}

    /// That this lock opens along with another one (LK-39).
    ///
    /// @param link the other lock's keys, and on what terms
    /// @param by who asked for it
    record Linking(LinkFrom link, EnrolledKey by) implements ApprovalPurpose {}
  }
}
