package dev.mortise.companion.store.sql;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row that a query found, good until the next one is read. Its values are asked for by the
/// name of their column; where there is none although one is asked for, that is a bug.
public final class ResultRow {

  /// What a row means.
  ///
  /// @param <T> the meaning
  @FunctionalInterface
  public interface Meaning<T> {
    /// Reads the row.
    T of(ResultRow row);
  }

  private final ResultSet rows;
  private final Map<String, Integer> columns;

  ResultRow(ResultSet rows, Map<String, Integer> columns) {
    this.rows = rows;
    this.columns = columns;
  }

  public long number(String column) {
    return optionalNumber(column).orElseThrow(() -> missing(column));
  }

  public String text(String column) {
    return optionalText(column).orElseThrow(() -> missing(column));
  }

  public Octets bytes(String column) {
    return optionalBytes(column).orElseThrow(() -> missing(column));
  }

  public boolean truth(String column) {
    return number(column) == 1;
  }

  public Instant time(String column) {
    return Columns.time(number(column));
  }

  public UUID id(String column) {
    return Columns.uuid(bytes(column).copy());
  }

  public LockId lock(String column) {
    return new LockId(id(column));
  }

  public AccountId account(String column) {
    return new AccountId(text(column));
  }

  public OptionalLong optionalNumber(String column) {
    try {
      long number = rows.getLong(place(column));
      return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    } catch (SQLException e) {
      throw new StatementFailed(e);
    }
  }

  public Optional<Instant> optionalTime(String column) {
    return optionalNumber(column).stream().mapToObj(Columns::time).findFirst();
  }

  public Optional<String> optionalText(String column) {
    try {
      return Optional.ofNullable(rows.getString(place(column)));
    } catch (SQLException e) {
      throw new StatementFailed(e);
    }
  }

  public Optional<Octets> optionalBytes(String column) {
    try {
      byte @Nullable [] bytes = rows.getBytes(place(column));
      return bytes == null ? Optional.empty() : Optional.of(Octets.adopt(bytes));
    } catch (SQLException e) {
      throw new StatementFailed(e);
    }
  }

  private int place(String column) throws SQLException {
    Integer known = columns.get(column);
    if (known == null) {
      known = rows.findColumn(column);
      columns.put(column, known);
    }
    return known;
  }

  private static IllegalStateException missing(String column) {
    return new IllegalStateException("no value where there must be one column=" + column);
  }
}
