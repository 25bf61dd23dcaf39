package dev.mortise.companion.account;

import dev.mortise.companion.http.Caller;
import dev.mortise.companion.store.sql.Transaction;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The table of sessions.
///
/// @param transaction the open one
record SessionRows(Transaction transaction) {

  /// A session that is not over.
  record Row(Caller caller, Instant lastUsedAt) {}

  void add(Caller caller, Octets tokenHash, Instant now, SessionPolicy policy) {
    transaction.sql("DELETE FROM session WHERE expires_at < :now").bind("now", now).execute();
    transaction
        .sql(
            """
            DELETE FROM session WHERE account_id = :account AND id NOT IN
              (SELECT id FROM session WHERE account_id = :account
               ORDER BY created_at DESC, id LIMIT :most)
            """)
        .bind("account", caller.account())
        .bind("most", policy.mostPerAccount() - 1)
        .execute();
    transaction
        .sql(
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
    return transaction
        .sql(
            """
            SELECT * FROM session
            WHERE token_hash = :hash AND expires_at > :now AND last_used_at > :idleSince
            """)
        .bind("hash", tokenHash)
        .bind("now", now)
        .bind("idleSince", now.minus(policy.idle()))
        .find(
            row ->
                new Row(
                    new Caller(
                        row.account("account_id"), row.id("id"), new KeyId(row.bytes("app_key"))),
                    row.time("last_used_at")));
  }

  void touch(UUID session, Instant now) {
    transaction
        .sql("UPDATE session SET last_used_at = :now WHERE id = :id")
        .bind("id", session)
        .bind("now", now)
        .execute();
  }

  void end(UUID session) {
    transaction.sql("DELETE FROM session WHERE id = :id").bind("id", session).execute();
  }

  int endAll(AccountId account) {
    return transaction
        .sql("DELETE FROM session WHERE account_id = :account")
        .bind("account", account)
        .execute();
  }
}
