package dev.mortise.visitor;

import java.time.Duration;

/// How much one-time codes may be tried, and how long what is known of them is kept.
///
/// @param apps as many apps may make codes
/// @param wrongTries as many wrong tries are borne within the window
/// @param window how long a wrong try counts
/// @param revocationHours for how many hours a revoked reference is remembered: longer than any
///   app's clock is fast
/// @param revocations as many revoked references are remembered
public record VisitorPolicy(
    int apps, int wrongTries, Duration window, long revocationHours, int revocations) {

  /// What protocol.md says. With four apps a guesser has one chance in 11,600 a day.
  public static final VisitorPolicy DEFAULT =
      new VisitorPolicy(4, 20, Duration.ofHours(24), 30 * 24, 256);
}
