package dev.mortise.protocol.link;

import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import java.util.List;

/// What a lock looks like just now, as it tells the companion unsigned and unasked.
///
/// Good for a picture on a screen and for nothing else: an app believes a lock's state only from
/// its signed answer.
///
/// @param batteryPercent 0 to 100
/// @param bolt where the bolt is
/// @param door what the leaf does
/// @param mode who is let in by which way
public record StatusHint(int batteryPercent, BoltState bolt, DoorState door, OperatingMode mode) {

  private static final CborLimits LIMITS = CborLimits.ofBytes(128);

  public StatusHint {
    if (batteryPercent < 0 || batteryPercent > 100) {
      throw new IllegalArgumentException("battery must be 0 to 100 percent=" + batteryPercent);
    }
  }

  /// Reads the CBOR form.
  ///
  /// @throws MalformedCbor naming every fault
  public static StatusHint decode(Octets octets) throws MalformedCbor {
    MapReader fields = MapReader.of(octets, LIMITS, "status");
    int battery = fields.integer(1, 0, 100);
    BoltState bolt = fields.choice(2, List.of(BoltState.values()), BoltState::wireText);
    DoorState door = fields.choice(3, List.of(DoorState.values()), DoorState::wireText);
    OperatingMode mode = fields.choice(4, List.of(OperatingMode.values()), OperatingMode::wireText);
    fields.finish();
    return new StatusHint(battery, bolt, door, mode);
  }

  /// The CBOR form.
  public Octets encode() {
    return Cbor.encode(
        CborMap.withFields()
            .put(1, batteryPercent)
            .put(2, bolt.wireText())
            .put(3, door.wireText())
            .put(4, mode.wireText())
            .build());
  }
}
