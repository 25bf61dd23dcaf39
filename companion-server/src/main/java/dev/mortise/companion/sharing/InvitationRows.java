package dev.mortise.companion.sharing;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.InvitationSerial;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table of invitations that the companion carries.
///
/// @param handle the open transaction
record InvitationRows(Handle handle) {

  /// How many invitations of one lock may wait at a time.
  static final int MOST_PER_LOCK = 64;

  /// Keeps an invitation, and lets go of those that ran out. Returns whether there was room.
  boolean add(
      LockId lock,
      AccountId inviter,
      InvitationSerial serial,
      Octets message,
      Instant redeemBy,
      Instant now) {
    handle.createUpdate("DELETE FROM invitation WHERE redeem_by < :now").bind("now", now).execute();
    int waiting =
        handle
            .createQuery("SELECT count(*) FROM invitation WHERE lock_id = :lock")
            .bind("lock", lock)
            .mapTo(Integer.class)
            .one();
    if (waiting >= MOST_PER_LOCK) {
      return false;
    }
    handle
        .createUpdate(
            """
            INSERT INTO invitation (serial, lock_id, account_id, message, redeem_by, created_at)
            VALUES (:serial, :lock, :account, :message, :redeemBy, :now)
            ON CONFLICT (serial) DO NOTHING
            """)
        .bind("serial", serial.octets())
        .bind("lock", lock)
        .bind("account", inviter)
        .bind("message", message)
        .bind("redeemBy", redeemBy)
        .bind("now", now)
        .execute();
    return true;
  }

  /// The invitation of this serial, if it has not run out.
  Optional<Octets> find(InvitationSerial serial, Instant now) {
    return handle
        .createQuery("SELECT message FROM invitation WHERE serial = :serial AND redeem_by >= :now")
        .bind("serial", serial.octets())
        .bind("now", now)
        .mapTo(Octets.class)
        .findOne();
  }
}
