package dev.mortise.lock.step.procedure;

import dev.mortise.biometric.fingerprint.FingerSample;
import dev.mortise.credential.CredentialKind;
import dev.mortise.lock.LockPolicy.EnrolmentPolicy;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.live.Procedure.FingerEnrolment;
import dev.mortise.lock.step.Turn;
import dev.mortise.protocol.Octets;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Enrolling a finger by several touches (LK-73). Until the last of them nothing is stored, so a
/// power cut in the middle leaves nothing.
public final class FingerEnrolments {

  private FingerEnrolments() {}

  /// A good touch came.
  ///
  /// @param known whether the finger is enrolled already, with this user or another: then two
  ///   credentials could not be told apart, and the step is repeated
  public static void touched(
      Turn turn, FingerEnrolment enrolment, FingerSample.Captured touch, boolean known) {
    if (known) {
      Enrolments.repeat(turn, Prompt.FINGER_KNOWN);
      return;
    }
    Octets digest = touch.templateDigest();
    List<Octets> touches = new ArrayList<>(enrolment.touches());
    if (!touches.isEmpty() && touch.unlike().containsAll(touches)) {
      startedOver(turn, enrolment, digest);
      return;
    }
    int unlike = enrolment.unlike();
    if (!touches.contains(digest)) {
      unlike += (int) touches.stream().filter(touch.unlike()::contains).count();
      touches.add(digest);
    }
    if (touches.size() < wanted(turn, unlike)) {
      turn.remember(with(enrolment, touches, unlike, Enrolments.stepEnd(turn)));
      turn.beep(Tone.KEY);
      turn.speak(Prompt.FINGER_ENROL_AGAIN);
    } else {
      keep(turn, enrolment, touches);
    }
  }

  /// Touches that have little in common show different parts of the finger, or one of them is poor:
  /// then more of them may help (what was measured is in the benchmarks' README).
  private static int wanted(Turn turn, int unlike) {
    EnrolmentPolicy policy = turn.policy().enrolment();
    return Math.min(policy.fingerTouchesMax(), policy.fingerTouches() + unlike);
  }

  /// A touch that is like none before is not kept: one credential is one finger. Which of only two
  /// is the odd one nobody knows, so of two the newer stays. The step's time runs on.
  private static void startedOver(Turn turn, FingerEnrolment enrolment, Octets digest) {
    if (enrolment.touches().size() == 1) {
      turn.remember(with(enrolment, List.of(digest), 0, enrolment.until()));
    }
    Enrolments.repeat(turn, Prompt.FINGER_ENROL_SAME);
  }

  private static FingerEnrolment with(
      FingerEnrolment enrolment, List<Octets> touches, int unlike, Duration until) {
    return new FingerEnrolment(
        enrolment.holder(), enrolment.duress(), enrolment.by(), touches, unlike, until);
  }

  private static void keep(Turn turn, FingerEnrolment enrolment, List<Octets> touches) {
    if (Enrolments.keepTemplates(turn, enrolment, touches)
        && fingersOf(turn, enrolment.holder()) == 1) {
      turn.speak(Prompt.FINGER_ANOTHER_TOO);
    }
  }

  private static long fingersOf(Turn turn, UserIndex holder) {
    return turn.stored().household().credentialsOf(holder).stream()
        .filter(one -> one.kind() == CredentialKind.FINGERPRINT)
        .count();
  }
}
