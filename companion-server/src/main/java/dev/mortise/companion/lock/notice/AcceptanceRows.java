package dev.mortise.companion.lock.notice;

import dev.mortise.companion.store.sql.Transaction;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.message.AccountId;
import java.time.Instant;
import java.util.Optional;

/// The table of what owners said to the notice on video: one row for each time that somebody was a
/// lock's owner, and in it their last word. Who was taken out and comes back is asked anew.
///
/// @param transaction the open one
record AcceptanceRows(Transaction transaction) {

  /// The acceptance of whoever is a lock's owner now, unless it was taken back.
  Optional<Acceptance> standing(LockId lock) {
    return transaction
        .sql(
            """
            SELECT a.* FROM video_acceptance a JOIN membership m
              ON m.lock_id = a.lock_id AND m.account_id = a.account_id
                AND m.generation = a.generation AND m.since_sequence = a.since_sequence
            WHERE a.lock_id = :lock AND a.withdrawn_at IS NULL
              AND m.is_owner = 1 AND m.until_sequence IS NULL
            """)
        .bind("lock", lock)
        .find(
            row ->
                new Acceptance(
                    row.account("account_id"),
                    Math.toIntExact(row.number("notice_version")),
                    row.time("accepted_at")));
  }

  /// Notes that an account accepts, if it is the lock's owner. To accept again what stands changes
  /// nothing. Returns whether it is the owner.
  boolean accept(LockId lock, AccountId account, int version, Instant now) {
    Optional<Acceptance> before = standing(lock);
    if (before.isPresent()
        && before.get().by().equals(account)
        && before.get().version() == version) {
      return true;
    }
    return transaction
            .sql(
                """
                INSERT INTO video_acceptance (lock_id, account_id, generation, since_sequence,
                                              notice_version, accepted_at)
                SELECT lock_id, account_id, generation, since_sequence, :version, :now
                FROM membership
                WHERE lock_id = :lock AND account_id = :account AND is_owner = 1
                  AND until_sequence IS NULL
                ON CONFLICT (lock_id, account_id, generation, since_sequence) DO UPDATE SET
                  notice_version = excluded.notice_version, accepted_at = excluded.accepted_at,
                  withdrawn_at = NULL
                """)
            .bind("lock", lock)
            .bind("account", account)
            .bind("version", version)
            .bind("now", now)
            .execute()
        == 1;
  }

  /// Notes that an account takes its acceptance back; nothing without one.
  void withdraw(LockId lock, AccountId account, Instant now) {
    transaction
        .sql(
            """
            UPDATE video_acceptance SET withdrawn_at = :now
            WHERE lock_id = :lock AND account_id = :account AND withdrawn_at IS NULL
            """)
        .bind("lock", lock)
        .bind("account", account)
        .bind("now", now)
        .execute();
  }
}
