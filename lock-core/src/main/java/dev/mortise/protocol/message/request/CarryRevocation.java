package dev.mortise.protocol.message.request;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MapReader;

/// Brings a signed revocation, whoever made it.
///
/// @param envelope COSE_Sign1 of type revocation, 1 to 1,024 bytes
public record CarryRevocation(Octets envelope) implements Request {

  public CarryRevocation {
    CarriedEnvelope.check(envelope);
  }

  @Override
  public Octets encode() {
    return CarriedEnvelope.encode(RequestKind.REVOCATION, envelope);
  }

  static CarryRevocation read(MapReader fields) {
    return new CarryRevocation(CarriedEnvelope.read(fields));
  }
}
