package dev.mortise.companion.lock.attempt;

import dev.mortise.companion.http.input.IdempotencyKey;
import dev.mortise.companion.store.sql.ResultRow;
import dev.mortise.companion.store.sql.SqlStatement;
import dev.mortise.companion.store.sql.Transaction;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table of attempts.
///
/// @param transaction the open one
record AttemptRows(Transaction transaction) {

  private static final int FORGOTTEN_AT_ONCE = 100;

  /// @param key what its sender calls it, if anything
  void add(Attempt attempt, @Nullable IdempotencyKey key) {
    transaction
        .sql(
            """
            INSERT INTO attempt (id, lock_id, account_id, kind, state, reason, subject, request,
                                 created_at, deadline, idempotency_key)
            VALUES (:id, :lock, :account, :kind, :state, :reason, :subject, :request, :at,
                    :deadline, :key)
            """)
        .bind("id", attempt.id())
        .bind("lock", attempt.lock())
        .bind("account", attempt.account())
        .bind("kind", attempt.kind().word())
        .bind("state", attempt.state().word())
        .bind("reason", attempt.reason().orElse(null))
        .bind("subject", attempt.subject().map(subject -> subject.octets()).orElse(null))
        .bind("request", attempt.request())
        .bind("at", attempt.createdAt())
        .bind("deadline", attempt.deadline())
        .bind("key", key == null ? null : key.text())
        .execute();
  }

  /// The attempt of this account that it calls so.
  Optional<Attempt> find(AccountId account, IdempotencyKey key) {
    return transaction
        .sql("SELECT * FROM attempt WHERE account_id = :account AND idempotency_key = :key")
        .bind("account", account)
        .bind("key", key.text())
        .find(AttemptRows::attempt);
  }

  /// Notes how an attempt ended, unless it has ended already. What was unknown is known by the
  /// lock's word, and a refusal, which may be unsigned, gives way to its receipt that it was done.
  void settle(UUID id, Outcome outcome) {
    bound(
            transaction.sql(
                """
                UPDATE attempt SET state = :state, reason = :reason, response = :response
                WHERE id = :id AND (state IN ('accepted', 'dispatched')
                  OR (state = 'unknown' AND :state IN ('done', 'refused'))
                  OR (state = 'refused' AND :state = 'done'))
                """),
            outcome)
        .bind("id", id)
        .execute();
  }

  /// Notes what a lock's receipt says of the attempt that it names; a revocation waits on unless
  /// that holds for good. Returns whether there was one whose end was not known.
  boolean settle(LockId lock, Subject subject, Outcome outcome) {
    return bound(
                transaction.sql(
                    """
                    UPDATE attempt SET state = :state, reason = :reason, response = :response
                    WHERE lock_id = :lock AND subject = :subject
                      AND (kind <> 'revocation' OR :lasting)
                      AND (state IN ('accepted', 'dispatched', 'unknown')
                        OR (state = 'refused' AND :state = 'done'))
                    """),
                outcome)
            .bind("lock", lock)
            .bind("subject", subject.octets())
            .bind("lasting", outcome.lasting() ? 1 : 0)
            .execute()
        > 0;
  }

  private static SqlStatement bound(SqlStatement update, Outcome outcome) {
    return update
        .bind("state", outcome.state().word())
        .bind("reason", outcome.reason().orElse(null))
        .bind("response", outcome.response().orElse(null));
  }

  /// Ends what was sent and has no receipt although its time is over.
  ///
  /// @param overdue deadlines before this one have passed
  void endOverdue(Instant overdue) {
    transaction
        .sql(
            """
            UPDATE attempt SET state = 'unknown', reason = 'no-receipt'
            WHERE state = 'dispatched' AND kind <> 'revocation' AND deadline < :overdue
            """)
        .bind("overdue", overdue)
        .execute();
  }

  /// Lets go of attempts that have ended: some of the oldest of all, and of one account's all but
  /// the newest, so that nobody fills the disk.
  ///
  /// @param before what was begun before this is old
  /// @param most how many of the account's are kept
  void forget(AccountId account, Instant before, int most) {
    transaction
        .sql(
            """
            DELETE FROM attempt WHERE id IN
              (SELECT id FROM attempt
               WHERE created_at < :before AND state NOT IN ('accepted', 'dispatched')
               ORDER BY created_at LIMIT :some)
            """)
        .bind("before", before)
        .bind("some", FORGOTTEN_AT_ONCE)
        .execute();
    transaction
        .sql(
            """
            DELETE FROM attempt
            WHERE account_id = :account AND state NOT IN ('accepted', 'dispatched')
              AND created_at < (SELECT created_at FROM attempt WHERE account_id = :account
                                ORDER BY created_at DESC LIMIT 1 OFFSET :others)
            """)
        .bind("account", account)
        .bind("others", most - 1)
        .execute();
  }

  /// What this account had the lock do that the lock's receipt names so.
  List<Attempt> done(LockId lock, AccountId account, Subject subject) {
    return transaction
        .sql(
            """
            SELECT * FROM attempt
            WHERE lock_id = :lock AND subject = :subject AND account_id = :account
              AND state = 'done'
            """)
        .bind("lock", lock)
        .bind("subject", subject.octets())
        .bind("account", account)
        .list(AttemptRows::attempt);
  }

  Optional<Attempt> find(UUID id, AccountId account) {
    return transaction
        .sql("SELECT * FROM attempt WHERE id = :id AND account_id = :account")
        .bind("id", id)
        .bind("account", account)
        .find(AttemptRows::attempt);
  }

  /// The same revocation by the same account, if it waits already.
  Optional<Attempt> waiting(Attempt revocation) {
    return transaction
        .sql(
            """
            SELECT * FROM attempt
            WHERE lock_id = :lock AND account_id = :account AND kind = 'revocation'
              AND state IN ('accepted', 'dispatched') AND request = :request
            """)
        .bind("lock", revocation.lock())
        .bind("account", revocation.account())
        .bind("request", revocation.request())
        .find(AttemptRows::attempt);
  }

  /// How many revocations of this account wait for this lock.
  long countWaiting(LockId lock, AccountId account) {
    return transaction
        .sql(
            """
            SELECT count(*) AS count FROM attempt
            WHERE lock_id = :lock AND account_id = :account AND kind = 'revocation'
              AND state IN ('accepted', 'dispatched')
            """)
        .bind("lock", lock)
        .bind("account", account)
        .number("count");
  }

  /// The revocations that a lock has not confirmed: those that administrators brought before the
  /// others, so that nobody can put anything in their way, and the oldest first.
  List<Attempt> openRevocations(LockId lock, int most) {
    return transaction
        .sql(
            """
            SELECT a.* FROM attempt a
            WHERE a.lock_id = :lock AND a.kind = 'revocation'
              AND a.state IN ('accepted', 'dispatched')
            ORDER BY CASE WHEN EXISTS
                (SELECT 1 FROM enrolled_key k
                 WHERE k.lock_id = a.lock_id AND k.account_id = a.account_id
                   AND k.role = 'administrator') THEN 0 ELSE 1 END,
              a.created_at, a.id
            LIMIT :most
            """)
        .bind("lock", lock)
        .bind("most", most)
        .list(AttemptRows::attempt);
  }

  /// What was under way when the process ended is unknown now; revocations wait for their lock.
  int endUnfinished() {
    return transaction
        .sql(
            """
            UPDATE attempt SET state = 'unknown', reason = 'no-receipt'
            WHERE state = 'dispatched' AND kind <> 'revocation'
            """)
        .execute();
  }

  private static Attempt attempt(ResultRow row) {
    return new Attempt(
        row.id("id"),
        row.lock("lock_id"),
        row.account("account_id"),
        AttemptKind.ofWord(row.text("kind")),
        AttemptState.ofWord(row.text("state")),
        row.optionalText("reason"),
        row.bytes("request"),
        row.optionalBytes("response"),
        row.time("created_at"),
        row.time("deadline"));
  }
}
