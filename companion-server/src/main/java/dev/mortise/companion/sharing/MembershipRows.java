package dev.mortise.companion.sharing;

import dev.mortise.authority.KeyRole;
import dev.mortise.companion.store.sql.ResultRow;
import dev.mortise.companion.store.sql.Transaction;
import dev.mortise.journal.event.LockEvent.Paired;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.AccountId;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The tables of members and their apps' keys.
///
/// @param transaction the open one
public record MembershipRows(Transaction transaction) {

  /// The newest generation's row stands for what an account has to do with a lock now.
  private static final String SELECT =
      """
      SELECT m.*, (SELECT string_agg(k.role, ',') FROM enrolled_key k
                   WHERE k.lock_id = m.lock_id AND k.account_id = m.account_id) AS roles
      FROM membership m
      WHERE m.account_id = :account AND m.generation =
        (SELECT max(n.generation) FROM membership n
         WHERE n.lock_id = m.lock_id AND n.account_id = m.account_id)
      """;

  /// What this account has to do with this lock.
  public Optional<Membership> find(LockId lock, AccountId account) {
    return transaction
        .sql(SELECT + "AND m.lock_id = :lock")
        .bind("lock", lock)
        .bind("account", account)
        .find(MembershipRows::membership);
  }

  /// Every lock that this account has to do with, the oldest first.
  public List<Membership> of(AccountId account) {
    return transaction
        .sql(SELECT + "ORDER BY m.since_sequence, m.lock_id")
        .bind("account", account)
        .list(MembershipRows::membership);
  }

  /// The keys of the apps that are enrolled at a lock as administrators.
  public List<KeyId> administrators(LockId lock) {
    return transaction
        .sql("SELECT key_id FROM enrolled_key WHERE lock_id = :lock AND role = 'administrator'")
        .bind("lock", lock)
        .list(row -> new KeyId(row.bytes("key_id")));
  }

  /// An app was enrolled, says the lock: its account is a member.
  public void paired(LockId lock, Generation generation, long sequence, Paired event) {
    boolean first =
        event.serial().isEmpty()
            && transaction
                    .sql(
                        """
                        SELECT count(*) AS count FROM membership
                        WHERE lock_id = :lock AND generation = :generation AND is_owner = 1
                        """)
                    .bind("lock", lock)
                    .bind("generation", generation.number())
                    .number("count")
                == 0;
    transaction
        .sql(
            """
            INSERT INTO membership (lock_id, account_id, is_owner, generation, since_sequence)
            VALUES (:lock, :account, :owner, :generation, :sequence)
            ON CONFLICT (lock_id, account_id, generation) DO UPDATE SET
              is_owner = CASE WHEN excluded.is_owner = 1 THEN 1 ELSE membership.is_owner END
            """)
        .bind("lock", lock)
        .bind("account", event.account())
        .bind("owner", first ? 1 : 0)
        .bind("generation", generation.number())
        .bind("sequence", sequence)
        .execute();
    store(lock, sequence, event);
  }

  private void store(LockId lock, long sequence, Paired event) {
    transaction
        .sql(
            """
            INSERT INTO enrolled_key (lock_id, key_id, account_id, role, name, serial, sequence)
            VALUES (:lock, :key, :account, :role, :name, :serial, :sequence)
            ON CONFLICT (lock_id, key_id) DO UPDATE SET
              account_id = excluded.account_id, role = excluded.role, name = excluded.name,
              serial = excluded.serial, sequence = excluded.sequence
            """)
        .bind("lock", lock)
        .bind("key", event.signingKey().id().octets())
        .bind("account", event.account())
        .bind("role", event.role().wireText())
        .bind("name", event.name().text())
        .bind("serial", event.serial().map(serial -> serial.octets()).orElse(null))
        .bind("sequence", sequence)
        .execute();
  }

  /// A key was taken out, says the lock; an account without keys is no member.
  public void revoked(LockId lock, KeyId key) {
    transaction
        .sql("DELETE FROM enrolled_key WHERE lock_id = :lock AND key_id = :key")
        .bind("lock", lock)
        .bind("key", key.octets())
        .execute();
    transaction
        .sql(
            """
            DELETE FROM membership WHERE lock_id = :lock AND until_sequence IS NULL
              AND account_id NOT IN
                (SELECT account_id FROM enrolled_key WHERE lock_id = :lock)
            """)
        .bind("lock", lock)
        .execute();
  }

  /// The lock was reset, says the lock: no key is enrolled any more, and everybody who shared it
  /// sees the events up to that one (D-16).
  ///
  /// @param sequence the last event that is theirs to see
  /// @param at when it came
  public void reset(LockId lock, long sequence, Instant at) {
    transaction.sql("DELETE FROM enrolled_key WHERE lock_id = :lock").bind("lock", lock).execute();
    transaction
        .sql(
            """
            UPDATE membership SET until_sequence = :sequence, until_at = :at
            WHERE lock_id = :lock AND until_sequence IS NULL
            """)
        .bind("lock", lock)
        .bind("sequence", sequence)
        .bind("at", at)
        .execute();
  }

  private static Membership membership(ResultRow row) {
    return new Membership(
        row.lock("lock_id"),
        row.account("account_id"),
        row.truth("is_owner"),
        roles(row.optionalText("roles")),
        row.optionalNumber("until_sequence"),
        row.optionalTime("until_at"));
  }

  private static Set<KeyRole> roles(Optional<String> joined) {
    Set<KeyRole> roles = EnumSet.noneOf(KeyRole.class);
    joined.ifPresent(
        words ->
            Arrays.stream(KeyRole.values())
                .filter(role -> List.of(words.split(",", -1)).contains(role.wireText()))
                .forEach(roles::add));
    return roles;
  }
}
