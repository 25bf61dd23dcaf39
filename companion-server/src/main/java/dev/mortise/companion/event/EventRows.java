package dev.mortise.companion.event;

import dev.mortise.companion.store.sql.ResultRow;
import dev.mortise.companion.store.sql.Transaction;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.message.AccountId;
import java.util.List;
import java.util.Optional;

/// The table of kept events.
///
/// @param transaction the open one
public record EventRows(Transaction transaction) {

  /// The event with this number, if it came.
  public Optional<KeptEvent> find(LockId lock, long sequence) {
    return transaction
        .sql("SELECT * FROM event WHERE lock_id = :lock AND sequence = :sequence")
        .bind("lock", lock)
        .bind("sequence", sequence)
        .find(EventRows::event);
  }

  /// The events of a lock behind `after` that this account may see, oldest first, at most `most`:
  /// those of each generation in which it shares or shared the lock, with the reset that ended one
  /// (D-16). Who moves in after a reset sees nothing of those who lived there before.
  public List<KeptEvent> seenBy(AccountId account, LockId lock, long after, int most) {
    return transaction
        .sql(
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
        .list(EventRows::event);
  }

  void add(KeptEvent event) {
    transaction
        .sql(
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

  private static KeptEvent event(ResultRow row) {
    return new KeptEvent(
        row.lock("lock_id"),
        row.number("sequence"),
        new Generation(Math.toIntExact(row.number("generation"))),
        ChainLink.ofWord(row.text("chain")),
        row.bytes("message"),
        row.time("received_at"));
  }
}
