package dev.mortise.protocol.message.request;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.MessageLimits;

/// Brings a signed command.
///
/// @param envelope COSE_Sign1 of type command, 1 to 1,024 bytes
public record CarryCommand(Octets envelope) implements Request {

  public CarryCommand {
    if (envelope.isEmpty() || envelope.size() > MessageLimits.ENVELOPE_BYTES) {
      throw new IllegalArgumentException(
          "envelope must be 1 to 1024 bytes size=" + envelope.size());
    }
  }

  @Override
  public Octets encode() {
    return Cbor.encode(
        CborMap.withFields().put(0, RequestKind.COMMAND.wireText()).put(1, envelope).build());
  }

  static CarryCommand read(MapReader fields) {
    return new CarryCommand(fields.bytes(1, 1, MessageLimits.ENVELOPE_BYTES));
  }
}
