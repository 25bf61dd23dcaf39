package dev.mortise.companion.store.sqlite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings the schema to the state this program expects.
///
/// Flyway does the work and keeps the history. Loading it costs a good part of a second, and at
/// nearly every start it has nothing to do; so its own history is read first. Only if that says
/// that exactly the bundled scripts, by name and checksum, ran with success is Flyway left out; or
/// if there is nothing at all, and so nothing to judge ([FirstSchema]).
final class Migrations {
  /// Where the scripts are, and where Flyway's history lies.
  static final String LOCATION = "db/migration/sqlite";

  private static final String HISTORY = "flyway_schema_history";

  private Migrations() {}

  /// Runs the scripts that have not run yet.
  ///
  /// @param connection an open connection of `source`, for the look at the history
  static void apply(DataSource source, Connection connection) throws SQLException {
    Map<String, Integer> bundled = checksums();
    if (FirstSchema.isWanted(connection)) {
      FirstSchema.make(connection, bundled);
    } else if (!history(connection).equals(bundled)) {
      flyway(source).migrate();
    }
  }

  static Flyway flyway(DataSource source) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:" + LOCATION)
        // A history with scripts that this program lacks was written by a newer one.
        .ignoreMigrationPatterns(new String[0])
        .load();
  }

  /// Name and checksum of each bundled script, in order.
  static Map<String, Integer> checksums() {
    Map<String, Integer> checksums = new LinkedHashMap<>();
    for (String script : lines("scripts")) {
      CRC32 checksum = new CRC32();
      lines(script).forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
      checksums.put(script, (int) checksum.getValue());
    }
    return checksums;
  }

  /// Name and checksum of each script that ran; empty without a history, and null stands for a
  /// script that failed.
  static Map<String, Integer> history(Connection connection) throws SQLException {
    Map<String, Integer> history = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      if (!exists(statement)) {
        return history;
      }
      String query =
          "SELECT script, checksum, success FROM " + HISTORY + " ORDER BY installed_rank";
      try (ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          String script = rows.getString("script");
          if (rows.getBoolean("success")) {
            history.put(script, rows.getInt("checksum"));
          } else {
            history.put(script + " failed", 0);
          }
        }
      }
    }
    return history;
  }

  private static boolean exists(Statement statement) throws SQLException {
    String query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '" + HISTORY + "'";
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  /// The lines of a bundled file beside the scripts, or of one of them.
  static List<String> lines(String resource) {
    String path = LOCATION + "/" + resource;
    try (InputStream in = Migrations.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("a bundled file is missing: " + path);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
