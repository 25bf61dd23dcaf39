package dev.mortise.lock.step.sense;

import dev.mortise.biometric.face.FaceFault;
import dev.mortise.biometric.face.FaceOutcome;
import dev.mortise.biometric.face.FaceSample;
import dev.mortise.biometric.face.FaceSlot;
import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.LockPolicy.SensePolicy;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.live.Procedure.Approval;
import dev.mortise.lock.live.Procedure.FaceEnrolment;
import dev.mortise.lock.live.sense.PassersBy;
import dev.mortise.lock.step.Merging;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.credential.Admission;
import dev.mortise.lock.step.credential.Presentation;
import dev.mortise.lock.step.credential.WrongTries;
import dev.mortise.lock.step.procedure.FaceEnrolments;
import dev.mortise.user.User;
import dev.mortise.user.UserType;
import java.util.Optional;

/// A face before the camera (LK-33).
///
/// It is presented on purpose if the lock was asked to look: its keypad is awake, or a face is
/// being enrolled. Then it is a try like any other. Else the camera looks only where the household
/// has it look at whoever approaches: strange faces of passers-by count for that alone, and nobody
/// approves of anything in passing (D-19).
public final class Faces {

  private Faces() {}

  /// Judges a face.
  public static void presented(Turn turn, FaceSample sample) {
    if (!turn.model().reads(CredentialKind.FACE)) {
      return; // There is no camera that could have seen it (D-4).
    }
    if (isOnPurpose(turn)) {
      onPurpose(turn, sample);
    } else if (looksByItself(turn)) {
      inPassing(turn, sample);
    }
  }

  private static boolean isOnPurpose(Turn turn) {
    return turn.live().keypad().isAwake()
        || turn.live().procedure().filter(FaceEnrolment.class::isInstance).isPresent();
  }

  /// While the system is locked the camera rests unless it is asked, right or wrong (LK-84): a lock
  /// that answered everybody who passes would never be silent.
  private static boolean looksByItself(Turn turn) {
    return turn.stored().settings().looksAtWhoApproaches()
        && turn.stored().household().hasAdministrator()
        && turn.live().procedure().filter(Approval.class::isInstance).isEmpty()
        && !turn.isSystemLocked()
        && !turn.live().passersBy().isPausedAt(turn.now())
        && !Attacks.areSensorsPaused(turn);
  }

  private static void onPurpose(Turn turn, FaceSample sample) {
    if (!Readiness.takesAtSensor(turn)) {
      return;
    }
    switch (sample) {
      case FaceSample.PoorQuality(FaceFault fault) -> {
        turn.beep(Tone.REFUSED);
        turn.speak(prompt(fault));
      }
      case FaceSample.AttackPresentation() -> Attacks.presented(turn, CredentialKind.FACE);
      case FaceSample.Captured captured -> captured(turn, captured);
    }
  }

  private static void captured(Turn turn, FaceSample.Captured captured) {
    Optional<Credential> owner = owner(turn, captured.outcome());
    if (turn.live().procedure().isPresent()
        && turn.live().procedure().get() instanceof FaceEnrolment enrolment) {
      FaceEnrolments.seen(turn, enrolment, captured, owner);
    } else if (owner.isPresent()) {
      recognised(turn, owner.get());
    } else {
      WrongTries.wrong(turn, OperationSource.BIOMETRIC);
    }
  }

  /// Nobody has asked for anything, so that nothing is said but to whom the lock knows. An attack
  /// is one more face that nobody knows: what passes by stops neither keypad nor other sensors.
  private static void inPassing(Turn turn, FaceSample sample) {
    switch (sample) {
      case FaceSample.PoorQuality _ -> {
        // Somebody is passing by.
      }
      case FaceSample.AttackPresentation() -> {
        missed(turn);
        if (Merging.recordsAttackInPassing(turn)) {
          Attacks.record(turn, CredentialKind.FACE);
        }
      }
      case FaceSample.Captured captured ->
          owner(turn, captured.outcome())
              .ifPresentOrElse(known -> recognised(turn, known), () -> missed(turn));
    }
  }

  /// Somebody is known. Whoever may not come in takes no stranger off the count: they could stand
  /// beside one who tries and tries. What makes searches stricter only an administrator takes off,
  /// as with wrong tries (D-14).
  private static void recognised(Turn turn, Credential owner) {
    User user = turn.stored().household().user(owner.holder()).orElseThrow();
    if (Admission.refusalAtDoor(turn, user).isEmpty()
        && user.terms().type() != UserType.NON_ACCESS_USER) {
      PassersBy before = turn.live().passersBy();
      turn.remember(turn.live().with(user.isAdministrator() ? PassersBy.NONE : before.known()));
    }
    Presentation.recognised(turn, owner, OperationSource.BIOMETRIC);
  }

  private static void missed(Turn turn) {
    SensePolicy policy = turn.policy().senses();
    PassersBy before = turn.live().passersBy();
    turn.remember(turn.live().with(before.missed(policy.misses(), policy.pause(), turn.now())));
  }

  private static Optional<Credential> owner(Turn turn, FaceOutcome outcome) {
    return switch (outcome) {
      case FaceOutcome.NoMatch() -> Optional.empty();
      case FaceOutcome.Match(FaceSlot slot, _) ->
          turn.stored()
              .household()
              .credential(new CredentialRef(CredentialKind.FACE, slot.index()));
    };
  }

  /// Each condition asks the person for something else; none is a wrong try (LK-32).
  private static Prompt prompt(FaceFault fault) {
    return switch (fault) {
      case NO_FACE -> Prompt.FACE_NONE;
      case SEVERAL_FACES -> Prompt.FACE_ALONE;
      case TOO_FAR -> Prompt.FACE_NEARER;
      case TOO_NEAR -> Prompt.FACE_BACK;
      case COVERED -> Prompt.FACE_UNCOVERED;
      case SHAKING -> Prompt.FACE_STILL;
      case LIGHT -> Prompt.FACE_LIGHT;
    };
  }
}
