package dev.mortise.companion.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.store.StorePolicy;
import dev.mortise.companion.store.StoreUnavailable;
import dev.mortise.companion.store.sqlite.DiskEvent.Acknowledged;
import dev.mortise.companion.store.sqlite.DiskEvent.Sync;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What was answered survives a power cut. The store runs once on a [RecordedDisk]; then the power
/// is cut at many points of that recording, and each time the store opens what is left.
///
/// This proves that the store answers nothing before SQLite's sync of it has returned, and that any
/// mixture of later writes leaves a database that opens whole. It trusts the operating system and
/// the drive to keep what a sync promised; no test in a process can show that.
@DisabledOnOs(OS.WINDOWS)
class PowerCutTest {
  /// So short that the log is brought into the database many times, and begun anew.
  private static final StorePolicy SHORT_LOG =
      new StorePolicy(
          1_024,
          64,
          Duration.ofMillis(1),
          4,
          1_024,
          200,
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));

  private static final int UNITS = 300;
  private static final int CUTS = 30;
  private static final long SEED = 20260301L;

  @TempDir Path temp;
  private final SplittableRandom random = new SplittableRandom(SEED);

  /// Units of very different size, so that the recording has group commits and checkpoints in it.
  private List<DiskEvent> recordStore() throws SQLException {
    RecordedDisk disk = new RecordedDisk();
    Path file = temp.resolve("recorded.db");
    try (SqliteStore store = open(disk.url(file))) {
      store.writeAndWait(
          transaction ->
              transaction
                  .sql("CREATE TABLE t (unit INTEGER PRIMARY KEY, b BLOB NOT NULL) STRICT")
                  .execute());
      List<CompletableFuture<Void>> answers = new ArrayList<>();
      for (int unit = 0; unit < UNITS; unit++) {
        answers.add(insert(store, disk, unit).toCompletableFuture());
        if (random.nextInt(5) == 0) {
          answers.getLast().join();
        }
      }
      answers.forEach(CompletableFuture::join);
    }
    return disk.events();
  }

  private CompletableFuture<Void> insert(SqliteStore store, RecordedDisk disk, int unit) {
    int bytes = random.nextInt(40_000);
    return store
        .write(
            transaction ->
                transaction
                    .sql("INSERT INTO t VALUES (:unit, zeroblob(:bytes))")
                    .bind("unit", unit)
                    .bind("bytes", bytes)
                    .execute())
        .thenAccept(rows -> disk.acknowledged(unit))
        .toCompletableFuture();
  }

  private static SqliteStore open(String url) throws SQLException {
    return SqliteStore.open(url, SHORT_LOG, new SimpleMeterRegistry());
  }

  @Test
  void whatWasAnsweredSurvivesTheLossOfEveryWriteAfterTheLastSync() throws Exception {
    List<DiskEvent> events = recordStore();
    assertEquals(UNITS, events.stream().filter(Acknowledged.class::isInstance).count());
    for (int cut = 0; cut < CUTS; cut++) {
      checkCut(events, random.nextInt(events.size()), 0);
    }
    checkCut(events, events.size(), 0);
  }

  @Test
  void whatWasAnsweredSurvivesTornAndReorderedWrites() throws Exception {
    List<DiskEvent> events = recordStore();
    for (int cut = 0; cut < CUTS; cut++) {
      checkCut(events, random.nextInt(events.size()), 0.5);
    }
  }

  private void checkCut(List<DiskEvent> events, int at, double chance) throws Exception {
    PowerCut cut = new PowerCut(events.subList(0, at));
    Path left = Files.createTempDirectory(temp, "left");
    cut.leave(left, chance, random);
    try (SqliteStore store = open("jdbc:sqlite:" + left.resolve("recorded.db"))) {
      TreeSet<Integer> lost = new TreeSet<>(cut.acknowledged());
      lost.removeAll(
          store.readAndWait(
              transaction ->
                  transaction
                          .sql("SELECT 1 FROM sqlite_master WHERE name = 't'")
                          .list(row -> row)
                          .isEmpty()
                      ? List.<Integer>of()
                      : transaction
                          .sql("SELECT unit FROM t")
                          .list(row -> Math.toIntExact(row.number("unit")))));
      assertEquals(new TreeSet<>(), lost, "lost after event " + at + ", seed " + SEED);
      assertEquals(
          List.of("ok"),
          store.readAndWait(
              transaction ->
                  transaction
                      .sql("PRAGMA integrity_check")
                      .list(row -> row.text("integrity_check"))));
    }
  }

  /// The method has teeth: with syncs left out, the same cut loses what was answered.
  @Test
  void withoutSyncTheSameCutLosesWhatWasAnswered() throws Exception {
    RecordedDisk disk = new RecordedDisk();
    Path file = temp.resolve("recorded.db");
    try (Connection connection = DriverManager.getConnection(disk.url(file));
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("CREATE TABLE t (unit INTEGER PRIMARY KEY) STRICT");
      statement.execute("PRAGMA synchronous = NORMAL");
      statement.execute("INSERT INTO t VALUES (1)");
      disk.acknowledged(1);
      Path left = Files.createTempDirectory(temp, "left");
      new PowerCut(disk.events()).leave(left, 0, random);
      assertEquals(0, count(left.resolve("recorded.db")));
    }
  }

  private static int count(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM t")) {
      return rows.next() ? rows.getInt(1) : -1;
    }
  }

  @Test
  void everyAnswerComesAfterSyncOfTheLog() throws Exception {
    List<DiskEvent> events = recordStore();
    int first = events.indexOf(new Acknowledged(0));
    Path log = temp.resolve("recorded.db-wal");
    assertTrue(events.subList(0, first).contains(new Sync(log, false)));
  }

  @Test
  void failedSyncIsNotAnsweredAndClosesTheStoreForWriting() throws Exception {
    RecordedDisk disk = new RecordedDisk();
    try (SqliteStore store = open(disk.url(temp.resolve("recorded.db")))) {
      store.writeAndWait(
          transaction -> transaction.sql("CREATE TABLE t (unit INTEGER) STRICT").execute());
      disk.failSyncs();
      assertThrows(
          RuntimeException.class,
          () ->
              store.writeAndWait(
                  transaction -> transaction.sql("INSERT INTO t VALUES (1)").execute()));
      assertFalse(store.writable());
      assertThrows(
          StoreUnavailable.class,
          () ->
              store.writeAndWait(
                  transaction -> transaction.sql("INSERT INTO t VALUES (2)").execute()));
    }
  }

  @Test
  void onlyFilesOfTheRecordedConnectionAreRecorded() throws IOException, SQLException {
    RecordedDisk disk = new RecordedDisk();
    try (SqliteStore other = open("jdbc:sqlite:" + temp.resolve("other.db"))) {
      assertTrue(other.writable());
    }
    assertEquals(List.of(), disk.events());
  }
}
