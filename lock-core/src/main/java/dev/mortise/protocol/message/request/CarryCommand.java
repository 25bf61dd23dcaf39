package dev.mortise.protocol.message.request;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MapReader;

/// Brings a signed command.
///
/// @param envelope COSE_Sign1 of type command, 1 to 1,024 bytes
public record CarryCommand(Octets envelope) implements Request {

  public CarryCommand {
    CarriedEnvelope.check(envelope);
  }

  @Override
  public Octets encode() {
    return CarriedEnvelope.encode(RequestKind.COMMAND, envelope);
  }

  static CarryCommand read(MapReader fields) {
    return new CarryCommand(CarriedEnvelope.read(fields));
  }
}
