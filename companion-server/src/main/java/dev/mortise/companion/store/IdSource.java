package dev.mortise.companion.store;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes identifiers of UUID version 7 (RFC 9562 section 5.7): 48 bits of milliseconds since 1970,
/// then 74 random bits. Rows made together lie together, and nobody can guess the next one.
///
/// @param clock gives the time part
/// @param random gives the rest; a `SecureRandom` wherever strangers see the identifiers
public record IdSource(InstantSource clock, RandomGenerator random) {
  private static final long VERSION_7 = 0x7000L;
  private static final long RFC_VARIANT = 0x8000_0000_0000_0000L;

  /// A new identifier. Within one millisecond the order is left to chance.
  public UUID next() {
    long millis = clock.millis() & 0xffff_ffff_ffffL;
    long high = millis << 16 | VERSION_7 | (random.nextLong() & 0xfffL);
    long low = RFC_VARIANT | random.nextLong() >>> 2;
    return new UUID(high, low);
  }
}
