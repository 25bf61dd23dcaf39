package dev.mortise.mode;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.Field;

/// The modes that are on.
///
/// @param operating who is let in by which way
/// @param leavingHome whether opening from inside raises an alarm (LK-53)
public record Modes(OperatingMode operating, boolean leavingHome) {

  /// How a lock begins (D-20).
  public static final Modes DEFAULT = new Modes(OperatingMode.NORMAL, false);

  /// The same with another operating mode.
  public Modes with(OperatingMode other) {
    return new Modes(other, leavingHome);
  }

  /// The same with leaving-home mode on or off.
  public Modes leavingHome(boolean on) {
    return new Modes(operating, on);
  }

  /// The form it is stored in.
  public CborValue toCbor() {
    return CborMap.withFields().put(1, operating.wireText()).put(2, leavingHome).build();
  }

  /// Reads the stored form.
  ///
  /// @throws MalformedCbor if the value is not that
  public static Modes parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "modes");
    Modes modes =
        new Modes(
            Field.word(fields, 1, OperatingMode.values(), OperatingMode::wireText), fields.bool(2));
    fields.finish();
    return modes;
  }
}
