package dev.mortise.lock.step.procedure;

import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.EnrolmentOutcome;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.live.Procedure.FingerEnrolment;
import dev.mortise.lock.step.Turn;
import dev.mortise.protocol.Octets;
import dev.mortise.user.UserIndex;
import java.util.ArrayList;
import java.util.List;

/// Enrolling a finger by several touches (LK-73). Until the last of them nothing is stored, so a
/// power cut in the middle leaves nothing.
public final class FingerEnrolments {

  private FingerEnrolments() {}

  /// A good touch came.
  ///
  /// @param digest names the template the reader holds
  /// @param known whether the finger is enrolled already, with this user or another: then two
  ///   credentials could not be told apart, and the step is repeated
  public static void touched(Turn turn, FingerEnrolment enrolment, Octets digest, boolean known) {
    if (known) {
      turn.beep(Tone.REFUSED);
      turn.speak(Prompt.FINGER_KNOWN);
      return;
    }
    List<Octets> touches = new ArrayList<>(enrolment.touches());
    if (!touches.contains(digest)) {
      touches.add(digest);
    }
    if (touches.size() < turn.policy().enrolment().fingerTouches()) {
      turn.remember(
          new FingerEnrolment(
              enrolment.holder(),
              enrolment.duress(),
              enrolment.by(),
              touches,
              Enrolments.stepEnd(turn)));
      turn.beep(Tone.KEY);
      turn.speak(Prompt.FINGER_ENROL_AGAIN);
    } else {
      keep(turn, enrolment, touches);
    }
  }

  private static void keep(Turn turn, FingerEnrolment enrolment, List<Octets> touches) {
    if (!Enrolments.mayBeKept(
        turn, enrolment.holder(), CredentialKind.FINGERPRINT, enrolment.duress())) {
      Procedures.end(turn, EnrolmentOutcome.REFUSED);
      return;
    }
    turn.remember(turn.live().withoutProcedure());
    CredentialRef ref = turn.stored().household().freeRef(CredentialKind.FINGERPRINT).orElseThrow();
    FingerSlot slot = new FingerSlot(ref.index());
    for (Octets digest : touches) {
      turn.emit(new LockEffect.KeepTemplate(slot, digest));
    }
    turn.keepListed(
        turn.stored()
            .household()
            .with(Credential.of(ref, enrolment.holder(), enrolment.duress(), touches)));
    turn.record(
        new LockEvent.CredentialChange(Change.ADDED, enrolment.holder(), ref, enrolment.by()));
    Enrolments.done(turn, enrolment.holder(), CredentialKind.FINGERPRINT);
    if (fingersOf(turn, enrolment.holder()) == 1) {
      turn.speak(Prompt.FINGER_ANOTHER_TOO);
    }
  }

  private static long fingersOf(Turn turn, UserIndex holder) {
    return turn.stored().household().credentialsOf(holder).stream()
        .filter(one -> one.kind() == CredentialKind.FINGERPRINT)
        .count();
  }
}
