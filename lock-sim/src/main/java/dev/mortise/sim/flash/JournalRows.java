package dev.mortise.sim.flash;

import dev.mortise.journal.JournalEntry;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.SecretBytes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The signed history as rows, each sealed to its sequence: who came when is nobody's business who
/// steals a flash.
final class JournalRows {

  private final Sql sql;

  JournalRows(Sql sql) {
    this.sql = sql;
  }

  void add(JournalEntry entry, long version, Sealer sealer) {
    sql.update(
        "INSERT INTO journal (sequence, made, sealed) VALUES (?, ?, ?)",
        entry.sequence(),
        version,
        sealer.seal(place(entry.sequence()), entry.payload().copy()));
  }

  void drop(long from, long to, Set<Long> except, long version) {
    sql.update(
        "UPDATE journal SET dropped = ? WHERE sequence BETWEEN ? AND ? AND dropped IS NULL",
        version,
        from,
        to);
    for (long sequence : except) {
      sql.update(
          "UPDATE journal SET dropped = NULL WHERE sequence = ? AND dropped = ?",
          sequence,
          version);
    }
  }

  void dropAll(long version) {
    sql.update("UPDATE journal SET dropped = ? WHERE dropped IS NULL", version);
  }

  void undoAfter(long version) {
    sql.update("DELETE FROM journal WHERE made > ?", version);
    sql.update("UPDATE journal SET dropped = NULL WHERE dropped > ?", version);
  }

  int purgeUpTo(long version) {
    return sql.update("DELETE FROM journal WHERE dropped <= ?", version);
  }

  int clear() {
    return sql.update("DELETE FROM journal");
  }

  long count() {
    return sql.query("SELECT count(*) FROM journal WHERE dropped IS NULL", row -> row.getLong(1))
        .getFirst();
  }

  /// At most `limit` entries from this sequence on, oldest first. A row that does not open is left
  /// out, as a gap.
  List<JournalEntry> from(long sequence, int limit, Sealer sealer) {
    return sql
        .query(
            "SELECT sequence, sealed FROM journal WHERE sequence >= ? AND dropped IS NULL"
                + " ORDER BY sequence LIMIT ?",
            row -> open(row.getLong(1), row.getBytes(2), sealer),
            sequence,
            limit)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<JournalEntry> open(long sequence, byte[] sealed, Sealer sealer) {
    return sealer
        .open(place(sequence), sealed)
        .map(SecretBytes::reveal)
        .map(payload -> new JournalEntry(sequence, Octets.adopt(payload)));
  }

  private static Sealer.Place place(long sequence) {
    return Sealer.Place.of("event", sequence);
  }
}
