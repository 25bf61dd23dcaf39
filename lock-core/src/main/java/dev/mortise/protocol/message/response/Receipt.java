package dev.mortise.protocol.message.response;

import dev.mortise.door.BoltState;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.message.MessageLimits;
import dev.mortise.protocol.message.Subject;
import java.util.Optional;

/// The lock's word on how a request ended. An app says "open" on this alone.
///
/// @param subject which request
/// @param result how it ended
/// @param bolt where the bolt was then
/// @param newestSequence the number of the newest event then; 0 before the first
/// @param confirmation for a pairing that was done: 32 bytes that show the lock knew the secret
/// @param data what a reading operation reads, at most 768 bytes; of a pairing that named a
///   wireless network the CBOR of a word, [#JOINED] or why the lock is not in it
public record Receipt(
    LockId lock,
    Generation generation,
    Subject subject,
    Result result,
    BoltState bolt,
    long newestSequence,
    Optional<Octets> confirmation,
    Optional<Octets> data) {

  /// The length of the confirmation, in bytes.
  public static final int CONFIRMATION_BYTES = 32;

  /// What a pairing's receipt says of a wireless network that the lock is in now.
  public static final String JOINED = "joined";

  public Receipt {
    if (newestSequence < 0) {
      throw new IllegalArgumentException(
          "sequence must not be negative newestSequence=" + newestSequence);
    }
    if (confirmation.isPresent() && confirmation.get().size() != CONFIRMATION_BYTES) {
      throw new IllegalArgumentException("confirmation must be 32 bytes");
    }
    if (data.isPresent() && data.get().size() > MessageLimits.RECEIPT_DATA_BYTES) {
      throw new IllegalArgumentException("data must be at most 768 bytes");
    }
  }

  /// The payload to be signed.
  public Octets encode() {
    CborMap.Builder fields =
        Field.begin(lock, generation)
            .put(3, subject.octets())
            .put(4, result.wireText())
            .put(5, bolt.wireText())
            .put(6, newestSequence);
    confirmation.ifPresent(bytes -> fields.put(7, bytes));
    data.ifPresent(bytes -> fields.put(8, bytes));
    return Cbor.encode(fields.build());
  }

  /// Reads a payload whose signature was verified.
  ///
  /// @throws MalformedCbor naming every fault
  public static Receipt decode(Octets payload) throws MalformedCbor {
    MapReader fields = MapReader.of(payload, MessageLimits.PAYLOAD, "receipt");
    Receipt receipt =
        new Receipt(
            Field.lockId(fields, 1),
            Field.generation(fields, 2),
            new Subject(fields.bytes(3, Subject.SIZE)),
            Result.read(fields, 4),
            Field.word(fields, 5, BoltState.values(), BoltState::wireText),
            fields.integer(6, 0, Long.MAX_VALUE),
            fields.optional(7, () -> fields.bytes(7, CONFIRMATION_BYTES)),
            fields.optional(8, () -> fields.bytes(8, 0, MessageLimits.RECEIPT_DATA_BYTES)));
    fields.finish();
    return receipt;
  }
}
