package dev.mortise.companion.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.store.StorePolicy;
import dev.mortise.companion.store.StoreUnavailable;
import dev.mortise.companion.store.UnitOfWork;
import dev.mortise.companion.store.sql.ResultRow;
import dev.mortise.companion.store.sql.SqlStatement;
import dev.mortise.companion.store.sql.Transaction;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SqliteStoreTest {
  private static final StorePolicy SMALL =
      new StorePolicy(
          4, 4, Duration.ofMillis(1), 1, 1, 1_000, Duration.ofSeconds(5), Duration.ofSeconds(5));

  @TempDir Path temp;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final CountDownLatch gate = new CountDownLatch(1);
  private SqliteStore store;

  @BeforeEach
  void open() throws SQLException {
    store = SqliteStore.open("jdbc:sqlite:" + temp.resolve("companion.db"), SMALL, meters);
    store.writeAndWait(
        transaction -> transaction.sql("CREATE TABLE t (x INTEGER, b BLOB) STRICT").execute());
  }

  @AfterEach
  void close() {
    gate.countDown();
    store.close();
  }

  /// Keeps the writer busy until the gate opens, so that what is written next waits together.
  private void holdTheWriter() {
    CountDownLatch held = new CountDownLatch(1);
    store.write(transaction -> awaitGate(held));
    await(held);
  }

  private boolean awaitGate(CountDownLatch reached) {
    reached.countDown();
    await(gate);
    return true;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> CompletableFuture<T> write(UnitOfWork<T> unit) {
    return store.write(unit).toCompletableFuture();
  }

  private static UnitOfWork<Integer> insert(int x) {
    return transaction -> transaction.sql("INSERT INTO t (x) VALUES (:x)").bind("x", x).execute();
  }

  private static List<Integer> rows(Transaction transaction) {
    return transaction
        .sql("SELECT x FROM t ORDER BY x")
        .list(row -> Math.toIntExact(row.number("x")));
  }

  @Test
  void whatWasAnsweredIsSeenByReaders() {
    store.writeAndWait(insert(1));
    assertEquals(List.of(1), store.readAndWait(SqliteStoreTest::rows));
  }

  @Test
  void failedUnitUndoesItselfAndNobodyElse() {
    holdTheWriter();
    CompletableFuture<Integer> before = write(insert(1));
    CompletableFuture<Integer> failing =
        write(
            transaction -> {
              insert(2).run(transaction);
              throw new IllegalArgumentException("no");
            });
    CompletableFuture<Integer> after = write(insert(3));
    gate.countDown();
    assertEquals(1, before.join());
    assertEquals(1, after.join());
    CompletionException failure = assertThrows(CompletionException.class, failing::join);
    assertInstanceOf(IllegalArgumentException.class, failure.getCause());
    assertEquals(List.of(1, 3), store.readAndWait(SqliteStoreTest::rows));
  }

  @Test
  void unitsThatWaitTogetherShareOneCommit() {
    DistributionSummary commits = meters.get("mortise.store.commit.units").summary();
    holdTheWriter();
    long before = commits.count();
    List<CompletableFuture<Integer>> units =
        IntStream.range(0, 4).mapToObj(x -> write(insert(x))).toList();
    gate.countDown();
    units.forEach(CompletableFuture::join);
    // One commit ends the unit that held the writer, one those that waited.
    assertEquals(before + 2, commits.count());
    assertEquals(4, commits.max());
  }

  @Test
  void fullQueueRefusesAndTheRestGoesOn() {
    holdTheWriter();
    List<CompletableFuture<Integer>> accepted =
        IntStream.range(0, 4).mapToObj(x -> write(insert(x))).toList();
    CompletableFuture<Integer> refused = write(insert(99));
    CompletionException refusal = assertThrows(CompletionException.class, refused::join);
    assertInstanceOf(StoreUnavailable.class, refusal.getCause());
    gate.countDown();
    accepted.forEach(CompletableFuture::join);
    assertEquals(List.of(0, 1, 2, 3), store.readAndWait(SqliteStoreTest::rows));
  }

  @Test
  void tooManyReadsAreRefused() {
    CountDownLatch reading = new CountDownLatch(1);
    var held = store.read(transaction -> awaitGate(reading)).toCompletableFuture();
    await(reading);
    var waiting = store.read(SqliteStoreTest::rows).toCompletableFuture();
    assertThrows(StoreUnavailable.class, () -> store.readAndWait(SqliteStoreTest::rows));
    gate.countDown();
    assertTrue(held.join());
    assertEquals(List.of(), waiting.join());
  }

  @Test
  void unitThatEndsTheTransactionFails() {
    assertThrows(
        RuntimeException.class,
        () ->
            store.writeAndWait(
                transaction -> {
                  insert(1).run(transaction);
                  return transaction.sql("COMMIT").execute();
                }));
    store.writeAndWait(insert(2));
    assertTrue(store.readAndWait(SqliteStoreTest::rows).contains(2));
  }

  @Test
  void unitCannotBeginTransactionOfItsOwn() {
    assertThrows(
        RuntimeException.class,
        () -> store.writeAndWait(transaction -> transaction.sql("BEGIN").execute()));
    assertEquals(List.of(), store.readAndWait(SqliteStoreTest::rows));
  }

  @Test
  void readSeesOneSnapshot() {
    List<Integer> seen =
        store.readAndWait(
            transaction -> {
              List<Integer> first = rows(transaction);
              store.writeAndWait(insert(1));
              assertEquals(first, rows(transaction));
              return first;
            });
    assertEquals(List.of(), seen);
    assertEquals(List.of(1), store.readAndWait(SqliteStoreTest::rows));
  }

  @Test
  void closeRunsWhatWasAccepted() throws SQLException {
    holdTheWriter();
    CompletableFuture<Integer> accepted = write(insert(1));
    Thread closing = Thread.ofVirtual().start(store::close);
    gate.countDown();
    assertEquals(1, accepted.join());
    join(closing);
    assertFalse(store.writable());
    assertThrows(StoreUnavailable.class, () -> store.writeAndWait(insert(2)));
    store = SqliteStore.open("jdbc:sqlite:" + temp.resolve("companion.db"), SMALL, meters);
    assertEquals(List.of(1), store.readAndWait(SqliteStoreTest::rows));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void fullDiskRefusesTheUnitAndTheStoreGoesOn() {
    store.writeAndWait(
        transaction -> transaction.sql("PRAGMA max_page_count = 40").number("max_page_count"));
    UnitOfWork<Integer> tooLarge =
        transaction -> transaction.sql("INSERT INTO t (b) VALUES (zeroblob(1000000))").execute();
    RuntimeException failure =
        assertThrows(RuntimeException.class, () -> store.writeAndWait(tooLarge));
    assertInstanceOf(SQLiteException.class, failure.getCause());
    assertEquals(
        SQLiteErrorCode.SQLITE_FULL, ((SQLiteException) failure.getCause()).getResultCode());
    assertTrue(store.writable());
    store.writeAndWait(insert(1));
    assertEquals(List.of(1), store.readAndWait(SqliteStoreTest::rows));
  }

  @Test
  void valuesComeBackAsTheyWere() {
    UUID id = UUID.fromString("0192f0c1-2345-7abc-8def-0123456789ab");
    assertComesBack("BLOB", id, SqlStatement::bind, ResultRow::id);
    assertComesBack("BLOB", new LockId(id), SqlStatement::bind, ResultRow::lock);
    assertComesBack("BLOB", Octets.ofHex("00ff10"), SqlStatement::bind, ResultRow::bytes);
    assertComesBack("TEXT", new AccountId("anna"), SqlStatement::bind, ResultRow::account);
    assertComesBack("INTEGER", 1L << 40, SqlStatement::bind, ResultRow::number);
    Instant time = Instant.parse("2026-03-01T12:00:00.123456Z");
    assertComesBack("INTEGER", time, SqlStatement::bind, ResultRow::time);
  }

  private interface Binding<T> {
    SqlStatement bind(SqlStatement statement, String name, T value);
  }

  private <T> void assertComesBack(
      String column, T value, Binding<T> binding, BiFunction<ResultRow, String, T> cell) {
    store.writeAndWait(
        transaction -> transaction.sql("CREATE TABLE v (v " + column + ") STRICT").execute());
    store.writeAndWait(
        transaction ->
            binding.bind(transaction.sql("INSERT INTO v VALUES (:v)"), "v", value).execute());
    assertEquals(
        Optional.of(value),
        store.readAndWait(
            transaction -> transaction.sql("SELECT v FROM v").find(row -> cell.apply(row, "v"))));
    store.writeAndWait(transaction -> transaction.sql("DROP TABLE v").execute());
  }

  @Test
  void aStatementWantsEachOfItsValuesOnceAndNoOther() {
    assertRefused(statement -> statement);
    assertRefused(statement -> statement.bind("y", 1));
    assertRefused(statement -> statement.bind("x", 1).bind("x", 2));
    assertEquals(List.of(), store.readAndWait(SqliteStoreTest::rows));
  }

  private void assertRefused(UnaryOperator<SqlStatement> binding) {
    // The one before has bound it: that counts for nothing.
    store.readAndWait(
        transaction -> transaction.sql("SELECT x FROM t WHERE x = :x").bind("x", 1).list(row -> 1));
    assertThrows(
        IllegalStateException.class,
        () ->
            store.readAndWait(
                transaction ->
                    binding.apply(transaction.sql("SELECT x FROM t WHERE x = :x")).list(row -> 1)));
  }

  @Test
  void aTransactionEndsWithItsUnit() {
    Transaction kept = store.readAndWait(transaction -> transaction);
    assertThrows(IllegalStateException.class, () -> rows(kept));
  }
}
