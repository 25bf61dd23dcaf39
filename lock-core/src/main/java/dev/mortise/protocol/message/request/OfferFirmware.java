package dev.mortise.protocol.message.request;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MapReader;
import java.util.Optional;

/// Asks which firmware the lock wants, or offers it: the companion's own question, which nobody
/// signs and which gives no right (LK-85). The lock answers with a
/// [dev.mortise.protocol.message.response.FirmwareNeed].
///
/// @param manifest COSE_Sign1 of type firmware, 1 to 1,024 bytes, of the image that is offered;
///   empty to ask
public record OfferFirmware(Optional<Octets> manifest) implements Request {

  public OfferFirmware {
    manifest.ifPresent(CarriedEnvelope::check);
  }

  @Override
  public Octets encode() {
    CborMap.Builder fields = CborMap.withFields().put(0, RequestKind.FIRMWARE.wireText());
    manifest.ifPresent(envelope -> fields.put(1, envelope));
    return Cbor.encode(fields.build());
  }

  static OfferFirmware read(MapReader fields) {
    return new OfferFirmware(fields.optional(1, () -> CarriedEnvelope.read(fields)));
  }
}
