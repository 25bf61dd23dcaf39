package dev.mortise.companion.store.sqlite;

import dev.mortise.companion.store.sql.PreparedStatements;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.jdbc4.JDBC4Connection;

/// A connection with the statements that were prepared on it.
final class PreparingConnection extends JDBC4Connection {

  private final PreparedStatements prepared = new PreparedStatements(this);

  /// @param file the part of the URL that SQLite reads
  PreparingConnection(String url, String file, Properties settings) throws SQLException {
    super(url, file, settings);
  }

  PreparedStatements prepared() {
    return prepared;
  }
}
