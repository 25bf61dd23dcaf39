package dev.mortise.lock.live.sense;

import java.time.Duration;
import java.util.Optional;

/// Strange faces seen while nobody had asked the lock to look (D-19): enough of them make the
/// camera pause, and each makes the next searches among faces stricter for a while.
///
/// The two are forgotten apart: a pause begins the count anew, and leaves the misses.
///
/// @param count how many since the last pause, or since somebody was known
/// @param pausedUntil the end of the last pause, on the monotonic clock
/// @param misses when the last of them came
public record PassersBy(int count, Optional<Duration> pausedUntil, Misses misses) {

  /// Nobody passed by.
  public static final PassersBy NONE = new PassersBy(0, Optional.empty(), Misses.NONE);

  /// Whether the camera pauses now.
  public boolean isPausedAt(Duration now) {
    return pausedUntil.filter(end -> now.compareTo(end) < 0).isPresent();
  }

  /// With one more, who is not looked at while the camera pauses.
  ///
  /// @param most as many make it pause
  /// @param pause for how long
  public PassersBy missed(int most, Duration pause, Duration now) {
    return count + 1 < most
        ? new PassersBy(count + 1, Optional.empty(), misses.missed(now))
        : new PassersBy(0, Optional.of(now.plus(pause)), misses.missed(now));
  }

  /// After somebody was known who may come in: the count for the pause begins anew.
  public PassersBy known() {
    return new PassersBy(0, Optional.empty(), misses);
  }
}
