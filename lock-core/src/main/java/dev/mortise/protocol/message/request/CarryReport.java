package dev.mortise.protocol.message.request;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MapReader;

/// Brings a door sensor's signed report.
///
/// @param envelope COSE_Sign1 of type report, 1 to 1,024 bytes
public record CarryReport(Octets envelope) implements Request {

  public CarryReport {
    CarriedEnvelope.check(envelope);
  }

  @Override
  public Octets encode() {
    return CarriedEnvelope.encode(RequestKind.REPORT, envelope);
  }

  static CarryReport read(MapReader fields) {
    return new CarryReport(CarriedEnvelope.read(fields));
  }
}
