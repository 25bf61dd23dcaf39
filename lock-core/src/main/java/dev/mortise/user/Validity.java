package dev.mortise.user;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// From when until when a user may open the door, in whole milliseconds (LK-10).
///
/// @param from the first moment, or empty if there is no beginning
/// @param until the moment from which on it is over, or empty if there is no end
public record Validity(Optional<Instant> from, Optional<Instant> until) {

  /// Without beginning and end, and so not bound to time.
  public static final Validity ALWAYS = new Validity(Optional.empty(), Optional.empty());

  public Validity {
    from = from.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
    until = until.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
    if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
      throw new IllegalArgumentException(
          "validity must begin before it ends from=%s until=%s".formatted(from, until));
    }
  }

  /// Whether it has a beginning or an end, so that nothing can be said of it while the time is
  /// unknown.
  public boolean isBounded() {
    return from.isPresent() || until.isPresent();
  }

  /// Whether it holds at this time.
  public boolean holdsAt(Instant time) {
    return from.filter(time::isBefore).isEmpty() && !hasEndedBy(time);
  }

  /// Whether it is over by this time.
  public boolean hasEndedBy(Instant time) {
    return until.filter(end -> !time.isBefore(end)).isPresent();
  }
}
