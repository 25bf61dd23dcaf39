package dev.mortise.companion.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/// The schema of a database that holds nothing yet: every bundled script in one transaction, with
/// the history that Flyway would have written, from which Flyway goes on later.
///
/// Loading Flyway costs a good part of a second, which whoever starts a companion for the first
/// time would wait for; and in one transaction, a start that is killed leaves nothing half-done. A
/// test holds the outcome to be Flyway's, table by table and row by row.
final class FirstSchema {

  /// Flyway's own words for its history in SQLite.
  private static final String HISTORY =
      """
      CREATE TABLE "flyway_schema_history" (
          "installed_rank" INT NOT NULL PRIMARY KEY,
          "version" VARCHAR(50),
          "description" VARCHAR(200) NOT NULL,
          "type" VARCHAR(20) NOT NULL,
          "script" VARCHAR(1000) NOT NULL,
          "checksum" INT,
          "installed_by" VARCHAR(100) NOT NULL,
          "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
          "execution_time" INT NOT NULL,
          "success" BOOLEAN NOT NULL
      );
      CREATE INDEX "flyway_schema_history_s_idx" ON "flyway_schema_history" ("success");
      """;

  private static final String NOTE =
      "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
          + " checksum, installed_by, execution_time, success)"
          + " VALUES (?, ?, ?, 'SQL', ?, ?, '', 0, 1)";

  private FirstSchema() {}

  /// Whether there is nothing in a database.
  static boolean isWanted(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1 FROM sqlite_master")) {
      return !rows.next();
    }
  }

  /// Makes the schema. Durable on return; if it fails, the database holds nothing still.
  ///
  /// @param connection in auto-commit mode
  /// @param scripts name and checksum of each bundled script, in order
  static void make(Connection connection, Map<String, Integer> scripts) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("BEGIN IMMEDIATE");
      try (PreparedStatement note = prepared(connection, statement)) {
        int rank = 1;
        for (Map.Entry<String, Integer> script : scripts.entrySet()) {
          statement.executeUpdate(String.join("\n", Migrations.lines(script.getKey())));
          note(note, rank++, script.getKey(), script.getValue());
        }
        statement.executeUpdate("COMMIT");
      } catch (SQLException | RuntimeException e) {
        statement.executeUpdate("ROLLBACK");
        throw e;
      }
    }
  }

  private static PreparedStatement prepared(Connection connection, Statement statement)
      throws SQLException {
    statement.executeUpdate(HISTORY);
    return connection.prepareStatement(NOTE);
  }

  /// @param script such as `V2__stored_answers.sql`
  private static void note(PreparedStatement note, int rank, String script, int checksum)
      throws SQLException {
    int name = script.indexOf("__");
    note.setInt(1, rank);
    note.setString(2, script.substring(1, name));
    note.setString(3, script.substring(name + 2, script.lastIndexOf('.')).replace('_', ' '));
    note.setString(4, script);
    note.setInt(5, checksum);
    note.executeUpdate();
  }
}
