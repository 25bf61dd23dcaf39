package dev.mortise.companion.account;

import java.time.Duration;

/// How long and how many sessions there may be.
///
/// @param idle a session that is not used for so long is over
/// @param life a session is over after so long, used or not
/// @param mostPerAccount one more ends the oldest
/// @param touchEvery how exactly the last use is kept, so that reading does not write
public record SessionPolicy(Duration idle, Duration life, int mostPerAccount, Duration touchEvery) {

  /// A fortnight unused, three months in all.
  public static final SessionPolicy USUAL =
      new SessionPolicy(Duration.ofDays(14), Duration.ofDays(90), 20, Duration.ofMinutes(10));
}
