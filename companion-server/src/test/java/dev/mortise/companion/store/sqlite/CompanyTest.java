package dev.mortise.companion.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.mortise.companion.store.StorePolicy;
import dev.mortise.companion.store.UnitOfWork;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What nobody waits for goes with what somebody does wait for, in the order of acceptance, and by
/// itself if nothing else comes.
class CompanyTest {

  private static final Duration LONGER_THAN_THE_TEST = Duration.ofMinutes(10);

  @TempDir Path temp;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private SqliteStore open(Duration company) throws SQLException {
    StorePolicy usual = StorePolicy.DEFAULT;
    StorePolicy policy =
        new StorePolicy(
            usual.queuedUnits(),
            usual.unitsPerCommit(),
            company,
            usual.readers(),
            usual.waitingReads(),
            usual.logPages(),
            usual.readerPatience(),
            usual.lockPatience());
    SqliteStore store =
        SqliteStore.open("jdbc:sqlite:" + temp.resolve("companion.db"), policy, meters);
    store.writeAndWait(
        transaction -> transaction.sql("CREATE TABLE t (x INTEGER) STRICT").execute());
    return store;
  }

  private static UnitOfWork<Integer> insert(int x) {
    return transaction -> transaction.sql("INSERT INTO t (x) VALUES (:x)").bind("x", x).execute();
  }

  private static List<Long> rows(SqliteStore store) {
    return store.readAndWait(
        transaction ->
            transaction.sql("SELECT x FROM t ORDER BY rowid").list(row -> row.number("x")));
  }

  private double commits() {
    return meters.get("mortise.store.commit.units").summary().count();
  }

  @Test
  void itSharesTheCommitOfTheNextThatSomebodyWaitsFor() throws Exception {
    try (SqliteStore store = open(LONGER_THAN_THE_TEST)) {
      double before = commits();
      CompletableFuture<Integer> first = store.writeInCompany(insert(1)).toCompletableFuture();
      CompletableFuture<Integer> second = store.writeInCompany(insert(2)).toCompletableFuture();
      assertFalse(first.isDone());

      store.writeAndWait(insert(3));

      first.get(20, TimeUnit.SECONDS);
      second.get(20, TimeUnit.SECONDS);
      assertEquals(List.of(1L, 2L, 3L), rows(store));
      assertEquals(before + 1, commits());
    }
  }

  @Test
  void itGoesByItselfIfNothingElseComes() throws Exception {
    try (SqliteStore store = open(Duration.ofMillis(1))) {
      store.writeInCompany(insert(1)).toCompletableFuture().get(20, TimeUnit.SECONDS);
      assertEquals(List.of(1L), rows(store));
    }
  }

  @Test
  void whatWaitsForCompanyIsStoredWhenTheStoreCloses() throws Exception {
    CompletableFuture<Integer> waiting;
    try (SqliteStore store = open(LONGER_THAN_THE_TEST)) {
      waiting = store.writeInCompany(insert(1)).toCompletableFuture();
    }
    waiting.get(20, TimeUnit.SECONDS);
  }
}
