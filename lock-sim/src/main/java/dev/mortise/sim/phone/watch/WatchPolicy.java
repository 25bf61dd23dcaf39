package dev.mortise.sim.phone.watch;

import dev.mortise.sim.link.device.BackOff;
import java.time.Duration;

/// How a phone watches.
///
/// @param silentAfter how long a lock may give no signed word before that is an alarm
/// @param askEvery how long a lock may give no word before it is asked for one
/// @param heartbeat how long a companion's stream may lie still before it is taken for broken
/// @param slice how long the watch waits at a time, so that an end or an alarm is not kept waiting
/// @param backOff how long it waits before it calls the companion again
public record WatchPolicy(
    Duration silentAfter, Duration askEvery, Duration heartbeat, Duration slice, BackOff backOff) {

  /// A silence of three minutes is an alarm.
  public static final WatchPolicy USUAL =
      new WatchPolicy(
          Duration.ofMinutes(3),
          Duration.ofMinutes(1),
          // The companion shows that it lives every 15 s.
          Duration.ofSeconds(45),
          Duration.ofMillis(200),
          new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30)));

  public WatchPolicy {
    if (!slice.isPositive() || !askEvery.isPositive() || silentAfter.compareTo(askEvery) < 0) {
      throw new IllegalArgumentException(
          "a lock is asked before its silence is an alarm askEvery=%s silentAfter=%s"
              .formatted(askEvery, silentAfter));
    }
  }

  /// The same, with another patience; the lock is asked three times before it runs out.
  public WatchPolicy silentAfter(Duration patience) {
    return new WatchPolicy(patience, patience.dividedBy(3), heartbeat, slice, backOff);
  }
}
