package dev.mortise.companion.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.companion.sharing.InvitationRows.Verdict;
import dev.mortise.companion.store.OpenStore;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.InvitationSerial;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvitationRowsTest {

  private static final LockId LOCK = new LockId(new UUID(5, 6));
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Octets MESSAGE = Octets.ofHex("0102");

  @TempDir Path temp;
  private OpenStore open;

  @BeforeEach
  void open() throws Exception {
    open = OpenStore.in(temp);
    var _ =
        open.store()
            .writeAndWait(
                transaction ->
                    transaction
                        .sql("INSERT INTO lock VALUES (:id, x'00', 1, 1, zeroblob(32), 0)")
                        .bind("id", LOCK)
                        .execute());
  }

  @AfterEach
  void close() {
    open.close();
  }

  private static InvitationSerial serial(int number) {
    byte[] bytes = new byte[16];
    bytes[0] = (byte) number;
    return new InvitationSerial(Octets.of(bytes));
  }

  private <T> T write(Function<InvitationRows, T> unit) {
    return open.store().writeAndWait(transaction -> unit.apply(new InvitationRows(transaction)));
  }

  private Verdict bring(int number, Octets message, Instant at) {
    InvitationRows.Row row =
        new InvitationRows.Row(
            serial(number), LOCK, new AccountId("owner"), message, at.plus(Duration.ofDays(1)));
    return write(rows -> rows.add(row, at));
  }

  @Test
  @Tag("LK-59")
  void theSameAgainIsKeptAndAnotherUnderItsSerialIsNot() {
    assertEquals(Verdict.KEPT, bring(1, MESSAGE, NOW));
    assertEquals(Verdict.KEPT, bring(1, MESSAGE, NOW));
    assertEquals(Verdict.OTHER, bring(1, Octets.ofHex("03"), NOW));
    assertEquals(Optional.of(MESSAGE), write(rows -> rows.find(serial(1), NOW)));
  }

  @Test
  @Tag("LK-59")
  void placesAreBoundedAndComeFreeByTheEndRedemptionAndReset() {
    for (int number = 0; number < InvitationRows.MOST_PER_LOCK; number++) {
      assertEquals(Verdict.KEPT, bring(number, MESSAGE, NOW));
    }
    assertEquals(Verdict.FULL, bring(100, MESSAGE, NOW));

    redeem(7);
    assertEquals(Optional.empty(), write(rows -> rows.find(serial(7), NOW)));
    assertEquals(Verdict.KEPT, bring(100, MESSAGE, NOW));
    assertEquals(Verdict.FULL, bring(101, MESSAGE, NOW));

    Instant later = NOW.plus(Duration.ofDays(2));
    assertEquals(Verdict.KEPT, bring(101, MESSAGE, later));
    var _ =
        write(
            rows -> {
              rows.forget(LOCK);
              return true;
            });
    assertEquals(Optional.empty(), write(rows -> rows.find(serial(101), later)));
  }

  private void redeem(int number) {
    var _ =
        write(
            rows -> {
              rows.redeemed(LOCK, serial(number));
              return true;
            });
  }
}
