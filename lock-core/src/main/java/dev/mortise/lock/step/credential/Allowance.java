package dev.mortise.lock.step.credential;

import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.procedure.Procedures;
import dev.mortise.user.Expiry;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import dev.mortise.user.UserType;
import java.time.Duration;

/// What an opening takes from those who may not come as often as they like (ST-5).
public final class Allowance {

  private Allowance() {}

  /// The door is about to open to this user: with the same decision a *disposable* one is used up,
  /// and the time of an *expiring* one begins, so that no crash gives either a second beginning.
  public static void opened(Turn turn, UserIndex index) {
    User user = turn.stored().household().user(index).orElseThrow();
    if (user.terms().type() == UserType.DISPOSABLE_USER) {
      disable(turn, user);
    } else if (user.terms().type() == UserType.EXPIRING_USER && user.expiry().isEmpty()) {
      begin(turn, user);
    }
  }

  /// While the time is unknown an *expiring* user is refused, so that there is one here.
  private static void begin(Turn turn, User user) {
    Duration time = turn.stored().settings().expiringUser();
    Expiry expiry = Expiry.after(time, turn.wall().orElseThrow(), turn.now());
    turn.keep(turn.stored().household().with(user.expiring(expiry)));
  }

  /// Disables whose time is over by now. The lock wakes for it by the monotonic clock; what the
  /// wall clock tells earlier, after a power cut, is heard before the next input is judged.
  public static void workOff(Turn turn) {
    for (User user : turn.stored().household().users()) {
      if (user.enabled() && user.expiry().isPresent() && isOver(turn, user.expiry().get())) {
        disable(turn, user);
      }
    }
  }

  private static boolean isOver(Turn turn, Expiry expiry) {
    return expiry.isOverAt(turn.now()) || turn.wall().filter(expiry::isOverAt).isPresent();
  }

  private static void disable(Turn turn, User user) {
    turn.keepListed(turn.stored().household().with(user.enabled(false)));
    turn.record(new LockEvent.UserChange(Change.CHANGED, user.index(), Maker.NOBODY));
    Procedures.rightsChanged(turn);
  }
}
