package dev.mortise.visitor.periodic;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.Field;
import dev.mortise.schedule.WeekDaySchedule;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// When a periodic visitor passcode opens (LK-20).
///
/// @param from the first moment, in whole milliseconds
/// @param until the moment from which on it is over for good, in whole milliseconds
/// @param weekly on which days and between which times of day; empty for all of them
/// @param zone whose clock the days and times are read on; empty for the zone that the lock is set
///   to at the time
public record PeriodicSchedule(
    Instant from, Instant until, Optional<WeekDaySchedule> weekly, Optional<ZoneId> zone) {

  /// No passcode is made that is over later than this from now.
  public static final Duration LONGEST = Duration.ofDays(3_653);

  /// More characters than the longest name of a zone has.
  static final int MAX_ZONE_LENGTH = 48;

  public PeriodicSchedule {
    from = from.truncatedTo(ChronoUnit.MILLIS);
    until = until.truncatedTo(ChronoUnit.MILLIS);
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          "a periodic passcode begins before it ends from=%s until=%s".formatted(from, until));
    }
  }

  /// Whether it covers this moment.
  ///
  /// @param lockZone the zone that the lock is set to
  public boolean covers(Instant time, ZoneId lockZone) {
    return !time.isBefore(from)
        && !isOverAt(time)
        && (weekly.isEmpty()
            || weekly.get().covers(LocalDateTime.ofInstant(time, zone.orElse(lockZone))));
  }

  /// Whether it covers nothing any more from this moment on.
  public boolean isOverAt(Instant time) {
    return !time.isBefore(until);
  }

  /// The form that is stored, sent and shown.
  CborValue toCbor() {
    CborMap.Builder fields =
        CborMap.withFields().put(1, Field.item(from)).put(2, Field.item(until));
    weekly.ifPresent(days -> fields.put(3, days.toCbor()));
    zone.ifPresent(id -> fields.put(4, id.getId()));
    return fields.build();
  }

  static PeriodicSchedule parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "periodic schedule");
    Instant from = Field.time(fields, 1);
    Instant until = Field.time(fields, 2);
    if (!from.isBefore(until)) {
      fields.fault(2, "ends before it begins");
    }
    Optional<CborValue> weekly = fields.optional(3, () -> fields.value(3));
    Optional<ZoneId> zone = fields.optional(4, () -> zone(fields, 4)).flatMap(found -> found);
    fields.finish();
    return new PeriodicSchedule(
        from,
        until,
        weekly.isPresent() ? Optional.of(WeekDaySchedule.parse(weekly.get())) : Optional.empty(),
        zone);
  }

  /// A zone by a name that the lock knows.
  private static Optional<ZoneId> zone(MapReader fields, long key) {
    String id = fields.text(key, 1, MAX_ZONE_LENGTH);
    try {
      if (ZoneId.getAvailableZoneIds().contains(id)) {
        return Optional.of(ZoneId.of(id));
      }
    } catch (DateTimeException e) {
      // The fault says it.
    }
    fields.fault(key, "no time zone that is known");
    return Optional.empty();
  }
}
