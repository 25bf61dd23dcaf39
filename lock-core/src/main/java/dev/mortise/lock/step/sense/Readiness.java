package dev.mortise.lock.step.sense;

import dev.mortise.lock.Prompt;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.credential.WrongTries;

/// Whether what somebody presents on purpose is judged at all. If it is not, they are told, and
/// nothing is learned of what they presented.
final class Readiness {

  private Readiness() {}

  /// Whether there is a household (LK-23), and no lock-out, which refuses right and wrong alike
  /// (LK-84).
  static boolean takes(Turn turn) {
    if (!turn.stored().household().hasAdministrator()) {
      turn.speak(Prompt.NEEDS_ADMINISTRATOR);
      return false;
    }
    if (turn.isSystemLocked()) {
      WrongTries.refuseWhileLocked(turn);
      return false;
    }
    return true;
  }

  /// The same at a sensor of people, which pauses after attacks.
  static boolean takesAtSensor(Turn turn) {
    return takes(turn) && !Attacks.refusesWhilePaused(turn);
  }
}
