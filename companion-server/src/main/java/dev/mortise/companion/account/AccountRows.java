package dev.mortise.companion.account;

import dev.mortise.companion.store.sql.Transaction;
import dev.mortise.protocol.message.AccountId;
import java.time.Instant;
import java.util.Optional;

/// The table of accounts.
///
/// @param transaction the open one
record AccountRows(Transaction transaction) {

  /// An account and what is kept of its password.
  record Row(AccountId id, EmailAddress email, PasswordVerifier verifier) {}

  /// Adds an account. Returns whether the address was free.
  boolean add(Row account, Instant now) {
    return transaction
            .sql(
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
    return transaction
        .sql("SELECT * FROM account WHERE email = :email")
        .bind("email", email.text())
        .find(
            row ->
                new Row(
                    row.account("id"),
                    new EmailAddress(row.text("email")),
                    new PasswordVerifier(row.text("password_verifier"))));
  }

  Optional<EmailAddress> email(AccountId id) {
    return transaction
        .sql("SELECT email FROM account WHERE id = :id")
        .bind("id", id)
        .find(row -> new EmailAddress(row.text("email")));
  }
}
