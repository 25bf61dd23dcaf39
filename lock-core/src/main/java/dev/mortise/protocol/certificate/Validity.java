package dev.mortise.protocol.certificate;

import java.time.Duration;
import java.time.Instant;

/// From when until when a certificate holds, to the second.
///
/// @param from the first second it holds
/// @param until the last second it holds
public record Validity(Instant from, Instant until) {

  /// How far a certificate holds back before it was made, for peers whose clocks are behind.
  private static final Duration SLACK = Duration.ofDays(1);

  public Validity {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("validity must not be empty from=" + from);
    }
  }

  /// This many days from now on, and a day back.
  public static Validity days(Instant now, long days) {
    return new Validity(now.minus(SLACK), now.plus(Duration.ofDays(days)));
  }
}
