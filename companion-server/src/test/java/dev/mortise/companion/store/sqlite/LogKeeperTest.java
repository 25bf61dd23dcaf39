package dev.mortise.companion.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.store.StorePolicy;
import dev.mortise.companion.store.sql.PreparedStatements;
import dev.mortise.companion.store.sqlite.LogKeeper.Length;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The log beside a writer: how long it gets, and who brings it into the database.
class LogKeeperTest {

  private static final int LOG_PAGES = 50;

  private static final StorePolicy POLICY =
      new StorePolicy(
          4,
          4,
          Duration.ofMillis(1),
          1,
          1,
          LOG_PAGES,
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));

  @TempDir Path temp;
  private PreparingConnection connection;
  private PreparedStatements writer;
  private SqliteConnections readers;
  private LogKeeper keeper;

  @BeforeEach
  void open() throws SQLException {
    String url = "jdbc:sqlite:" + temp.resolve("companion.db");
    connection = SqliteConnections.forWriter(url, POLICY).getConnection();
    writer = connection.prepared();
    writer.of("CREATE TABLE t (b BLOB) STRICT").execute();
    readers = SqliteConnections.forReaders(url, POLICY);
    keeper = new LogKeeper(readers.getConnection(), POLICY);
  }

  @AfterEach
  void close() throws SQLException {
    keeper.close();
    connection.close();
  }

  private Length length() {
    return Length.read(writer, "NOOP");
  }

  /// A commit of a page and a few more.
  private void commit() {
    writer.of("INSERT INTO t VALUES (zeroblob(4000))").execute();
  }

  @Test
  void aLongLogIsMovedBesideTheWriterAndBeginsAnew() throws Exception {
    while (length().pages() < LOG_PAGES) {
      commit();
    }
    assertEquals(0, length().moved(), "no commit moves it");
    for (int i = 0; i < 8; i++) {
      keeper.committed(writer);
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (length().moved() < length().pages()) {
      assertTrue(System.nanoTime() < end, "it is not moved");
      Thread.onSpinWait();
    }

    commit();

    assertTrue(length().pages() < 10, "it does not begin anew");
  }

  @Test
  void aShortLogIsLeft() {
    commit();
    for (int i = 0; i < 64; i++) {
      keeper.committed(writer);
    }
    keeper.close();

    assertEquals(0, length().moved());
  }

  @Test
  void whatAReaderStillSeesIsMovedOnceItHasSeenIt() throws Exception {
    commit();
    try (PreparingConnection reader = readers.getConnection()) {
      reader.prepared().of("BEGIN").execute();
      assertEquals(1, rows(reader));
      commit();
      commit();

      assertEquals(8, keeper.moveAll(), "it gives up for now");
      assertFalse(length().moved() == length().pages());
      assertEquals(1, rows(reader));
      reader.prepared().of("COMMIT").execute();
    }

    assertEquals(1, keeper.moveAll());
    assertEquals(length().pages(), length().moved());
  }

  private static int rows(PreparingConnection reader) {
    return reader.prepared().of("SELECT b FROM t").list(row -> row).size();
  }

  @Test
  void whereNobodyMovesItTheWriterDoes() {
    while (length().moved() == 0) {
      commit();
      assertTrue(length().pages() <= (LogKeeper.WRITERS_TURN + 1) * LOG_PAGES, "it grows on");
    }
  }
}
