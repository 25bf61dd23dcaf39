package dev.mortise.companion.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.companion.store.StorePolicy;
import dev.mortise.companion.store.StoreUnavailable;
import dev.mortise.companion.store.sql.StatementFailed;
import dev.mortise.companion.store.sql.Transaction;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One connection that reads: whatever a unit does to it, the next unit reads.
class ReaderPoolTest {
  private static final StorePolicy ONE_READER =
      new StorePolicy(
          4, 4, Duration.ofMillis(1), 1, 4, 1_000, Duration.ofMillis(250), Duration.ofSeconds(5));

  @TempDir Path temp;
  private SqliteStore store;

  @BeforeEach
  void open() throws SQLException {
    store =
        SqliteStore.open(
            "jdbc:sqlite:" + temp.resolve("companion.db"), ONE_READER, new SimpleMeterRegistry());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static long one(Transaction transaction) {
    return transaction.sql("SELECT 1 AS x").number("x");
  }

  /// The first leaves the connection without a transaction; the second in one that its end does not
  /// fit to; the third is refused by the database.
  @ParameterizedTest
  @ValueSource(strings = {"ROLLBACK", "SAVEPOINT a", "SELECT x FROM nowhere"})
  void theNextUnitReadsAfterOneThatFailed(String text) {
    for (int i = 0; i < 3; i++) {
      assertThrows(
          RuntimeException.class,
          () ->
              store.readAndWait(
                  transaction -> {
                    int changed = transaction.sql(text).execute();
                    throw new IllegalStateException("fails by itself changed=" + changed);
                  }));
      assertEquals(1, store.readAndWait(ReaderPoolTest::one));
    }
  }

  @Test
  void aUnitsOwnFailureIsTheOneThatIsTold() {
    IllegalStateException own = new IllegalStateException("its own");
    IllegalStateException told =
        assertThrows(
            IllegalStateException.class,
            () ->
                store.readAndWait(
                    transaction -> {
                      var _ = transaction.sql("ROLLBACK").execute();
                      throw own;
                    }));
    assertEquals(own, told);
    assertInstanceOf(StatementFailed.class, told.getSuppressed()[0]);
  }

  @Test
  void whoWaitsTooLongForAReaderIsRefused() {
    CompletableFuture<Boolean> gate = new CompletableFuture<>();
    CompletableFuture<Boolean> reading = new CompletableFuture<>();
    var held =
        store.read(
            transaction -> {
              reading.complete(true);
              return gate.join();
            });
    reading.join();

    assertThrows(StoreUnavailable.class, () -> store.readAndWait(ReaderPoolTest::one));
    var waiting = store.read(ReaderPoolTest::one).toCompletableFuture();
    CompletionException refusal = assertThrows(CompletionException.class, waiting::join);
    assertInstanceOf(StoreUnavailable.class, refusal.getCause());

    gate.complete(true);
    assertEquals(true, held.toCompletableFuture().join());
    assertEquals(1, store.readAndWait(ReaderPoolTest::one));
  }
}
