package dev.mortise.companion.lock;

import dev.mortise.companion.store.sql.ResultRow;
import dev.mortise.companion.store.sql.Transaction;
import dev.mortise.journal.JournalHead;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.certificate.LockCertificate;
import java.util.Optional;

/// The table of known locks.
///
/// @param transaction the open one
public record LockRows(Transaction transaction) {

  /// The lock with this id, if it ever sent an event.
  public Optional<KnownLock> find(LockId id) {
    return transaction.sql("SELECT * FROM lock WHERE id = :id").bind("id", id).find(LockRows::lock);
  }

  /// Whether a certificate names the key that this lock has always signed with, or the lock is new
  /// here. A lock keeps its signing key through every reset and re-issue (D-16), so that another
  /// key is another maker's word against the lock's own.
  public boolean trusts(LockCertificate certificate) {
    return find(certificate.lockId()).map(known -> known.signsAs(certificate)).orElse(true);
  }

  /// Stores a lock, new or changed.
  public void store(KnownLock lock) {
    transaction
        .sql(
            """
            INSERT INTO lock (id, signing_key, generation, newest_sequence, newest_hash,
                              last_event_at)
            VALUES (:id, :key, :generation, :sequence, :hash, :at)
            ON CONFLICT (id) DO UPDATE SET
              generation = excluded.generation, newest_sequence = excluded.newest_sequence,
              newest_hash = excluded.newest_hash, last_event_at = excluded.last_event_at
            """)
        .bind("id", lock.id())
        .bind("key", lock.signingKey())
        .bind("generation", lock.generation().number())
        .bind("sequence", lock.newest().sequence())
        .bind("hash", lock.newest().hash())
        .bind("at", lock.lastEventAt())
        .execute();
  }

  private static KnownLock lock(ResultRow row) {
    return new KnownLock(
        row.lock("id"),
        row.bytes("signing_key"),
        new Generation(Math.toIntExact(row.number("generation"))),
        new JournalHead(row.number("newest_sequence"), row.bytes("newest_hash")),
        row.time("last_event_at"));
  }
}
