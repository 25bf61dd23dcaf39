package dev.mortise.journal;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborBytes;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.secret.Sha256;
import java.util.List;

/// The end of a journal: it fixes every event before it. It outlives a reset (D-16).
///
/// @param sequence the number of the newest event; 0 before the first
/// @param hash SHA-256 of that event's payload, 32 bytes; zeros before the first
public record JournalHead(long sequence, Octets hash) {

  /// The end of a journal without events.
  public static final JournalHead EMPTY = new JournalHead(0, Octets.adopt(new byte[Sha256.SIZE]));

  public JournalHead {
    if (sequence < 0) {
      throw new IllegalArgumentException("sequence must not be negative sequence=" + sequence);
    }
    if (hash.size() != Sha256.SIZE) {
      throw new IllegalArgumentException("hash must be 32 bytes size=" + hash.size());
    }
  }

  /// The head after one more event.
  ///
  /// @param payload the event message that has this head's next number and names its hash
  public JournalHead after(Octets payload) {
    return new JournalHead(Math.addExact(sequence, 1), Octets.adopt(Sha256.of(payload.copy())));
  }

  /// The form it is stored in.
  public CborValue toCbor() {
    return CborValue.array(CborValue.of(sequence), CborValue.of(hash));
  }

  /// Reads the stored form.
  ///
  /// @throws MalformedCbor if the value is not that
  public static JournalHead parse(CborValue value) throws MalformedCbor {
    if (value instanceof CborArray(var items)
        && items.size() == 2
        && items.get(0) instanceof CborInt(long sequence)
        && sequence >= 0
        && items.get(1) instanceof CborBytes(Octets hash)
        && hash.size() == Sha256.SIZE) {
      return new JournalHead(sequence, hash);
    }
    throw new MalformedCbor(List.of("journal head: expected [number, 32 bytes]"));
  }
}
