package dev.mortise.sim.device.face;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.tinylog.Logger;

/// Everybody who watches one lock.
public final class Observers {

  private final List<Consumer<Sign>> observers = new CopyOnWriteArrayList<>();

  /// One more, for good.
  public void add(Consumer<Sign> observer) {
    observers.add(observer);
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
