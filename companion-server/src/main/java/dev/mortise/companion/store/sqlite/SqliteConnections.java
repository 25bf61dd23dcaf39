package dev.mortise.companion.store.sqlite;

import dev.mortise.companion.store.StorePolicy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/// Opens connections that are durable, and proves it on each: the settings are asked back from
/// SQLite, because an unknown or refused pragma changes nothing and says nothing.
final class SqliteConnections extends SQLiteDataSource {
  private final boolean readers;
  private final int logPages;

  private SqliteConnections(String url, StorePolicy policy, boolean readers) {
    super(config(policy));
    this.readers = readers;
    this.logPages = policy.logPages() * LogKeeper.WRITERS_TURN;
    setUrl(url);
  }

  /// For the one connection that writes, and for migrations.
  static SqliteConnections forWriter(String url, StorePolicy policy) {
    return new SqliteConnections(url, policy, false);
  }

  /// For connections that SQLite keeps from writing.
  static SqliteConnections forReaders(String url, StorePolicy policy) {
    return new SqliteConnections(url, policy, true);
  }

  private static SQLiteConfig config(StorePolicy policy) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    // On macOS a plain fsync leaves data in the drive's cache.
    config.enableFullSync(true);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(Math.toIntExact(policy.lockPatience().toMillis()));
    config.setGetGeneratedKeys(false);
    return config;
  }

  @Override
  public PreparingConnection getConnection() throws SQLException {
    return getConnection(null, null);
  }

  @Override
  public PreparingConnection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    PreparingConnection connection =
        new PreparingConnection(
            getUrl(), getUrl().substring(JDBC.PREFIX.length()), getConfig().toProperties());
    try {
      prove(connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  private void prove(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA trusted_schema = OFF");
      statement.execute("PRAGMA query_only = " + (readers ? "ON" : "OFF"));
      statement.execute("PRAGMA wal_autocheckpoint = " + logPages);
      expect(statement, "wal_autocheckpoint", Integer.toString(logPages));
      expect(statement, "journal_mode", "wal");
      expect(statement, "synchronous", "2");
      expect(statement, "foreign_keys", "1");
      expect(statement, "query_only", readers ? "1" : "0");
    }
  }

  private static void expect(Statement statement, String pragma, String expected)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery("PRAGMA " + pragma)) {
      String actual = rows.next() ? rows.getString(1).toLowerCase(Locale.ROOT) : "nothing";
      if (!actual.equals(expected)) {
        throw new IllegalStateException(
            "a connection is not durable: " + pragma + "=" + actual + " expected=" + expected);
      }
    }
  }
}
