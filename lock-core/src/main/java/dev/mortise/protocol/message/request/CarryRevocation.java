package dev.mortise.protocol.message.request;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.MessageLimits;

/// Brings a signed revocation, whoever made it.
///
/// @param envelope COSE_Sign1 of type revocation, 1 to 1,024 bytes
public record CarryRevocation(Octets envelope) implements Request {

  public CarryRevocation {
    if (envelope.isEmpty() || envelope.size() > MessageLimits.ENVELOPE_BYTES) {
      throw new IllegalArgumentException(
          "envelope must be 1 to 1024 bytes size=" + envelope.size());
    }
  }

  @Override
  public Octets encode() {
    return Cbor.encode(
        CborMap.withFields().put(0, RequestKind.REVOCATION.wireText()).put(1, envelope).build());
  }

  static CarryRevocation read(MapReader fields) {
    return new CarryRevocation(fields.bytes(1, 1, MessageLimits.ENVELOPE_BYTES));
  }
}
