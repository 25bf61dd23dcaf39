package dev.mortise.companion.store.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.mortise.companion.store.StorePolicy;
import dev.mortise.companion.store.StoreUnavailable;
import dev.mortise.companion.store.UnitOfWork;
import dev.mortise.companion.store.sql.PreparedStatements;
import dev.mortise.companion.store.sql.StatementFailed;
import dev.mortise.companion.store.sql.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/// The connections that read. Each unit sees one snapshot; WAL keeps readers and the writer out of
/// each other's way.
///
/// A read calls SQLite's native code and so holds its carrier thread while it runs; that is why
/// reads are pages of rows, never whole tables.
final class ReaderPool implements AutoCloseable {
  private final HikariDataSource pool;
  private final Semaphore places;
  private final Executor reading;
  private final StoreMeters meters;

  ReaderPool(DataSource connections, StorePolicy policy, Executor reading, StoreMeters meters) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store-readers");
    config.setDataSource(connections);
    config.setMaximumPoolSize(policy.readers());
    config.setMinimumIdle(0);
    config.setConnectionTimeout(policy.readerPatience().toMillis());
    // A file's connections do not grow stale, and the writer has proved the file already.
    config.setMaxLifetime(0);
    config.setInitializationFailTimeout(-1);
    this.pool = new HikariDataSource(config);
    this.places = new Semaphore(policy.readers() + policy.waitingReads());
    this.reading = reading;
    this.meters = meters;
  }

  <T> CompletionStage<T> submit(UnitOfWork<T> unit) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    if (!places.tryAcquire()) {
      answer.completeExceptionally(refusal());
      return answer;
    }
    reading.execute(
        () -> {
          try {
            answer.complete(read(unit));
          } catch (Throwable e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  /// Reads on the caller's own thread.
  <T> T readHere(UnitOfWork<T> unit) {
    if (!places.tryAcquire()) {
      throw refusal();
    }
    try {
      return read(unit);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  private StoreUnavailable refusal() {
    meters.refused();
    return new StoreUnavailable("too many reads are waiting");
  }

  /// Reads in a place that was taken, and gives it back.
  private <T> T read(UnitOfWork<T> unit) throws Exception {
    meters.read();
    try (Connection connection = connection()) {
      return run(unit, connection);
    } finally {
      places.release();
    }
  }

  private Connection connection() throws SQLException {
    try {
      return pool.getConnection();
    } catch (SQLTransientConnectionException e) {
      // All are busy, and have been for as long as anybody is to wait.
      StoreUnavailable refusal = refusal();
      refusal.initCause(e);
      throw refusal;
    }
  }

  private <T> T run(UnitOfWork<T> unit, Connection connection) throws Exception {
    PreparedStatements prepared = connection.unwrap(PreparingConnection.class).prepared();
    try {
      prepared.of("BEGIN").execute();
      T answer;
      try (Transaction transaction = new Transaction(prepared)) {
        answer = unit.run(transaction);
      }
      prepared.of("COMMIT").execute();
      return answer;
    } catch (Throwable e) {
      undo(prepared, connection, e);
      throw e;
    }
  }

  /// A connection that cannot be brought out of its transaction reads for nobody any more.
  private void undo(PreparedStatements prepared, Connection connection, Throwable cause) {
    try {
      prepared.of("ROLLBACK").execute();
    } catch (StatementFailed e) {
      cause.addSuppressed(e);
      pool.evictConnection(connection);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
