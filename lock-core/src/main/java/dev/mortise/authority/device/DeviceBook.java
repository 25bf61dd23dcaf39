package dev.mortise.authority.device;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.Field;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What is stored of devices beside their keys.
///
/// @param links the linked locks
/// @param sensor how far the door sensor has counted, once it has been heard
/// @param relock the relock time of the link that alone opened the door, in whole seconds, until
///   the door is locked again or somebody opens it here (LK-41)
public record DeviceBook(LinkBook links, Optional<SensorCount> sensor, Optional<Duration> relock) {

  /// Nothing of any device.
  public static final DeviceBook EMPTY =
      new DeviceBook(LinkBook.EMPTY, Optional.empty(), Optional.empty());

  /// A door sensor's newest counter.
  ///
  /// @param key the sensor's key
  /// @param counter 1 or more; what comes with this one or a smaller is old
  public record SensorCount(KeyId key, long counter) {

    public SensorCount {
      if (counter < 1) {
        throw new IllegalArgumentException("counters begin at 1 counter=" + counter);
      }
    }
  }

  /// Whether a report of this sensor with this counter is newer than all before.
  public boolean isFresh(KeyId key, long counter) {
    return sensor.filter(last -> last.key().equals(key) && counter <= last.counter()).isEmpty();
  }

  /// The same with other links.
  public DeviceBook with(LinkBook other) {
    return new DeviceBook(other, sensor, relock);
  }

  /// The same after a report of the sensor.
  public DeviceBook with(SensorCount newest) {
    return new DeviceBook(links, Optional.of(newest), relock);
  }

  /// The same with a door that waits to be locked in a link's time, or does not.
  public DeviceBook relocking(Optional<Duration> time) {
    return new DeviceBook(links, sensor, time);
  }

  /// What is left when these are all the keys that are enrolled.
  public DeviceBook retain(Set<KeyId> keys) {
    LinkBook left = links.retain(keys);
    Optional<SensorCount> counted = sensor.filter(last -> keys.contains(last.key()));
    return left.equals(links) && counted.equals(sensor)
        ? this
        : new DeviceBook(left, counted, relock);
  }

  /// The form it is stored in.
  public CborValue toCbor() {
    CborMap.Builder fields = CborMap.withFields().put(1, links.toCbor());
    sensor.ifPresent(last -> fields.put(2, last.key().octets()).put(3, last.counter()));
    relock.ifPresent(time -> fields.put(4, time.toSeconds()));
    return fields.build();
  }

  /// Reads the stored form.
  ///
  /// @throws MalformedCbor if the value is not that
  public static DeviceBook parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "devices");
    CborValue links = fields.value(1);
    Optional<SensorCount> sensor =
        fields.has(2) || fields.has(3)
            ? Optional.of(
                new SensorCount(Field.keyId(fields, 2), fields.integer(3, 1, Long.MAX_VALUE)))
            : Optional.empty();
    Optional<Duration> relock =
        fields.optional(
            4, () -> Duration.ofSeconds(fields.integer(4, 1, LinkTerms.RELOCK_SECONDS_MAX)));
    fields.finish();
    return new DeviceBook(LinkBook.parse(links), sensor, relock);
  }
}
