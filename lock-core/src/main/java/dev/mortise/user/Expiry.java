package dev.mortise.user;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.Field;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// When the time of an *expiring* user is over, on both of the lock's clocks: neither a pulled
/// battery, which stops the one, nor a clock set back, which is the other, gives more time (ST-5).
///
/// @param wall by the wall clock, in whole milliseconds
/// @param monotonic by the monotonic clock
public record Expiry(Instant wall, Duration monotonic) {

  public Expiry {
    wall = wall.truncatedTo(ChronoUnit.MILLIS);
  }

  /// The time that begins now.
  public static Expiry after(Duration time, Instant wall, Duration monotonic) {
    return new Expiry(wall.plus(time), monotonic.plus(time));
  }

  /// Whether it is over by the monotonic clock.
  public boolean isOverAt(Duration now) {
    return monotonic.compareTo(now) <= 0;
  }

  /// Whether it is over by the wall clock.
  public boolean isOverAt(Instant now) {
    return !now.isBefore(wall);
  }

  CborValue toCbor() {
    return CborMap.withFields().put(1, Field.item(wall)).put(2, monotonic.toNanos()).build();
  }

  static Expiry parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "expiry");
    Expiry expiry =
        new Expiry(Field.time(fields, 1), Duration.ofNanos(fields.integer(2, 0, Long.MAX_VALUE)));
    fields.finish();
    return expiry;
  }
}
