package dev.mortise.lock.live.sense;

import dev.mortise.biometric.RecentMisses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// When somebody was last known to nobody: what makes the next searches stricter for a while.
///
/// It is no count towards a lock-out or a pause, and neither of them empties it: whoever waits for
/// its end finds the searches as strict as before it.
///
/// @param times on the monotonic clock, oldest first, as many as make a difference
///   ([RecentMisses#MAX])
public record Misses(List<Duration> times) {

  /// None so far.
  public static final Misses NONE = new Misses(List.of());

  public Misses {
    times = List.copyOf(times);
    if (times.size() > RecentMisses.MAX) {
      throw new IllegalArgumentException("too many misses remembered count=" + times.size());
    }
  }

  /// With one more.
  public Misses missed(Duration now) {
    List<Duration> all = new ArrayList<>(times);
    all.add(now);
    return new Misses(all.subList(Math.max(0, all.size() - RecentMisses.MAX), all.size()));
  }

  /// How many came within this time, up to [RecentMisses#MAX].
  public int within(Duration window, Duration now) {
    return (int) times.stream().filter(at -> now.minus(at).compareTo(window) <= 0).count();
  }
}
