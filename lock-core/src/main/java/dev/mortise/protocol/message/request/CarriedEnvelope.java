package dev.mortise.protocol.message.request;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.MessageLimits;

/// The form of a request that brings somebody's signed message and adds nothing of its own.
final class CarriedEnvelope {

  private CarriedEnvelope() {}

  /// @throws IllegalArgumentException if it has not 1 to 1,024 bytes
  static void check(Octets envelope) {
    if (envelope.isEmpty() || envelope.size() > MessageLimits.ENVELOPE_BYTES) {
      throw new IllegalArgumentException(
          "envelope must be 1 to 1024 bytes size=" + envelope.size());
    }
  }

  static Octets encode(RequestKind kind, Octets envelope) {
    return Cbor.encode(CborMap.withFields().put(0, kind.wireText()).put(1, envelope).build());
  }

  static Octets read(MapReader fields) {
    return fields.bytes(1, 1, MessageLimits.ENVELOPE_BYTES);
  }
}
