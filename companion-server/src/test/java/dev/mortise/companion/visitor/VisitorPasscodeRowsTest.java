package dev.mortise.companion.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.store.OpenStore;
import dev.mortise.companion.visitor.VisitorPasscodeRows.Row;
import dev.mortise.companion.visitor.VisitorPasscodeRows.State;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.VisitorReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisitorPasscodeRowsTest {

  private static final LockId LOCK = new LockId(new UUID(5, 6));
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final VisitorReference CODE = reference(1);

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

  private static VisitorReference reference(int number) {
    byte[] bytes = new byte[16];
    bytes[0] = (byte) number;
    return new VisitorReference(Octets.of(bytes));
  }

  private <T> T write(Function<VisitorPasscodeRows, T> unit) {
    return open.store()
        .writeAndWait(transaction -> unit.apply(new VisitorPasscodeRows(transaction)));
  }

  private boolean note(VisitorReference reference, Instant at) {
    Row row =
        new Row(
            LOCK,
            reference,
            new AccountId("owner"),
            Octets.ofHex("0102"),
            State.MADE,
            at,
            at.plus(Duration.ofHours(27)));
    return write(rows -> rows.add(row));
  }

  private void lockSays(State state) {
    var _ =
        write(
            rows -> {
              rows.change(LOCK, CODE, state, NOW);
              return true;
            });
  }

  private List<Row> shown() {
    return write(rows -> rows.of(LOCK, 100));
  }

  @Test
  @Tag("LK-19")
  void aCodeThatWasUsedBeforeItWasNotedIsUsed() {
    lockSays(State.USED);
    assertEquals(List.of(), shown());

    assertTrue(note(CODE, NOW));

    assertEquals(State.USED, shown().getFirst().state());
    assertEquals(Octets.ofHex("0102"), shown().getFirst().label());
    assertFalse(note(CODE, NOW));
  }

  @Test
  @Tag("LK-19")
  void aUsedCodeStaysUsed() {
    assertTrue(note(CODE, NOW));
    lockSays(State.USED);
    lockSays(State.REVOKED);

    assertEquals(State.USED, shown().getFirst().state());
  }

  @Test
  void codesThatRanOutLongAgoMakeRoom() {
    assertTrue(note(CODE, NOW));
    Instant later = NOW.plus(VisitorPasscodeRows.KEPT_AFTER_END);
    assertTrue(note(reference(2), later));
    assertEquals(2, shown().size());

    assertTrue(note(reference(3), later.plus(Duration.ofDays(2))));

    assertEquals(
        List.of(reference(3), reference(2)), shown().stream().map(Row::reference).toList());
  }
}
