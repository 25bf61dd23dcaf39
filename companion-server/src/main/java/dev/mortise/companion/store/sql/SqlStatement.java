package dev.mortise.companion.store.sql;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A prepared statement: its values are bound by name, all of them, and then it is run.
///
/// What was bound is let go of with the run, for a statement lives as long as its connection, and
/// some values prove who somebody is.
///
/// All methods throw [StatementFailed] if the database refuses, and [IllegalStateException] if a
/// name is unknown or bound twice, a value is missing, or one row was expected and more were found.
public final class SqlStatement {

  private final PreparedStatement statement;
  private final List<String> places;

  /// Where the columns are that were asked for, which are the same for every row.
  private final Map<String, Integer> columns = new HashMap<>();

  /// A driver may end a statement that the database refused: it is not run again.
  private boolean failed;

  /// One bit for each place that has its value.
  private long bound;

  SqlStatement(PreparedStatement statement, List<String> places) {
    if (places.size() >= Long.SIZE) {
      throw new IllegalStateException("too many values count=" + places.size());
    }
    this.statement = statement;
    this.places = places;
  }

  /// Counts nothing as bound that was bound for the run before.
  SqlStatement fresh() {
    bound = 0;
    return this;
  }

  boolean failed() {
    return failed;
  }

  public SqlStatement bind(String name, long number) {
    return place(name, number);
  }

  public SqlStatement bind(String name, @Nullable String text) {
    return place(name, text);
  }

  public SqlStatement bind(String name, @Nullable Octets bytes) {
    return place(name, bytes == null ? null : bytes.copy());
  }

  public SqlStatement bind(String name, UUID id) {
    return place(name, Columns.bytes(id));
  }

  public SqlStatement bind(String name, LockId lock) {
    return bind(name, lock.uuid());
  }

  public SqlStatement bind(String name, AccountId account) {
    return bind(name, account.text());
  }

  public SqlStatement bind(String name, Instant time) {
    return bind(name, Columns.micros(time));
  }

  private SqlStatement place(String name, @Nullable Object value) {
    long before = bound;
    try {
      for (int place = 0; place < places.size(); place++) {
        if (places.get(place).equals(name)) {
          statement.setObject(place + 1, value);
          bound |= 1L << place;
        }
      }
    } catch (SQLException e) {
      throw failure(e);
    }
    if (bound == before) {
      throw new IllegalStateException("no such value, or bound before name=" + name);
    }
    return this;
  }

  /// Runs a statement that changes rows, or the schema. Returns how many rows it changed.
  public int execute() {
    expectAllBound();
    try {
      int changed = statement.executeUpdate();
      statement.clearParameters();
      return changed;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// Runs a query and reads all that it finds.
  public <T> List<T> list(ResultRow.Meaning<T> meaning) {
    expectAllBound();
    try {
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        ResultRow row = new ResultRow(rows, columns);
        while (rows.next()) {
          found.add(meaning.of(row));
        }
      }
      statement.clearParameters();
      return found;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// Runs a query that finds one row or none.
  public <T> Optional<T> find(ResultRow.Meaning<T> meaning) {
    List<T> found = list(meaning);
    if (found.size() > 1) {
      throw new IllegalStateException("one row expected, found=" + found.size());
    }
    return found.stream().findFirst();
  }

  /// Runs a query that finds one number.
  ///
  /// @param column its name
  public long number(String column) {
    return find(row -> row.number(column))
        .orElseThrow(() -> new IllegalStateException("one row expected, found=0"));
  }

  private StatementFailed failure(SQLException cause) {
    failed = true;
    try {
      statement.close();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
    return new StatementFailed(cause);
  }

  private void expectAllBound() {
    if (bound != (1L << places.size()) - 1) {
      throw new IllegalStateException("values are missing of " + places);
    }
  }
}
