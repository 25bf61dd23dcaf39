package dev.mortise.sim.flash;

import dev.mortise.sim.flash.medium.Medium;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// One connection to the flash's database, with every statement prepared once.
///
/// The database is this process's alone (`locking_mode=EXCLUSIVE`), every commit is synced
/// (`synchronous=FULL` in WAL mode), and what is deleted is overwritten (`secure_delete`).
final class Sql implements AutoCloseable {

  private static final String FULL = "2";

  private static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS record (
            place INTEGER PRIMARY KEY CHECK (place IN (0, 1)),
            version INTEGER NOT NULL,
            sealed BLOB NOT NULL) STRICT\
          """,
          """
          CREATE TABLE IF NOT EXISTS journal (
            sequence INTEGER NOT NULL,
            made INTEGER NOT NULL,
            dropped INTEGER,
            sealed BLOB NOT NULL,
            PRIMARY KEY (sequence, made)) STRICT, WITHOUT ROWID\
          """,
          """
          CREATE TABLE IF NOT EXISTS template (
            id INTEGER PRIMARY KEY,
            kind INTEGER NOT NULL,
            slot INTEGER NOT NULL,
            format INTEGER NOT NULL,
            made INTEGER NOT NULL,
            dropped INTEGER,
            sealed BLOB NOT NULL) STRICT\
          """,
          """
          CREATE TABLE IF NOT EXISTS outbox (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            acknowledged INTEGER NOT NULL) STRICT\
          """,
          "INSERT INTO outbox VALUES (1, 0) ON CONFLICT DO NOTHING");

  private final Medium medium;
  private final String file;
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private boolean changed;

  private Sql(Medium medium, String file, Connection connection) {
    this.medium = medium;
    this.file = file;
    this.connection = connection;
  }

  /// What one row of an answer is worth.
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  static Sql open(Medium medium, String file) {
    try {
      Connection connection = DriverManager.getConnection(medium.databaseUrl(file));
      Sql sql = new Sql(medium, file, connection);
      try {
        sql.configure();
        return sql;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failed("opened", e);
    }
  }

  private void configure() throws SQLException {
    pragma("locking_mode", "EXCLUSIVE", "exclusive");
    pragma("journal_mode", "WAL", "wal");
    pragma("synchronous", "FULL", FULL);
    pragma("secure_delete", "ON", "1");
    pragma("temp_store", "MEMORY", FULL);
    try (Statement statement = connection.createStatement()) {
      for (String definition : SCHEMA) {
        statement.execute(definition);
      }
    }
  }

  /// Sets a pragma and believes it only when SQLite says so.
  private void pragma(String name, String value, String holds) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA %s = %s".formatted(name, value));
      try (ResultSet row = statement.executeQuery("PRAGMA " + name)) {
        String found = row.next() ? row.getString(1) : "nothing";
        if (!found.equals(holds)) {
          throw new FlashFailed("SQLite refuses pragma=%s found=%s".formatted(name, found));
        }
      }
    }
  }

  /// Runs one statement and tells how many rows it changed. The first begins a transaction, which
  /// the driver would by itself, but with a statement that it prepares anew each time.
  int update(String sql, Object... parameters) {
    try {
      if (!changed) {
        bind("BEGIN").execute();
        changed = true;
      }
      return bind(sql, parameters).executeUpdate();
    } catch (SQLException e) {
      throw failed("written", e);
    }
  }

  /// All rows of an answer.
  <T> List<T> query(String sql, Row<T> row, Object... parameters) {
    try (ResultSet rows = bind(sql, parameters).executeQuery()) {
      List<T> result = new ArrayList<>();
      while (rows.next()) {
        result.add(row.read(rows));
      }
      return result;
    } catch (SQLException e) {
      throw failed("read", e);
    }
  }

  private PreparedStatement bind(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  /// Ends the transaction, if anything was changed; synced on return.
  void commit() {
    if (!changed) {
      return;
    }
    try {
      medium.committing(file);
      bind("COMMIT").execute();
      changed = false;
    } catch (SQLException e) {
      throw failed("written", e);
    } catch (IOException e) {
      throw new FlashFailed("the flash cannot be written: " + e.getMessage(), e);
    }
  }

  /// Moves everything into the database file and empties the write-ahead log, in which deleted rows
  /// would live on.
  void checkpoint() {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException e) {
      throw failed("written", e);
    }
  }

  /// Moves what is in the write-ahead log into the database file; the next transaction begins the
  /// log anew.
  void moveLog() {
    query("PRAGMA wal_checkpoint(PASSIVE)", row -> row.getInt(1));
  }

  private static FlashFailed failed(String what, SQLException e) {
    if (e instanceof SQLiteException sqlite
        && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_BUSY) {
      return new FlashFailed("the flash is in use by another process; stop that one first", e);
    }
    return new FlashFailed("the flash cannot be %s: %s".formatted(what, e.getMessage()), e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed("closed", e);
    }
  }
}
