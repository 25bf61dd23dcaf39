package dev.mortise.lock.step.procedure;

import dev.mortise.authority.Refusal;
import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.EnrolmentOutcome;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.live.Procedure.FingerEnrolment;
import dev.mortise.lock.live.Procedure.NewPasscode;
import dev.mortise.lock.live.Procedure.PasscodeEnrolment;
import dev.mortise.lock.step.Turn;
import dev.mortise.passcode.Passcode;
import dev.mortise.user.Household;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Enrolments: begun in the app, done at the lock (LK-73).
public final class Enrolments {

  private Enrolments() {}

  /// Begins an enrolment, or says why it cannot be.
  ///
  /// @param duress whether the credential will raise the silent alarm; only beside an ordinary one
  ///   of its kind (D-15)
  public static Optional<Refusal> start(
      Turn turn, UserIndex holder, CredentialKind kind, boolean duress, Maker by) {
    Optional<Refusal> refusal = refusalOf(turn, holder, kind, duress);
    if (refusal.isPresent()) {
      return refusal;
    }
    if (kind == CredentialKind.PASSCODE) {
      Procedures.begin(
          turn,
          new PasscodeEnrolment(
              holder, duress, by, new NewPasscode.FirstEntry(), 1, stepEnd(turn)));
      turn.speak(Prompt.ENTER_NEW_PASSCODE);
    } else {
      Procedures.begin(turn, new FingerEnrolment(holder, duress, by, List.of(), stepEnd(turn)));
      turn.speak(Prompt.FINGER_ENROL);
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refusalOf(
      Turn turn, UserIndex holder, CredentialKind kind, boolean duress) {
    Household household = turn.stored().household();
    boolean enrolled = kind == CredentialKind.PASSCODE || kind == CredentialKind.FINGERPRINT;
    if (!enrolled || !turn.model().reads(kind)) {
      return Optional.of(Refusal.UNSUPPORTED);
    }
    if (household.user(holder).isEmpty()) {
      return Optional.of(Refusal.USER_UNKNOWN);
    }
    if (turn.isSystemLocked()) {
      return Optional.of(Refusal.SYSTEM_LOCKED);
    }
    if (isUnderWay(turn)) {
      return Optional.of(Refusal.ENROLMENT_IN_PROGRESS);
    }
    if (duress && household.firstOrdinary(holder, kind).isEmpty()) {
      return Optional.of(Refusal.CREDENTIAL_UNKNOWN);
    }
    return household.hasRoom(holder, kind, duress)
        ? Optional.empty()
        : Optional.of(Refusal.NO_ROOM);
  }

  /// Whether what was enrolled may still be kept: an ordinary credential that a duress one leans on
  /// may have been deleted meanwhile (D-15).
  static boolean mayBeKept(Turn turn, UserIndex holder, CredentialKind kind, boolean duress) {
    return !duress || turn.stored().household().firstOrdinary(holder, kind).isPresent();
  }

  private static boolean isUnderWay(Turn turn) {
    return turn.live()
        .procedure()
        .filter(now -> now instanceof PasscodeEnrolment || now instanceof FingerEnrolment)
        .isPresent();
  }

  /// When the step that begins now is over.
  static Duration stepEnd(Turn turn) {
    return turn.now().plus(turn.policy().enrolment().step());
  }

  /// Keeps a passcode that was chosen.
  static void keepPasscode(
      Turn turn, UserIndex holder, boolean duress, Maker by, Passcode passcode) {
    Household household = turn.stored().household();
    CredentialRef ref = household.freeRef(CredentialKind.PASSCODE).orElseThrow();
    turn.keepListed(
        household.withPasscode(
            Credential.of(ref, holder, duress, List.of()),
            passcode,
            turn.stored().identity().passcodeKey()));
    turn.record(new LockEvent.CredentialChange(Change.ADDED, holder, ref, by));
  }

  /// An enrolment came to a good end.
  static void done(Turn turn, UserIndex holder, CredentialKind kind) {
    turn.record(new LockEvent.Enrolment(holder, kind, EnrolmentOutcome.DONE));
    turn.beep(Tone.CONFIRMED);
    turn.speak(Prompt.ENROLLED);
  }
}
