package dev.mortise.companion.store.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.mortise.companion.store.StorePolicy;
import dev.mortise.companion.store.StoreUnavailable;
import dev.mortise.companion.store.UnitOfWork;
import dev.mortise.companion.store.sql.PreparedStatements;
import dev.mortise.companion.store.sql.Transaction;
import java.sql.Connection;
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
    try (Connection connection = pool.getConnection()) {
      return run(unit, connection.unwrap(PreparingConnection.class).prepared());
    } finally {
      places.release();
    }
  }

  private static <T> T run(UnitOfWork<T> unit, PreparedStatements prepared) throws Exception {
    prepared.of("BEGIN").execute();
    try (Transaction transaction = new Transaction(prepared)) {
      return unit.run(transaction);
    } finally {
      prepared.of("COMMIT").execute();
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
