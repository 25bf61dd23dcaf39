package dev.mortise.companion.visitor;

import dev.mortise.companion.store.sql.ResultRow;
import dev.mortise.companion.store.sql.Transaction;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.VisitorReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The table of one-time visitor passcodes.
///
/// @param transaction the open one
public record VisitorPasscodeRows(Transaction transaction) {

  /// How many codes of one lock are kept: more than four apps can make in the time they are kept.
  public static final int MOST_PER_LOCK = 10_000;

  /// How long a code is kept after it ran out. At most 384 a day work at a lock (four apps, four an
  /// hour), so that these never fill the places.
  public static final Duration KEPT_AFTER_END = Duration.ofDays(21);

  /// What became of a code. That one expired follows from its time.
  public enum State {
    /// An app says it made one.
    MADE,
    /// The lock says it opened with it.
    USED,
    /// The lock says it is worth nothing any more.
    REVOKED;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One code.
  ///
  /// @param issuer whose app made it
  /// @param label encrypted by the app
  public record Row(
      LockId lock,
      VisitorReference reference,
      AccountId issuer,
      Octets label,
      State state,
      Instant createdAt,
      Instant expiresAt) {}

  /// Notes a code that an app made, and lets go of those that ran out long ago. If the lock has
  /// named it before, it keeps what the lock said. Returns whether it is new and there was room.
  public boolean add(Row row) {
    transaction
        .sql("DELETE FROM visitor_passcode WHERE lock_id = :lock AND expires_at < :before")
        .bind("lock", row.lock())
        .bind("before", row.createdAt().minus(KEPT_AFTER_END))
        .execute();
    return count(row.lock()) < MOST_PER_LOCK
        && transaction
                .sql(
                    """
                    INSERT INTO visitor_passcode (lock_id, reference, account_id, label, state,
                                                  created_at, expires_at, changed_at)
                    VALUES (:lock, :reference, :account, :label, :state, :at, :expires, :at)
                    ON CONFLICT (lock_id, reference) DO UPDATE SET
                      account_id = excluded.account_id, label = excluded.label,
                      created_at = excluded.created_at, expires_at = excluded.expires_at
                    WHERE visitor_passcode.label IS NULL
                    """)
                .bind("lock", row.lock())
                .bind("reference", row.reference().octets())
                .bind("account", row.issuer())
                .bind("label", row.label())
                .bind("state", row.state().word())
                .bind("at", row.createdAt())
                .bind("expires", row.expiresAt())
                .execute()
            == 1;
  }

  private long count(LockId lock) {
    return transaction
        .sql("SELECT count(*) AS count FROM visitor_passcode WHERE lock_id = :lock")
        .bind("lock", lock)
        .number("count");
  }

  /// The code of this reference, if an app noted it.
  public Optional<Row> find(LockId lock, VisitorReference reference) {
    return transaction
        .sql(
            """
            SELECT * FROM visitor_passcode
            WHERE lock_id = :lock AND reference = :reference AND label IS NOT NULL
            """)
        .bind("lock", lock)
        .bind("reference", reference.octets())
        .find(VisitorPasscodeRows::row);
  }

  /// The newest codes of a lock that apps noted, at most `most`.
  public List<Row> of(LockId lock, int most) {
    return transaction
        .sql(
            """
            SELECT * FROM visitor_passcode WHERE lock_id = :lock AND label IS NOT NULL
            ORDER BY created_at DESC, reference LIMIT :most
            """)
        .bind("lock", lock)
        .bind("most", most)
        .list(VisitorPasscodeRows::row);
  }

  /// The lock says what became of a code. That is kept also of one that nobody has noted yet: a
  /// phone that was off line notes it later. The lock's first word on a code is its last.
  public void change(LockId lock, VisitorReference reference, State state, Instant at) {
    if (count(lock) < MOST_PER_LOCK) {
      transaction
          .sql(
              """
              INSERT INTO visitor_passcode (lock_id, reference, state, created_at, expires_at,
                                            changed_at)
              VALUES (:lock, :reference, 'made', :at, :at, :at)
              ON CONFLICT (lock_id, reference) DO NOTHING
              """)
          .bind("lock", lock)
          .bind("reference", reference.octets())
          .bind("at", at)
          .execute();
    }
    transaction
        .sql(
            """
            UPDATE visitor_passcode SET state = :state, changed_at = :at
            WHERE lock_id = :lock AND reference = :reference AND state = 'made'
            """)
        .bind("lock", lock)
        .bind("reference", reference.octets())
        .bind("state", state.word())
        .bind("at", at)
        .execute();
  }

  /// The lock was reset: its visitor records go (D-16).
  public void forget(LockId lock) {
    transaction
        .sql("DELETE FROM visitor_passcode WHERE lock_id = :lock")
        .bind("lock", lock)
        .execute();
  }

  private static Row row(ResultRow row) {
    return new Row(
        row.lock("lock_id"),
        new VisitorReference(row.bytes("reference")),
        row.account("account_id"),
        row.bytes("label"),
        State.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
        row.time("created_at"),
        row.time("expires_at"));
  }
}
