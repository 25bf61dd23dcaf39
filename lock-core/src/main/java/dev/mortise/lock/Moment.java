package dev.mortise.lock;

import dev.mortise.secret.Entropy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When an input arrives, and the randomness that comes with it.
///
/// @param monotonic how long this lock has had power since it was made: never falls, stands still
///   without power (D-17)
/// @param wall the time of day, or empty while it is unknown
/// @param entropy 32 fresh bytes; the machine has no other randomness (SEC-5)
public record Moment(Duration monotonic, Optional<Instant> wall, Entropy entropy) {

  public Moment {
    if (monotonic.isNegative()) {
      throw new IllegalArgumentException("monotonic time is negative monotonic=" + monotonic);
    }
  }
}
