package dev.mortise.protocol.message.device;

import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.message.MessageLimits;

/// A door sensor's word on the door. A counter alone keeps it fresh, because it opens nothing.
///
/// @param counter 1 or more, and greater with every report of this sensor
/// @param open whether the leaf stands open
public record SensorReport(LockId lock, Generation generation, long counter, boolean open) {

  public SensorReport {
    if (counter < 1) {
      throw new IllegalArgumentException("counters begin at 1 counter=" + counter);
    }
  }

  /// The payload to be signed.
  public Octets encode() {
    return Cbor.encode(Field.begin(lock, generation).put(3, counter).put(4, open).build());
  }

  /// Reads a payload whose signature was verified.
  ///
  /// @throws MalformedCbor naming every fault
  public static SensorReport decode(Octets payload) throws MalformedCbor {
    MapReader fields = MapReader.of(payload, MessageLimits.PAYLOAD, "sensor report");
    SensorReport report =
        new SensorReport(
            Field.lockId(fields, 1),
            Field.generation(fields, 2),
            fields.integer(3, 1, Long.MAX_VALUE),
            fields.bool(4));
    fields.finish();
    return report;
  }
}
