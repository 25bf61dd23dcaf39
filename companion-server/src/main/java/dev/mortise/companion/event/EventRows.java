package dev.mortise.companion.event;

import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The table of kept events.
///
/// @param handle the open transaction
public record EventRows(Handle handle) {

  /// The event with this number, if it came.
  public Optional<KeptEvent> find(LockId lock, long sequence) {
    return handle
        .createQuery("SELECT * FROM event WHERE lock_id = :lock AND sequence = :sequence")
        .bind("lock", lock)
        .bind("sequence", sequence)
        .map(EventRows::event)
        .findOne();
  }

  /// The events of a lock behind `after` that this account may see, oldest first, at most `most`:
  /// those of each generation in which it shares or shared the lock, with the reset that ended one
  /// (D-16). Who moves in after a reset sees nothing of those who lived there before.
  public List<KeptEvent> seenBy(AccountId account, LockId lock, long after, int most) {
    return handle
        .createQuery(
            """
            SELECT e.* FROM event e
            WHERE e.lock_id = :lock AND e.sequence > :after AND EXISTS
              (SELECT 1 FROM membership m
               WHERE m.lock_id = e.lock_id AND m.account_id = :account
                 AND (m.generation = e.generation OR m.until_sequence = e.sequence))
            ORDER BY e.sequence LIMIT :most
            """)
        .bind("lock", lock)
        .bind("account", account)
        .bind("after", after)
        .bind("most", most)
        .map(EventRows::event)
        .list();
  }

  void add(KeptEvent event) {
    handle
        .createUpdate(
            """
            INSERT INTO event (lock_id, sequence, generation, chain, message, received_at)
            VALUES (:lock, :sequence, :generation, :chain, :message, :at)
            """)
        .bind("lock", event.lock())
        .bind("sequence", event.sequence())
        .bind("generation", event.generation().number())
        .bind("chain", event.chain().word())
        .bind("message", event.message())
        .bind("at", event.receivedAt())
        .execute();
  }

  private static KeptEvent event(ResultSet row, StatementContext context) throws SQLException {
    return new KeptEvent(
        LockId.of(Octets.of(row.getBytes("lock_id"))),
        row.getLong("sequence"),
        new Generation(row.getInt("generation")),
        ChainLink.ofWord(row.getString("chain")),
        Octets.of(row.getBytes("message")),
        Instant.EPOCH.plus(row.getLong("received_at"), ChronoUnit.MICROS));
  }
}
