package dev.mortise.sim.phone.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Keeps count of how long a lock has been silent: when it is to be asked for a word, and when its
/// silence is an alarm.
final class Vigil {

  private final WatchPolicy policy;
  private final Instant begun;
  private Optional<Instant> asked = Optional.empty();
  private Optional<Instant> word = Optional.empty();
  private boolean alarmed;

  /// @param begun before this the watch knows of no word
  Vigil(WatchPolicy policy, Instant begun) {
    this.policy = policy;
    this.begun = begun;
  }

  /// Whether the lock is to be asked now; if so, that counts as asked. It is asked first of all.
  boolean asks(Instant now) {
    boolean due =
        asked.isEmpty()
            || (isPast(policy.askEvery(), asked.get(), now)
                && isPast(policy.askEvery(), word.orElse(begun), now));
    if (due) {
      asked = Optional.of(now);
    }
    return due;
  }

  /// The lock signed something.
  ///
  /// @param at when, by its own time
  /// @return whether that ends a silence: a word that is itself too old does not
  boolean heard(Instant at, Instant now) {
    if (at.isBefore(word.orElse(begun))) {
      return false;
    }
    word = Optional.of(at);
    boolean ends = alarmed && !isPast(policy.silentAfter(), at, now);
    alarmed &= !ends;
    return ends;
  }

  /// When the lock gave its last word; empty if none since the watch began.
  Optional<Instant> lastWord() {
    return word;
  }

  /// Whether the silence becomes an alarm now; once for each silence.
  boolean alarms(Instant now) {
    boolean rises = !alarmed && isPast(policy.silentAfter(), word.orElse(begun), now);
    alarmed |= rises;
    return rises;
  }

  private static boolean isPast(Duration patience, Instant since, Instant now) {
    return Duration.between(since, now).compareTo(patience) >= 0;
  }
}
