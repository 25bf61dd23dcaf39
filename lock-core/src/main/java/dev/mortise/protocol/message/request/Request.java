package dev.mortise.protocol.message.request;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.MessageLimits;
import java.util.List;

/// Something asked of a lock. It is the same by the device link and by the near link, and carries
/// its own proof, if it wants anything: the way it came shows nothing about who made it.
public sealed interface Request
    permits AskChallenge, CarryCommand, Pair, CarryRevocation, CarryReport, OfferFirmware {

  /// The deterministic encoding.
  Octets encode();

  /// Reads a request.
  ///
  /// @throws MalformedCbor naming every fault, if these bytes are no request
  static Request decode(Octets bytes) throws MalformedCbor {
    MapReader fields = MapReader.of(bytes, MessageLimits.REQUEST, "request");
    Request request =
        switch (fields.choice(0, List.of(RequestKind.values()), RequestKind::wireText)) {
          case CHALLENGE -> AskChallenge.read(fields);
          case COMMAND -> CarryCommand.read(fields);
          case PAIR -> Pair.read(fields);
          case REVOCATION -> CarryRevocation.read(fields);
          case REPORT -> CarryReport.read(fields);
          case FIRMWARE -> OfferFirmware.read(fields);
        };
    fields.finish();
    return request;
  }
}
