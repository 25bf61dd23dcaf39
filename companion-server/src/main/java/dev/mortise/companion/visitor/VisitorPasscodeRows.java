package dev.mortise.companion.visitor;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.VisitorReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The table of one-time visitor passcodes.
///
/// @param handle the open transaction
public record VisitorPasscodeRows(Handle handle) {

  /// How many codes of one lock are kept; more than four apps make in a month.
  public static final int MOST_PER_LOCK = 10_000;

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

  /// Notes a code that an app made. Returns whether it is new and there was room.
  public boolean add(Row row) {
    int kept =
        handle
            .createQuery("SELECT count(*) FROM visitor_passcode WHERE lock_id = :lock")
            .bind("lock", row.lock())
            .mapTo(Integer.class)
            .one();
    return kept < MOST_PER_LOCK
        && handle
                .createUpdate(
                    """
                    INSERT INTO visitor_passcode (lock_id, reference, account_id, label, state,
                                                  created_at, expires_at, changed_at)
                    VALUES (:lock, :reference, :account, :label, :state, :at, :expires, :at)
                    ON CONFLICT (lock_id, reference) DO NOTHING
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

  /// The newest codes of a lock, at most `most`.
  public List<Row> of(LockId lock, int most) {
    return handle
        .createQuery(
            """
            SELECT * FROM visitor_passcode WHERE lock_id = :lock
            ORDER BY created_at DESC, reference LIMIT :most
            """)
        .bind("lock", lock)
        .bind("most", most)
        .map(VisitorPasscodeRows::row)
        .list();
  }

  /// The lock says what became of a code; one that nobody noted is not noted now.
  public void change(LockId lock, VisitorReference reference, State state, Instant at) {
    handle
        .createUpdate(
            """
            UPDATE visitor_passcode SET state = :state, changed_at = :at
            WHERE lock_id = :lock AND reference = :reference
            """)
        .bind("lock", lock)
        .bind("reference", reference.octets())
        .bind("state", state.word())
        .bind("at", at)
        .execute();
  }

  /// The lock was reset: its visitor records go (D-16).
  public void forget(LockId lock) {
    handle
        .createUpdate("DELETE FROM visitor_passcode WHERE lock_id = :lock")
        .bind("lock", lock)
        .execute();
  }

  private static Row row(ResultSet row, StatementContext context) throws SQLException {
    return new Row(
        LockId.of(Octets.of(row.getBytes("lock_id"))),
        new VisitorReference(Octets.of(row.getBytes("reference"))),
        new AccountId(row.getString("account_id")),
        Octets.of(row.getBytes("label")),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Instant.EPOCH.plus(row.getLong("created_at"), ChronoUnit.MICROS),
        Instant.EPOCH.plus(row.getLong("expires_at"), ChronoUnit.MICROS));
  }
}
