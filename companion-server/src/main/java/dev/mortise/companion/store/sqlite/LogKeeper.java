package dev.mortise.companion.store.sqlite;

import dev.mortise.companion.store.StorePolicy;
import dev.mortise.companion.store.sql.PreparedStatements;
import dev.mortise.companion.store.sql.StatementFailed;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tinylog.Logger;

/// Brings the log into the database, beside the writer.
///
/// By itself SQLite does so in the commit that finds the log long, and everybody who shares that
/// commit waits while thousands of pages are written and synced. A passive checkpoint on a
/// connection of its own leaves the writer alone: it moves what is durable in the log already, and
/// the log begins anew with the first commit that finds all of it moved. Where commits come so fast
/// that none ever does, SQLite's own way remains, at several times that length.
final class LogKeeper implements AutoCloseable {

  /// The log's length at which the writer sees to it itself, in multiples of the policy's.
  static final int WRITERS_TURN = 4;

  /// Looking costs some microseconds.
  private static final int COMMITS_A_LOOK = 8;

  /// A pass moves what came during the one before, so that each is shorter.
  private static final int PASSES_MAX = 8;

  private final PreparingConnection connection;
  private final int logPages;
  private final ExecutorService thread;
  private final AtomicBoolean moving = new AtomicBoolean();
  private int commits;

  /// @param connection becomes this object's
  LogKeeper(PreparingConnection connection, StorePolicy policy) {
    this.connection = connection;
    this.logPages = policy.logPages();
    this.thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("store-log").factory());
  }

  /// How much is in the log.
  ///
  /// @param pages in all
  /// @param moved how many of them are in the database
  record Length(int pages, int moved) {

    static Length read(PreparedStatements prepared, String checkpoint) {
      return prepared
          .of("PRAGMA wal_checkpoint(" + checkpoint + ")")
          .list(row -> new Length((int) row.number("log"), (int) row.number("checkpointed")))
          .getFirst();
    }
  }

  /// The writer has committed; it calls this on its thread.
  ///
  /// @param writers the writer's statements
  void committed(PreparedStatements writers) {
    commits++;
    if (commits % COMMITS_A_LOOK == 0 && !moving.get() && isLong(writers)) {
      moving.set(true);
      thread.execute(this::move);
    }
  }

  private boolean isLong(PreparedStatements writers) {
    try {
      Length length = Length.read(writers, "NOOP");
      return length.pages() >= logPages && length.moved() < length.pages();
    } catch (StatementFailed e) {
      Logger.error(e, "the log's length could not be read");
      return false;
    }
  }

  private void move() {
    try {
      int passes = moveAll();
      Logger.debug("the log was brought into the database passes={}", passes);
    } catch (StatementFailed e) {
      // What is in the log stays there, and the writer sees to it when it gets too long.
      Logger.error(e, "the log could not be brought into the database");
    } finally {
      moving.set(false);
    }
  }

  /// Moves until nothing came meanwhile; returns how many passes that took.
  int moveAll() {
    int passes = 0;
    Length length;
    do {
      length = Length.read(connection.prepared(), "PASSIVE");
      passes++;
    } while (length.moved() < length.pages() && passes < PASSES_MAX);
    return passes;
  }

  /// Ends when what is under way has ended.
  @Override
  public void close() {
    thread.close();
    try {
      connection.close();
    } catch (SQLException e) {
      Logger.warn(e, "the log's connection did not close cleanly");
    }
  }
}
