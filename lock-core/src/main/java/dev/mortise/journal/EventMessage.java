package dev.mortise.journal;

import dev.mortise.journal.event.LockEvent;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.message.MessageLimits;
import dev.mortise.secret.Sha256;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// One link of the chain: an event with its number, and the hash of the link before.
///
/// @param sequence counts from 1, through every reset
/// @param previous SHA-256 of the payload before this one, 32 bytes; zeros before the first
/// @param time the lock's wall clock, in whole milliseconds; empty while unknown
/// @param tags there exactly where the event names a credential
public record EventMessage(
    LockId lock,
    Generation generation,
    long sequence,
    Octets previous,
    Optional<Instant> time,
    LockEvent event,
    Optional<AlarmTags> tags) {

  public EventMessage {
    if (sequence < 1) {
      throw new IllegalArgumentException("sequence must be positive sequence=" + sequence);
    }
    if (previous.size() != Sha256.SIZE) {
      throw new IllegalArgumentException("hash must be 32 bytes size=" + previous.size());
    }
    if (tags.isPresent() != event.namesCredential()) {
      throw new IllegalArgumentException("tags stand where an event names a credential");
    }
    time = time.map(moment -> moment.truncatedTo(ChronoUnit.MILLIS));
  }

  /// The payload to be signed, and hashed into the next link.
  public Octets encode() {
    CborMap.Builder fields =
        Field.begin(lock, generation)
            .put(3, sequence)
            .put(4, previous)
            .put(5, time.map(Field::item).orElse(CborValue.NULL))
            .put(6, event.toCbor());
    tags.ifPresent(sixteen -> fields.put(7, sixteen.toCbor()));
    return Cbor.encode(fields.build());
  }

  /// Reads a payload whose signature was verified.
  ///
  /// @throws MalformedCbor naming every fault
  public static EventMessage decode(Octets payload) throws MalformedCbor {
    MapReader fields = MapReader.of(payload, MessageLimits.PAYLOAD, "event");
    LockId lock = Field.lockId(fields, 1);
    Generation generation = Field.generation(fields, 2);
    long sequence = fields.integer(3, 1, Long.MAX_VALUE);
    Octets previous = fields.bytes(4, Sha256.SIZE);
    Optional<Instant> time = Field.timeOrNull(fields, 5);
    LockEvent event = LockEvent.read(fields.map(6));
    Optional<AlarmTags> tags = fields.optional(7, () -> AlarmTags.read(fields, 7));
    if (tags.isPresent() != event.namesCredential()) {
      fields.fault(7, "tags stand where an event names a credential, and only there");
    }
    fields.finish();
    return new EventMessage(lock, generation, sequence, previous, time, event, tags);
  }
}
