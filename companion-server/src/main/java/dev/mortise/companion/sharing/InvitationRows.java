package dev.mortise.companion.sharing;

import dev.mortise.companion.store.sql.Transaction;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.InvitationSerial;
import java.time.Instant;
import java.util.Optional;

/// The table of invitations that the companion carries.
///
/// @param transaction the open one
public record InvitationRows(Transaction transaction) {

  /// How many invitations of one lock may wait at a time.
  static final int MOST_PER_LOCK = 64;

  /// One invitation.
  ///
  /// @param inviter who left it here
  /// @param message the signed invitation as it came
  /// @param keptUntil when it is let go
  record Row(
      InvitationSerial serial, LockId lock, AccountId inviter, Octets message, Instant keptUntil) {}

  /// What became of an invitation that was brought.
  enum Verdict {
    /// It is kept, now or since it was brought before.
    KEPT,
    /// Another one is kept under its serial.
    OTHER,
    /// Too many of the lock's are waiting.
    FULL
  }

  /// Keeps an invitation, and lets go of those that ran out.
  Verdict add(Row row, Instant now) {
    transaction.sql("DELETE FROM invitation WHERE redeem_by < :now").bind("now", now).execute();
    Optional<Octets> kept = find(row.serial(), now);
    if (kept.isPresent()) {
      return kept.get().equals(row.message()) ? Verdict.KEPT : Verdict.OTHER;
    }
    long waiting =
        transaction
            .sql("SELECT count(*) AS count FROM invitation WHERE lock_id = :lock")
            .bind("lock", row.lock())
            .number("count");
    if (waiting >= MOST_PER_LOCK) {
      return Verdict.FULL;
    }
    transaction
        .sql(
            """
            INSERT INTO invitation (serial, lock_id, account_id, message, redeem_by, created_at)
            VALUES (:serial, :lock, :account, :message, :until, :now)
            """)
        .bind("serial", row.serial().octets())
        .bind("lock", row.lock())
        .bind("account", row.inviter())
        .bind("message", row.message())
        .bind("until", row.keptUntil())
        .bind("now", now)
        .execute();
    return Verdict.KEPT;
  }

  /// The invitation of this serial, if it has not run out.
  Optional<Octets> find(InvitationSerial serial, Instant now) {
    return transaction
        .sql("SELECT message FROM invitation WHERE serial = :serial AND redeem_by >= :now")
        .bind("serial", serial.octets())
        .bind("now", now)
        .find(row -> row.bytes("message"));
  }

  /// The lock enrolled an app by this invitation, which is good once.
  public void redeemed(LockId lock, InvitationSerial serial) {
    transaction
        .sql("DELETE FROM invitation WHERE serial = :serial AND lock_id = :lock")
        .bind("lock", lock)
        .bind("serial", serial.octets())
        .execute();
  }

  /// The lock was reset: it accepts none of the invitations from before.
  public void forget(LockId lock) {
    transaction.sql("DELETE FROM invitation WHERE lock_id = :lock").bind("lock", lock).execute();
  }
}
