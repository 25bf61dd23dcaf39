package dev.mortise.companion.store.sqlite;

import dev.mortise.companion.store.DataFolder;
import dev.mortise.companion.store.FolderUnusable;
import dev.mortise.companion.store.Store;
import dev.mortise.companion.store.StorePolicy;
import dev.mortise.companion.store.UnitOfWork;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The store in one SQLite file: `companion.db` in the data folder.
public final class SqliteStore implements Store {
  private static final String FILE = "companion.db";

  private final ExecutorService threads;
  private final LogKeeper log;
  private final GroupCommit writer;
  private final ReaderPool readers;
  private final StoreMeters meters;

  private SqliteStore(String url, StorePolicy policy, MeterRegistry registry) throws SQLException {
    SqliteConnections connections = SqliteConnections.forWriter(url, policy);
    SqliteConnections reading = SqliteConnections.forReaders(url, policy);
    PreparingConnection connection = connections.getConnection();
    try {
      Migrations.apply(connections, connection);
      this.log = new LogKeeper(reading.getConnection(), policy);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
    this.meters = new StoreMeters(registry);
    this.threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("store-", 0).factory());
    this.readers = new ReaderPool(reading, policy, threads, meters);
    this.writer = new GroupCommit(connection, log, policy, threads, meters);
  }

  /// Opens the store of a data folder, making or migrating it as needed.
  ///
  /// @throws FolderUnusable if the folder's database cannot be opened or was written by a newer
  ///   program
  public static SqliteStore open(DataFolder folder, StorePolicy policy, MeterRegistry registry)
      throws FolderUnusable {
    try {
      // SQLite gives its log beside it the same rights.
      return open("jdbc:sqlite:" + folder.ownFile(FILE), policy, registry);
    } catch (SQLException | RuntimeException e) {
      throw new FolderUnusable("the database in " + folder.path() + " cannot be opened", e);
    }
  }

  static SqliteStore open(String url, StorePolicy policy, MeterRegistry registry)
      throws SQLException {
    return new SqliteStore(url, policy, registry);
  }

  @Override
  public <T> CompletionStage<T> write(UnitOfWork<T> unit) {
    return writer.submit(unit);
  }

  @Override
  public <T> CompletionStage<T> writeInCompany(UnitOfWork<T> unit) {
    return writer.submitInCompany(unit);
  }

  @Override
  public <T> CompletionStage<T> read(UnitOfWork<T> unit) {
    return readers.submit(unit);
  }

  @Override
  public <T> T writeAndWait(UnitOfWork<T> unit) {
    try {
      return writer.submitForOneWhoWaits(unit).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public <T> T readAndWait(UnitOfWork<T> unit) {
    return readers.readHere(unit);
  }

  @Override
  public boolean writable() {
    return writer.writable();
  }

  @Override
  public void close() {
    writer.close();
    log.close();
    readers.close();
    threads.close();
  }
}
