package dev.mortise.journal;

import dev.mortise.protocol.Octets;

/// One event as the lock keeps it: signed only when it is sent.
///
/// @param sequence its number, 1 or more
/// @param payload the event message, deterministic CBOR
public record JournalEntry(long sequence, Octets payload) {

  public JournalEntry {
    if (sequence < 1) {
      throw new IllegalArgumentException("sequence must be positive sequence=" + sequence);
    }
  }
}
