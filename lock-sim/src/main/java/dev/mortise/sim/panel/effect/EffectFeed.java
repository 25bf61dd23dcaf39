package dev.mortise.sim.panel.effect;

import dev.mortise.lock.Decision;
import dev.mortise.lock.LockEffect;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.device.face.Sign;
import dev.mortise.sim.panel.effect.SeenEffect.What;
import dev.mortise.sim.world.WorldClock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The newest effects of one lock. Safe for use by any thread.
///
/// Left out is what nobody at the door or in the memory would notice: answers over the links, which
/// are for those who asked, and the firmware's notes to itself.
public final class EffectFeed {

  /// How many are kept.
  public static final int KEPT_MAX = 4_096;

  private final WorldClock world;
  private final Deque<SeenEffect> kept = new ArrayDeque<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private long last;

  /// The effects of this lock from now on.
  public EffectFeed(LockDevice device, WorldClock world) {
    this.world = world;
    device.observe(this::observe);
    device.follow(this::follow);
  }

  private void follow(Decision decision) {
    for (LockEffect effect : decision.effects()) {
      if (isSeen(effect)) {
        add(new What.Decided(effect));
      }
    }
  }

  private static boolean isSeen(LockEffect effect) {
    return !(effect instanceof LockEffect.Answer
        || effect instanceof LockEffect.ReadEvents
        || effect instanceof LockEffect.WakeAt);
  }

  /// What the firmware decided is seen in its decisions already.
  private void observe(Sign sign) {
    if (sign instanceof Sign.Bolt || sign instanceof Sign.Power || sign instanceof Sign.Stopped) {
      add(new What.OfTheBody(sign));
    }
  }

  private void add(What what) {
    synchronized (this) {
      last++;
      kept.add(new SeenEffect(last, world.now(), what));
      if (kept.size() > KEPT_MAX) {
        kept.removeFirst();
      }
    }
    listeners.forEach(Runnable::run);
  }

  /// The number of the newest; 0 before the first.
  public synchronized long last() {
    return last;
  }

  /// The oldest kept effects after this number, oldest first.
  ///
  /// @param most how many at the most
  public synchronized List<SeenEffect> after(long number, int most) {
    return kept.stream().filter(effect -> effect.number() > number).limit(most).toList();
  }

  /// Calls back, on the lock's thread, whenever there is a new one. It must not wait there.
  ///
  /// @return ends it
  public Runnable onNews(Runnable news) {
    listeners.add(news);
    return () -> listeners.remove(news);
  }
}
