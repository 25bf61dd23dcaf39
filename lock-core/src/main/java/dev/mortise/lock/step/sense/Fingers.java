package dev.mortise.lock.step.sense;

import dev.mortise.biometric.fingerprint.FingerSample;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.MatchOutcome;
import dev.mortise.biometric.fingerprint.QualityFault;
import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.live.Procedure;
import dev.mortise.lock.live.Procedure.FingerEnrolment;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.credential.Presentation;
import dev.mortise.lock.step.procedure.FingerEnrolments;
import java.util.Optional;

/// A finger on the reader.
public final class Fingers {

  private Fingers() {}

  /// Judges a touch.
  public static void presented(Turn turn, FingerSample sample) {
    if (!Readiness.takesAtSensor(turn)) {
      return;
    }
    switch (sample) {
      case FingerSample.PoorQuality(QualityFault fault) -> {
        turn.beep(Tone.REFUSED);
        turn.speak(prompt(fault));
      }
      case FingerSample.AttackPresentation() -> Attacks.presented(turn, CredentialKind.FINGERPRINT);
      case FingerSample.Captured captured -> captured(turn, captured);
    }
  }

  private static void captured(Turn turn, FingerSample.Captured captured) {
    Optional<Procedure> procedure = turn.live().procedure();
    Optional<Credential> owner = owner(turn, captured.outcome());
    if (procedure.isPresent() && procedure.get() instanceof FingerEnrolment enrolment) {
      FingerEnrolments.touched(turn, enrolment, captured, owner.isPresent());
    } else {
      Presentation.judged(turn, owner, OperationSource.BIOMETRIC);
    }
  }

  private static Optional<Credential> owner(Turn turn, MatchOutcome outcome) {
    return switch (outcome) {
      case MatchOutcome.NoMatch() -> Optional.empty();
      case MatchOutcome.Match(FingerSlot slot, _) ->
          turn.stored()
              .household()
              .credential(new CredentialRef(CredentialKind.FINGERPRINT, slot.index()));
    };
  }

  /// Each fault asks the person for something else; none is a wrong try (LK-34).
  private static Prompt prompt(QualityFault fault) {
    return switch (fault) {
      case NO_FINGER -> Prompt.FINGER_TOUCH_AGAIN;
      case PARTIAL -> Prompt.FINGER_COVER_READER;
      case OFF_CENTRE -> Prompt.FINGER_TO_MIDDLE;
      case TILTED -> Prompt.FINGER_STRAIGHT;
      case TOO_FEW_MINUTIAE -> Prompt.FINGER_PRESS_OR_THUMB;
    };
  }
}
