package dev.mortise.companion.lock.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.companion.event.SigningLock;
import dev.mortise.companion.sharing.MembershipRows;
import dev.mortise.companion.store.OpenStore;
import dev.mortise.companion.store.sql.Transaction;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.message.AccountId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whose word on video counts, and for how long.
class AcceptanceRowsTest {

  private static final LockId LOCK = new LockId(new UUID(5, 6));
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final AccountId ANNA = new AccountId("anna");
  private static final AccountId BORIS = new AccountId("boris");

  @TempDir Path temp;
  private OpenStore open;

  @BeforeEach
  void open() throws Exception {
    open = OpenStore.in(temp);
    change(
        transaction ->
            transaction
                .sql("INSERT INTO lock VALUES (:id, x'00', 1, 1, zeroblob(32), 0)")
                .bind("id", LOCK)
                .execute());
    member(ANNA, 1, true);
    member(BORIS, 1, false);
  }

  @AfterEach
  void close() {
    open.close();
  }

  private void change(Consumer<Transaction> unit) {
    var _ =
        open.store()
            .writeAndWait(
                transaction -> {
                  unit.accept(transaction);
                  return true;
                });
  }

  private void member(AccountId account, int generation, boolean owner) {
    change(
        transaction ->
            transaction
                .sql(
                    """
                    INSERT INTO membership
                    VALUES (:lock, :account, :generation, :owner, 1, NULL, NULL)
                    """)
                .bind("lock", LOCK)
                .bind("account", account)
                .bind("generation", generation)
                .bind("owner", owner ? 1 : 0)
                .execute());
  }

  private boolean accept(AccountId account, int version, Instant at) {
    return open.store()
        .writeAndWait(
            transaction -> new AcceptanceRows(transaction).accept(LOCK, account, version, at));
  }

  private void withdraw(AccountId account) {
    change(transaction -> new AcceptanceRows(transaction).withdraw(LOCK, account, NOW));
  }

  private Optional<Acceptance> standing() {
    return open.store().readAndWait(transaction -> new AcceptanceRows(transaction).standing(LOCK));
  }

  private boolean isOn(int version) {
    ViewConsent consent = new ViewConsent(open.store(), new VideoNotice(version, "about video"));
    return consent.objection(LOCK, Operation.START_LIVE_VIEW).isEmpty();
  }

  @Test
  @Tag("LK-68")
  void theOwnerAcceptsWithVersionAndTimeAndNobodyElseDoes() {
    assertFalse(isOn(1));
    assertFalse(accept(BORIS, 1, NOW));
    assertFalse(accept(new AccountId("stranger"), 1, NOW));
    assertEquals(Optional.empty(), standing());

    assertTrue(accept(ANNA, 1, NOW));
    assertTrue(accept(ANNA, 1, NOW.plusSeconds(9)), "said before, and since then");
    assertEquals(Optional.of(new Acceptance(ANNA, 1, NOW)), standing());
    assertTrue(isOn(1));

    withdraw(BORIS);
    assertTrue(isOn(1), "that was not his to take back");
    withdraw(ANNA);
    assertFalse(isOn(1));
    assertTrue(accept(ANNA, 1, NOW.plusSeconds(30)));
    assertEquals(NOW.plusSeconds(30), standing().orElseThrow().at());
  }

  @Test
  @Tag("LK-68")
  void aChangedNoticeIsAcceptedAnew() {
    assertTrue(accept(ANNA, 1, NOW));

    assertFalse(isOn(2));
    Instant later = NOW.plus(Duration.ofDays(1));
    assertTrue(accept(ANNA, 2, later));
    assertTrue(isOn(2));
    assertEquals(Optional.of(new Acceptance(ANNA, 2, later)), standing());
  }

  @Test
  @Tag("LK-68")
  @Tag("LK-29")
  void afterAResetTheOwnerIsAskedAnewAlsoTheSameOne() {
    assertTrue(accept(ANNA, 1, NOW));
    change(
        transaction ->
            transaction.sql("UPDATE membership SET until_sequence = 7, until_at = 0").execute());
    assertFalse(isOn(1));

    member(ANNA, 2, true);
    assertFalse(isOn(1));
    assertTrue(accept(ANNA, 1, NOW));
    assertTrue(isOn(1));
  }

  @Test
  @Tag("LK-68")
  void whoeverIsTheOwnerAfterAnotherIsAskedAnew() {
    assertTrue(accept(ANNA, 1, NOW));
    change(
        transaction ->
            transaction
                .sql("DELETE FROM membership WHERE account_id = :anna")
                .bind("anna", ANNA)
                .execute());
    assertFalse(isOn(1));

    change(transaction -> transaction.sql("UPDATE membership SET is_owner = 1").execute());
    assertFalse(isOn(1));
    assertTrue(accept(BORIS, 1, NOW));
    assertTrue(isOn(1));
  }

  private void paired(int sequence, AccountId account, int app) {
    change(
        transaction ->
            new MembershipRows(transaction)
                .paired(
                    LOCK,
                    new Generation(1),
                    sequence,
                    SigningLock.paired(account.text(), app, KeyRole.ADMINISTRATOR)));
  }

  private void revoked(int app) {
    change(
        transaction ->
            new MembershipRows(transaction).revoked(LOCK, SigningLock.key(app).publicKey().id()));
  }

  @Test
  @Tag("LK-68")
  void aFormerOwnerWhoComesBackIsAskedAnew() {
    change(transaction -> transaction.sql("DELETE FROM membership").execute());
    paired(11, ANNA, 1);
    assertTrue(accept(ANNA, 1, NOW));
    paired(12, ANNA, 2);
    revoked(1);
    assertTrue(isOn(1), "another phone of the same owner");

    revoked(2);
    paired(15, BORIS, 3);
    assertFalse(isOn(1));
    revoked(3);
    paired(17, ANNA, 4);
    assertFalse(isOn(1));

    assertTrue(accept(ANNA, 1, NOW.plusSeconds(9)));
    assertEquals(Optional.of(new Acceptance(ANNA, 1, NOW.plusSeconds(9))), standing());
    withdraw(ANNA);
    assertFalse(isOn(1));
  }

  @Test
  @Tag("LK-68")
  void nothingButLiveViewWaitsForIt() {
    ViewConsent consent = new ViewConsent(open.store(), VideoNotice.current());
    for (Operation operation : Operation.values()) {
      assertEquals(
          operation == Operation.START_LIVE_VIEW,
          consent.objection(LOCK, operation).isPresent(),
          operation::name);
    }
  }
}
