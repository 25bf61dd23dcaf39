package dev.mortise.lock.step.procedure;

import dev.mortise.credential.CredentialKind;
import dev.mortise.journal.event.EnrolmentOutcome;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.live.PairingMode;
import dev.mortise.lock.live.Procedure;
import dev.mortise.lock.live.Procedure.Approval;
import dev.mortise.lock.live.Procedure.ApprovalPurpose;
import dev.mortise.lock.live.Procedure.FingerEnrolment;
import dev.mortise.lock.live.Procedure.FirstAdministrator;
import dev.mortise.lock.live.Procedure.PasscodeEnrolment;
import dev.mortise.lock.live.Procedure.ResetOffer;
import dev.mortise.lock.step.Turn;
import dev.mortise.user.UserIndex;

/// Beginning and ending what a person at the lock is in the middle of. There is one at a time: a
/// new one ends the one before.
public final class Procedures {

  private Procedures() {}

  /// Begins this procedure.
  public static void begin(Turn turn, Procedure procedure) {
    end(turn, EnrolmentOutcome.CANCELLED);
    turn.remember(procedure);
  }

  /// Somebody cancelled what is under way.
  public static void cancel(Turn turn) {
    end(turn, EnrolmentOutcome.CANCELLED);
  }

  /// What is under way took too long.
  public static void runOut(Turn turn) {
    end(turn, EnrolmentOutcome.TIMED_OUT);
  }

  /// A user is gone, and with them whatever they were in the middle of, or had approved.
  public static void userDeleted(Turn turn, UserIndex user) {
    if (turn.live().procedure().isEmpty()) {
      return;
    }
    boolean theirs =
        switch (turn.live().procedure().get()) {
          case PasscodeEnrolment enrolment -> enrolment.holder().equals(user);
          case FingerEnrolment enrolment -> enrolment.holder().equals(user);
          case PairingMode.Open open -> open.administrator().equals(user);
          case FirstAdministrator _, ResetOffer _, PairingMode.Shown _, Approval _ -> false;
        };
    if (theirs) {
      end(turn, EnrolmentOutcome.CANCELLED);
    }
  }

  /// Ends what is under way without a result. It leaves nothing behind but, for an enrolment, the
  /// event that says how it ended.
  static void end(Turn turn, EnrolmentOutcome how) {
    if (turn.live().procedure().isEmpty()) {
      return;
    }
    Procedure ended = turn.live().procedure().get();
    turn.remember(turn.live().withoutProcedure());
    switch (ended) {
      case PasscodeEnrolment enrolment ->
          enrolmentEnded(turn, enrolment.holder(), CredentialKind.PASSCODE, how);
      case FingerEnrolment enrolment ->
          enrolmentEnded(turn, enrolment.holder(), CredentialKind.FINGERPRINT, how);
      case PairingMode.Open _ -> turn.speak(Prompt.PAIRING_ENDED);
      case Approval(ApprovalPurpose purpose, _) when purpose == ApprovalPurpose.PAIRING ->
          turn.speak(Prompt.PAIRING_ENDED);
      case FirstAdministrator _, ResetOffer _, PairingMode.Shown _, Approval _ -> {
        // Nobody is waiting for a word.
      }
    }
  }

  private static void enrolmentEnded(
      Turn turn, UserIndex holder, CredentialKind kind, EnrolmentOutcome how) {
    turn.record(new LockEvent.Enrolment(holder, kind, how));
    turn.speak(Prompt.ENROLMENT_ENDED);
  }
}
