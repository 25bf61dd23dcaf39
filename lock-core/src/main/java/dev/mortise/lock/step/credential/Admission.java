package dev.mortise.lock.step.credential;

import dev.mortise.journal.event.OperationError;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.door.Bolt;
import dev.mortise.mode.OperatingMode;
import dev.mortise.user.AccessTerms;
import dev.mortise.user.User;
import dev.mortise.user.UserType;
import java.util.Optional;

/// Whether somebody whom the lock has recognised may do what they came for.
public final class Admission {

  private Admission() {}

  /// Why this user's credentials and keys are not accepted at all, or empty if they are (ST-1,
  /// LK-10, ST-4). An unknown time is outside every bound (D-17).
  public static Optional<OperationError> refusalOf(Turn turn, User user) {
    if (!user.enabled()) {
      return Optional.of(OperationError.DISABLED_USER_DENIED);
    }
    return isTime(turn, user.terms()) ? Optional.empty() : Optional.of(OperationError.RESTRICTED);
  }

  private static boolean isTime(Turn turn, AccessTerms terms) {
    return !terms.isBoundToTime()
        || turn.wall()
            .filter(now -> terms.holdAt(now, turn.stored().settings().zone()))
            .isPresent();
  }

  /// Why this user's credentials are not accepted at the door, or empty if they are: a *remote
  /// only* user comes by app alone (ST-5).
  public static Optional<OperationError> refusalAtDoor(Turn turn, User user) {
    return refusalOf(turn, user)
        .or(
            () ->
                user.terms().type() == UserType.REMOTE_ONLY_USER
                    ? Optional.of(OperationError.RESTRICTED)
                    : Optional.empty());
  }

  /// Why the door does not open to a key of this user, who is accepted, or empty if it does: a
  /// *non-access* user is never let in, and a user who needs two credentials has shown one (ST-5,
  /// ST-7).
  public static Optional<OperationError> refusalOfKey(Turn turn, User user) {
    return user.terms().type() == UserType.NON_ACCESS_USER
        ? Optional.of(OperationError.RESTRICTED)
        : DualRule.refusalOfKey(turn, user);
  }

  /// Why the door does not open to somebody who is accepted, or empty if it does (LK-51, LK-50).
  ///
  /// @param administrator whether it is an administrator
  public static Optional<OperationError> refusalToOpen(Turn turn, boolean administrator) {
    if (turn.stored().modes().operating() == OperatingMode.PRIVACY && !administrator) {
      return Optional.of(OperationError.PRIVACY_MODE);
    }
    return Bolt.isDriven(turn)
        ? Optional.empty()
        : Optional.of(OperationError.INSUFFICIENT_BATTERY);
  }

  /// What is said to somebody at the door who is refused for this.
  static Prompt prompt(OperationError error) {
    return switch (error) {
      case DISABLED_USER_DENIED -> Prompt.DISABLED;
      case RESTRICTED -> Prompt.RESTRICTED;
      case INSUFFICIENT_BATTERY -> Prompt.BATTERY_CRITICAL;
      case PRIVACY_MODE -> Prompt.PRIVACY_MODE;
      case TIME_UNKNOWN -> Prompt.TIME_UNKNOWN;
      case UNSPECIFIED, INVALID_CREDENTIAL, REMOTE_UNLOCK_OFF, NO_REMOTE_LOCK_UNLOCK ->
          Prompt.TRY_AGAIN;
      case NOT_ENOUGH_CREDENTIALS -> Prompt.NOT_ENOUGH_CREDENTIALS;
    };
  }
}
