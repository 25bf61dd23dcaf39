package dev.mortise.companion.account;

import dev.mortise.companion.http.Caller;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.AccountId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The table of sessions.
///
/// @param handle the open transaction
record SessionRows(Handle handle) {

  /// A session that is not over.
  record Row(Caller caller, Instant lastUsedAt) {}

  void add(Caller caller, Octets tokenHash, Instant now, SessionPolicy policy) {
    handle.createUpdate("DELETE FROM session WHERE expires_at < :now").bind("now", now).execute();
    handle
        .createUpdate(
            """
            DELETE FROM session WHERE account_id = :account AND id NOT IN
              (SELECT id FROM session WHERE account_id = :account
               ORDER BY created_at DESC, id LIMIT :most)
            """)
        .bind("account", caller.account())
        .bind("most", policy.mostPerAccount() - 1)
        .execute();
    handle
        .createUpdate(
            """
            INSERT INTO session (id, token_hash, account_id, app_key, created_at, last_used_at,
                                 expires_at)
            VALUES (:id, :hash, :account, :key, :now, :now, :expires)
            """)
        .bind("id", caller.session())
        .bind("hash", tokenHash)
        .bind("account", caller.account())
        .bind("key", caller.appKey().octets())
        .bind("now", now)
        .bind("expires", now.plus(policy.life()))
        .execute();
  }

  /// The session of a token, unless it is over.
  Optional<Row> find(Octets tokenHash, Instant now, SessionPolicy policy) {
    return handle
        .createQuery(
            """
            SELECT * FROM session
            WHERE token_hash = :hash AND expires_at > :now AND last_used_at > :idleSince
            """)
        .bind("hash", tokenHash)
        .bind("now", now)
        .bind("idleSince", now.minus(policy.idle()))
        .map(
            (row, context) -> {
              ByteBuffer id = ByteBuffer.wrap(row.getBytes("id"));
              return new Row(
                  new Caller(
                      new AccountId(row.getString("account_id")),
                      new UUID(id.getLong(), id.getLong()),
                      new KeyId(Octets.of(row.getBytes("app_key")))),
                  Instant.EPOCH.plus(row.getLong("last_used_at"), ChronoUnit.MICROS));
            })
        .findOne();
  }

  void touch(UUID session, Instant now) {
    handle
        .createUpdate("UPDATE session SET last_used_at = :now WHERE id = :id")
        .bind("id", session)
        .bind("now", now)
        .execute();
  }

  void end(UUID session) {
    handle.createUpdate("DELETE FROM session WHERE id = :id").bind("id", session).execute();
  }

  int endAll(AccountId account) {
    return handle
        .createUpdate("DELETE FROM session WHERE account_id = :account")
        .bind("account", account)
        .execute();
  }
}
