package dev.mortise.sim.flash;

import dev.mortise.journal.JournalEntry;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.SecretBytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The signed history as rows, each sealed to its sequence: who came when is nobody's business who
/// steals a flash.
///
/// No commit may take longer for a long history. So the number of rows is kept here, rows are
/// looked for that are to be erased only where some were marked, and the newest entries stay in
/// memory, for they are wanted at once by whoever sends them on.
final class JournalRows {

  /// How many of the newest entries stay in memory: what a busy moment leaves to be sent.
  private static final int RECENT_MAX = 32;

  private final Sql sql;
  private final ArrayDeque<JournalEntry> recent = new ArrayDeque<>();
  private long count;
  private boolean marked;

  JournalRows(Sql sql) {
    this.sql = sql;
  }

  void add(JournalEntry entry, long version, Sealer sealer) {
    sql.update(
        "INSERT INTO journal (sequence, made, sealed) VALUES (?, ?, ?)",
        entry.sequence(),
        version,
        sealer.seal(place(entry.sequence()), entry.payload().copy()));
    count++;
    recent.addLast(entry);
    if (recent.size() > RECENT_MAX) {
      recent.removeFirst();
    }
  }

  void drop(long from, long to, Set<Long> except, long version) {
    count -=
        sql.update(
            "UPDATE journal SET dropped = ? WHERE sequence BETWEEN ? AND ? AND dropped IS NULL",
            version,
            from,
            to);
    for (long sequence : except) {
      count +=
          sql.update(
              "UPDATE journal SET dropped = NULL WHERE sequence = ? AND dropped = ?",
              sequence,
              version);
    }
    marked = true;
    recent.clear();
  }

  void dropAll(long version) {
    sql.update("UPDATE journal SET dropped = ? WHERE dropped IS NULL", version);
    count = 0;
    marked = true;
    recent.clear();
  }

  /// To be called before all else but [#clear], for it is here that the rows are counted.
  void undoAfter(long version) {
    sql.update("DELETE FROM journal WHERE made > ?", version);
    sql.update("UPDATE journal SET dropped = NULL WHERE dropped > ?", version);
    count =
        sql.query("SELECT count(*) FROM journal WHERE dropped IS NULL", row -> row.getLong(1))
            .getFirst();
    marked = true;
    recent.clear();
  }

  /// Erases what was marked; no later version may have marked anything.
  int purgeUpTo(long version) {
    if (!marked) {
      return 0;
    }
    marked = false;
    return sql.update("DELETE FROM journal WHERE dropped <= ?", version);
  }

  int clear() {
    count = 0;
    marked = false;
    recent.clear();
    return sql.update("DELETE FROM journal");
  }

  /// How many entries there are.
  long count() {
    return count;
  }

  /// The oldest entries from this sequence on, oldest first: `limit` of them, or all if there are
  /// fewer. A row that does not open is left out, as a gap.
  List<JournalEntry> from(long sequence, int limit, Sealer sealer) {
    if (!recent.isEmpty() && sequence >= recent.getFirst().sequence()) {
      return recent.stream().filter(entry -> entry.sequence() >= sequence).limit(limit).toList();
    }
    List<JournalEntry> found = new ArrayList<>();
    long next = sequence;
    boolean more = true;
    while (more && found.size() < limit) {
      int wanted = limit - found.size();
      List<Row> rows = rows(next, wanted);
      rows.forEach(row -> row.open(sealer).ifPresent(found::add));
      more = rows.size() == wanted;
      next = more ? rows.getLast().sequence() + 1 : next;
    }
    return List.copyOf(found);
  }

  private List<Row> rows(long from, int limit) {
    return sql.query(
        "SELECT sequence, sealed FROM journal WHERE sequence >= ? AND dropped IS NULL"
            + " ORDER BY sequence LIMIT ?",
        row -> new Row(row.getLong(1), Octets.adopt(row.getBytes(2))),
        from,
        limit);
  }

  private record Row(long sequence, Octets sealed) {

    Optional<JournalEntry> open(Sealer sealer) {
      return sealer
          .open(place(sequence), sealed.copy())
          .map(SecretBytes::reveal)
          .map(payload -> new JournalEntry(sequence, Octets.adopt(payload)));
    }
  }

  private static Sealer.Place place(long sequence) {
    return Sealer.Place.of("event", sequence);
  }
}
