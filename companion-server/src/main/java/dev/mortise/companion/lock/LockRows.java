package dev.mortise.companion.lock;

import dev.mortise.journal.JournalHead;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.LockCertificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The table of known locks.
///
/// @param handle the open transaction
public record LockRows(Handle handle) {

  /// The lock with this id, if it ever sent an event.
  public Optional<KnownLock> find(LockId id) {
    return handle
        .createQuery("SELECT * FROM lock WHERE id = :id")
        .bind("id", id)
        .map(LockRows::lock)
        .findOne();
  }

  /// Whether a certificate names the key that this lock has always signed with, or the lock is new
  /// here. A lock keeps its signing key through every reset and re-issue (D-16), so that another
  /// key is another maker's word against the lock's own.
  public boolean trusts(LockCertificate certificate) {
    return find(certificate.lockId()).map(known -> known.signsAs(certificate)).orElse(true);
  }

  /// Stores a lock, new or changed.
  public void store(KnownLock lock) {
    handle
        .createUpdate(
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

  private static KnownLock lock(ResultSet row, StatementContext context) throws SQLException {
    return new KnownLock(
        LockId.of(Octets.of(row.getBytes("id"))),
        Octets.of(row.getBytes("signing_key")),
        new Generation(row.getInt("generation")),
        new JournalHead(row.getLong("newest_sequence"), Octets.of(row.getBytes("newest_hash"))),
        Instant.EPOCH.plus(row.getLong("last_event_at"), ChronoUnit.MICROS));
  }
}
