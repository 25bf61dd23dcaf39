package dev.mortise.protocol.message.response;

import dev.mortise.authority.Refusal;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.message.MessageLimits;
import java.util.List;

/// What comes back for a request.
public sealed interface Response {

  /// The first byte of a COSE_Sign1 with its tag, by which a signed response is told from a
  /// refusal.
  int SIGNED_FIRST_BYTE = 0xd2;

  /// The bytes on the wire.
  Octets encode();

  /// An answer or a receipt under the lock's signature, which nobody has verified yet.
  ///
  /// @param envelope COSE_Sign1 of type answer or receipt, at most 1,024 bytes
  record Signed(Octets envelope) implements Response {

    @Override
    public Octets encode() {
      return envelope;
    }
  }

  /// A refusal without a signature. It comes only where nothing ties the request to an enrolled
  /// key, and may as well be the work of whoever carried the request: it proves nothing.
  ///
  /// @param reason why
  record Refused(Refusal reason) implements Response {

    private static final String WORD = "refused";

    @Override
    public Octets encode() {
      return Cbor.encode(CborMap.withFields().put(0, WORD).put(1, reason.wireText()).build());
    }

    private static Refused read(MapReader fields) {
      fields.choice(0, List.of(WORD), word -> word);
      return new Refused(Field.word(fields, 1, Refusal.values(), Refusal::wireText));
    }
  }

  /// Tells the two apart.
  ///
  /// @throws MalformedCbor if these bytes are neither
  static Response decode(Octets bytes) throws MalformedCbor {
    if (!bytes.isEmpty() && bytes.at(0) == SIGNED_FIRST_BYTE) {
      if (bytes.size() > MessageLimits.ENVELOPE_BYTES) {
        throw new MalformedCbor(0, "an envelope of more than 1024 bytes");
      }
      return new Signed(bytes);
    }
    MapReader fields = MapReader.of(bytes, MessageLimits.REQUEST, "refusal");
    Refused refused = Refused.read(fields);
    fields.finish();
    return refused;
  }
}
