package dev.mortise.lock.step.procedure;

import dev.mortise.biometric.palm.PalmSample;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.live.Procedure.PalmEnrolment;
import dev.mortise.lock.step.Turn;
import dev.mortise.protocol.Octets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Enrolling a palm by several readings (LK-73). Until the last of them nothing is stored, so a
/// power cut in the middle leaves nothing.
public final class PalmEnrolments {

  private PalmEnrolments() {}

  /// A good reading came.
  ///
  /// @param known whether the palm is enrolled already, with this user or another
  public static void read(
      Turn turn, PalmEnrolment enrolment, PalmSample.Captured reading, boolean known) {
    if (known) {
      Enrolments.repeat(turn, Prompt.PALM_KNOWN);
      return;
    }
    Octets digest = reading.templateDigest();
    List<Octets> readings = new ArrayList<>(enrolment.readings());
    if (!readings.isEmpty() && reading.unlike().containsAll(readings)) {
      startedOver(turn, enrolment, digest);
      return;
    }
    if (!readings.contains(digest)) {
      readings.add(digest);
    }
    if (readings.size() < turn.policy().enrolment().palmReadings()) {
      turn.remember(with(enrolment, readings, Enrolments.stepEnd(turn)));
      turn.beep(Tone.KEY);
      turn.speak(Prompt.PALM_ENROL_AGAIN);
    } else {
      Enrolments.keepTemplates(turn, enrolment, readings);
    }
  }

  /// A reading that is like none before is not kept: one credential is one palm. Which of only two
  /// is the odd one nobody knows, so of two the newer stays. The step's time runs on.
  private static void startedOver(Turn turn, PalmEnrolment enrolment, Octets digest) {
    if (enrolment.readings().size() == 1) {
      turn.remember(with(enrolment, List.of(digest), enrolment.until()));
    }
    Enrolments.repeat(turn, Prompt.PALM_SAME);
  }

  private static PalmEnrolment with(
      PalmEnrolment enrolment, List<Octets> readings, Duration until) {
    return new PalmEnrolment(enrolment.holder(), enrolment.by(), readings, until);
  }
}
