package dev.mortise.lock.step.procedure;

import dev.mortise.biometric.face.FacePose;
import dev.mortise.biometric.face.FaceSample;
import dev.mortise.credential.Credential;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.live.Procedure.FaceEnrolment;
import dev.mortise.lock.step.Turn;
import dev.mortise.protocol.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Enrolling a face in five poses, one after the other (LK-32). Until the last of them nothing is
/// stored, so a power cut in the middle leaves nothing.
public final class FaceEnrolments {

  private static final List<FacePose> ORDER = List.of(FacePose.values());

  private FaceEnrolments() {}

  /// A good face came.
  ///
  /// @param known whose face it is already: another user's, and the step is repeated, for the two
  ///   could not be told apart; the holder's own is one more look of theirs (LK-2)
  public static void seen(
      Turn turn,
      FaceEnrolment enrolment,
      FaceSample.Captured captured,
      Optional<Credential> known) {
    FacePose wanted = wanted(enrolment);
    if (known.filter(one -> !one.holder().equals(enrolment.holder())).isPresent()) {
      Enrolments.repeat(turn, Prompt.FACE_KNOWN);
    } else if (captured.pose() != wanted) {
      Enrolments.repeat(turn, ask(wanted));
    } else if (!enrolment.poses().isEmpty() && captured.unlike().containsAll(enrolment.poses())) {
      startedOver(turn, enrolment);
    } else {
      posed(turn, enrolment, captured.templateDigest());
    }
  }

  /// A pose that is like none before is not kept: one credential is one person. Which of only two
  /// is the odd one nobody knows, so of two neither stays. The step's time runs on.
  private static void startedOver(Turn turn, FaceEnrolment enrolment) {
    List<Octets> left = enrolment.poses().size() == 1 ? List.of() : enrolment.poses();
    FaceEnrolment next =
        new FaceEnrolment(enrolment.holder(), enrolment.by(), left, enrolment.until());
    turn.remember(next);
    Enrolments.repeat(turn, Prompt.FACE_SAME);
    turn.speak(ask(wanted(next)));
  }

  private static void posed(Turn turn, FaceEnrolment enrolment, Octets digest) {
    List<Octets> poses = new ArrayList<>(enrolment.poses());
    poses.add(digest);
    if (poses.size() < ORDER.size()) {
      FaceEnrolment next =
          new FaceEnrolment(enrolment.holder(), enrolment.by(), poses, Enrolments.stepEnd(turn));
      turn.remember(next);
      turn.beep(Tone.KEY);
      turn.speak(ask(wanted(next)));
    } else {
      Enrolments.keepTemplates(turn, enrolment, poses);
    }
  }

  private static FacePose wanted(FaceEnrolment enrolment) {
    return ORDER.get(enrolment.poses().size());
  }

  /// What asks for this pose.
  static Prompt ask(FacePose pose) {
    return switch (pose) {
      case STRAIGHT -> Prompt.FACE_STRAIGHT;
      case UP -> Prompt.FACE_UP;
      case DOWN -> Prompt.FACE_DOWN;
      case LEFT -> Prompt.FACE_LEFT;
      case RIGHT -> Prompt.FACE_RIGHT;
    };
  }
}
