package dev.mortise.companion.account;

import dev.mortise.protocol.message.AccountId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table of accounts.
///
/// @param handle the open transaction
record AccountRows(Handle handle) {

  /// An account and what is kept of its password.
  record Row(AccountId id, EmailAddress email, PasswordVerifier verifier) {}

  /// Adds an account. Returns whether the address was free.
  boolean add(Row account, Instant now) {
    return handle
            .createUpdate(
                """
                INSERT INTO account (id, email, password_verifier, created_at)
                VALUES (:id, :email, :verifier, :now) ON CONFLICT (email) DO NOTHING
                """)
            .bind("id", account.id())
            .bind("email", account.email().text())
            .bind("verifier", account.verifier().text())
            .bind("now", now)
            .execute()
        == 1;
  }

  Optional<Row> find(EmailAddress email) {
    return handle
        .createQuery("SELECT * FROM account WHERE email = :email")
        .bind("email", email.text())
        .map(
            (row, context) ->
                new Row(
                    new AccountId(row.getString("id")),
                    new EmailAddress(row.getString("email")),
                    new PasswordVerifier(row.getString("password_verifier"))))
        .findOne();
  }

  Optional<EmailAddress> email(AccountId id) {
    return handle
        .createQuery("SELECT email FROM account WHERE id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .findOne()
        .map(EmailAddress::new);
  }
}
