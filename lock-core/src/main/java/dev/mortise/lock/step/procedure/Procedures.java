package dev.mortise.lock.step.procedure;

import dev.mortise.authority.Channel;
import dev.mortise.authority.Operation;
import dev.mortise.authority.access.AccessList;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.event.EnrolmentOutcome;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.live.PairingMode;
import dev.mortise.lock.live.Procedure;
import dev.mortise.lock.live.Procedure.Approval;
import dev.mortise.lock.live.Procedure.ApprovalPurpose;
import dev.mortise.lock.live.Procedure.Enrolment;
import dev.mortise.lock.live.Procedure.FirstAdministrator;
import dev.mortise.lock.live.Procedure.ResetOffer;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.credential.Admission;
import dev.mortise.lock.step.right.KeyRights;
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

  /// Users or keys have changed. What is under way ends at once unless whom it is for is still
  /// there, and whoever began it, or approved of it, still may (SEC-9).
  public static void rightsChanged(Turn turn) {
    if (turn.live().procedure().filter(now -> hasLostItsGround(turn, now)).isPresent()) {
      end(turn, EnrolmentOutcome.CANCELLED);
    }
  }

  private static boolean hasLostItsGround(Turn turn, Procedure procedure) {
    return switch (procedure) {
      case Enrolment enrolment -> !mayGoOn(turn, enrolment.holder(), enrolment.by());
      case PairingMode.Open open -> !isAdministrator(turn, open.administrator());
      case Approval(ApprovalPurpose.Linking(_, var by), _) -> !mayLink(turn, by);
      case FirstAdministrator _, ResetOffer _, PairingMode.Shown _, Approval _ -> false;
    };
  }

  private static boolean mayGoOn(Turn turn, UserIndex holder, Maker by) {
    AccessList access = turn.stored().access();
    boolean mayStill =
        by.key().isEmpty()
            || access
                .find(by.key().get())
                .filter(
                    key ->
                        KeyRights.refusal(turn, key, Operation.START_ENROLMENT, Channel.NEAR)
                            .isEmpty())
                .isPresent();
    return mayStill && turn.stored().household().user(holder).isPresent();
  }

  private static boolean mayLink(Turn turn, EnrolledKey by) {
    return turn.stored()
        .access()
        .find(by.id())
        .filter(key -> KeyRights.refusal(turn, key, Operation.LINK_LOCK, Channel.NEAR).isEmpty())
        .isPresent();
  }

  private static boolean isAdministrator(Turn turn, UserIndex user) {
    return turn.stored()
        .household()
        .user(user)
        .filter(one -> one.isAdministrator() && Admission.refusalOf(turn, one).isEmpty())
        .isPresent();
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
      case Enrolment enrolment -> {
        turn.record(new LockEvent.Enrolment(enrolment.holder(), enrolment.kind(), how));
        turn.speak(Prompt.ENROLMENT_ENDED);
      }
      case PairingMode.Open _ -> turn.speak(Prompt.PAIRING_ENDED);
      case Approval(ApprovalPurpose.Pairing(), _) -> turn.speak(Prompt.PAIRING_ENDED);
      case Approval(ApprovalPurpose.Linking _, _) -> turn.speak(Prompt.LINKING_ENDED);
      case FirstAdministrator _, ResetOffer _, PairingMode.Shown _, Approval _ -> {
        // Nobody is waiting for a word.
      }
    }
  }
}
