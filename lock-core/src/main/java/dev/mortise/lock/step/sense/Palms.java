package dev.mortise.lock.step.sense;

import dev.mortise.biometric.palm.PalmFault;
import dev.mortise.biometric.palm.PalmOutcome;
import dev.mortise.biometric.palm.PalmSample;
import dev.mortise.biometric.palm.PalmSlot;
import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.live.Procedure.PalmEnrolment;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.credential.Presentation;
import dev.mortise.lock.step.procedure.PalmEnrolments;
import java.util.Optional;

/// A palm above the scanner.
public final class Palms {

  private Palms() {}

  /// Judges a palm.
  public static void presented(Turn turn, PalmSample sample) {
    if (!turn.model().reads(CredentialKind.PALM_VEIN)) {
      return; // There is no scanner that could have seen it (D-4).
    }
    if (!Readiness.takesAtSensor(turn)) {
      return;
    }
    switch (sample) {
      case PalmSample.PoorQuality(PalmFault fault) -> again(turn, prompt(fault));
      case PalmSample.AttackPresentation() -> Attacks.presented(turn, CredentialKind.PALM_VEIN);
      case PalmSample.Captured captured -> captured(turn, captured);
    }
  }

  private static void again(Turn turn, Prompt why) {
    turn.beep(Tone.REFUSED);
    turn.speak(why);
  }

  private static void captured(Turn turn, PalmSample.Captured captured) {
    switch (captured.outcome()) {
      case PalmOutcome.Insufficient() -> again(turn, Prompt.PALM_WHOLE);
      case PalmOutcome.NoMatch() -> judged(turn, captured, Optional.empty());
      case PalmOutcome.Match(PalmSlot slot, _) ->
          judged(
              turn,
              captured,
              turn.stored()
                  .household()
                  .credential(new CredentialRef(CredentialKind.PALM_VEIN, slot.index())));
    }
  }

  private static void judged(Turn turn, PalmSample.Captured captured, Optional<Credential> owner) {
    if (turn.live().procedure().isPresent()
        && turn.live().procedure().get() instanceof PalmEnrolment enrolment) {
      PalmEnrolments.read(turn, enrolment, captured, owner.isPresent());
    } else {
      Presentation.judged(turn, owner, OperationSource.BIOMETRIC);
    }
  }

  /// Each condition asks the person for something else; none is a wrong try.
  private static Prompt prompt(PalmFault fault) {
    return switch (fault) {
      case NO_PALM -> Prompt.PALM_NONE;
      case TOO_FAR -> Prompt.PALM_LOWER;
      case TOO_NEAR -> Prompt.PALM_RAISE;
      case TILTED -> Prompt.PALM_FLAT;
      case SHAKING -> Prompt.PALM_STILL;
      case COVERED -> Prompt.PALM_BARE;
    };
  }
}
