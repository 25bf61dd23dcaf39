package dev.mortise.companion.store.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.mortise.companion.store.StorePolicy;
import dev.mortise.companion.store.StoreUnavailable;
import dev.mortise.companion.store.UnitOfWork;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The connections that read. Each unit sees one snapshot; WAL keeps readers and the writer out of
/// each other's way.
///
/// A read calls SQLite's native code and so holds its carrier thread while it runs; that is why
/// reads are pages of rows, never whole tables.
final class ReaderPool implements AutoCloseable {
  private final HikariDataSource pool;
  private final Jdbi jdbi;
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
    this.jdbi = Jdbi.create(pool).installPlugin(new ColumnTypes());
    this.places = new Semaphore(policy.readers() + policy.waitingReads());
    this.reading = reading;
    this.meters = meters;
  }

  <T> CompletionStage<T> submit(UnitOfWork<T> unit) {
    if (!places.tryAcquire()) {
      meters.refused();
      return CompletableFuture.failedFuture(new StoreUnavailable("too many reads are waiting"));
    }
    CompletableFuture<T> answer = new CompletableFuture<>();
    reading.execute(() -> run(unit, answer));
    return answer;
  }

  private <T> void run(UnitOfWork<T> unit, CompletableFuture<T> answer) {
    meters.read();
    try (Handle handle = jdbi.open()) {
      T result = handle.inTransaction(unit::run);
      places.release();
      answer.complete(result);
    } catch (Throwable e) {
      places.release();
      answer.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
