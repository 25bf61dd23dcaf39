package dev.mortise.companion.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// The statements of one connection, each prepared when it is first used. They end with it.
///
/// Not safe for use by many threads, no more than the connection is.
public final class PreparedStatements {

  /// The program has about a hundred; more are a sign that values were written into a text.
  private static final int MOST = 500;

  private final Connection connection;
  private final Map<String, SqlStatement> prepared = new HashMap<>();

  /// @param connection whose they are
  public PreparedStatements(Connection connection) {
    this.connection = connection;
  }

  /// The statement with this text, none of whose values is bound.
  ///
  /// @throws StatementFailed if the database cannot read it
  public SqlStatement of(String text) {
    SqlStatement known = prepared.get(text);
    if (known == null || known.failed()) {
      known = prepare(text);
      prepared.put(text, known);
    }
    return known.fresh();
  }

  private SqlStatement prepare(String text) {
    if (prepared.size() >= MOST) {
      throw new IllegalStateException("values are bound, not written into a statement's text");
    }
    NamedValues named = NamedValues.of(text);
    try {
      return new SqlStatement(connection.prepareStatement(named.text()), named.places());
    } catch (SQLException e) {
      throw new StatementFailed(e);
    }
  }
}
