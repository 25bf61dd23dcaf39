package dev.mortise.sim.device.face;

import dev.mortise.lock.Decision;
import dev.mortise.protocol.LockId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.tinylog.Logger;

/// Everybody who watches one lock.
public final class Observers {

  private final List<Consumer<Sign>> observers = new CopyOnWriteArrayList<>();
  private final List<Consumer<Decision>> followers = new CopyOnWriteArrayList<>();

  /// One more, for good.
  public void add(Consumer<Sign> observer) {
    observers.add(observer);
  }

  /// One more who is told of decisions, for good.
  public void addFollower(Consumer<Decision> follower) {
    followers.add(follower);
  }

  /// Tells all followers of a decision. One that fails is a bug of this program's.
  public void tell(Decision decision) {
    followers.forEach(follower -> follower.accept(decision));
  }

  /// Tells all of them that this lock has stopped, and why.
  public void tellStopped(LockId lock, RuntimeException cause) {
    String why = String.valueOf(cause.getMessage());
    Logger.error("the lock stops lock={} cause={}", lock, why);
    tell(new Sign.Power(false));
    tell(new Sign.Stopped(why));
  }

  /// Tells all of them. One that fails disturbs neither the others nor the lock.
  public void tell(Sign sign) {
    for (Consumer<Sign> observer : observers) {
      try {
        observer.accept(sign);
      } catch (RuntimeException e) {
        Logger.error(e, "an observer failed sign={}", sign);
      }
    }
  }
}
