package dev.mortise.companion.lock.attempt;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The table of attempts.
///
/// @param handle the open transaction
record AttemptRows(Handle handle) {

  void add(Attempt attempt) {
    handle
        .createUpdate(
            """
            INSERT INTO attempt (id, lock_id, account_id, kind, state, reason, request,
                                 created_at, deadline)
            VALUES (:id, :lock, :account, :kind, :state, :reason, :request, :at, :deadline)
            """)
        .bind("id", attempt.id())
        .bind("lock", attempt.lock())
        .bind("account", attempt.account())
        .bind("kind", attempt.kind().word())
        .bind("state", attempt.state().word())
        .bind("reason", attempt.reason().orElse(null))
        .bind("request", attempt.request())
        .bind("at", attempt.createdAt())
        .bind("deadline", attempt.deadline())
        .execute();
  }

  /// Notes how far an attempt has come, unless it is over already.
  void settle(UUID id, Outcome outcome) {
    handle
        .createUpdate(
            """
            UPDATE attempt SET state = :state, reason = :reason, response = :response
            WHERE id = :id AND state IN ('accepted', 'dispatched')
            """)
        .bind("id", id)
        .bind("state", outcome.state().word())
        .bind("reason", outcome.reason().orElse(null))
        .bind("response", outcome.response().map(Octets::copy).orElse(null))
        .execute();
  }

  Optional<Attempt> find(UUID id, AccountId account) {
    return handle
        .createQuery("SELECT * FROM attempt WHERE id = :id AND account_id = :account")
        .bind("id", id)
        .bind("account", account)
        .map(AttemptRows::attempt)
        .findOne();
  }

  /// The revocations that a lock has not confirmed, the oldest first.
  List<Attempt> openRevocations(LockId lock, int most) {
    return handle
        .createQuery(
            """
            SELECT * FROM attempt
            WHERE lock_id = :lock AND kind = 'revocation' AND state IN ('accepted', 'dispatched')
            ORDER BY created_at, id LIMIT :most
            """)
        .bind("lock", lock)
        .bind("most", most)
        .map(AttemptRows::attempt)
        .list();
  }

  /// What was under way when the process ended is unknown now; revocations wait for their lock.
  int endUnfinished() {
    return handle
        .createUpdate(
            """
            UPDATE attempt SET state = 'unknown', reason = 'no-receipt'
            WHERE state = 'dispatched' AND kind <> 'revocation'
            """)
        .execute();
  }

  private static Attempt attempt(ResultSet row, StatementContext context) throws SQLException {
    ByteBuffer id = ByteBuffer.wrap(row.getBytes("id"));
    return new Attempt(
        new UUID(id.getLong(), id.getLong()),
        LockId.of(Octets.of(row.getBytes("lock_id"))),
        new AccountId(row.getString("account_id")),
        AttemptKind.ofWord(row.getString("kind")),
        AttemptState.ofWord(row.getString("state")),
        Optional.ofNullable(row.getString("reason")),
        Octets.of(row.getBytes("request")),
        Optional.ofNullable(row.getBytes("response")).map(Octets::of),
        time(row.getLong("created_at")),
        time(row.getLong("deadline")));
  }

  private static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
