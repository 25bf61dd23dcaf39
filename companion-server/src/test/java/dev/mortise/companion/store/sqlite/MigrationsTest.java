package dev.mortise.companion.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.store.DataFolder;
import dev.mortise.companion.store.FolderUnusable;
import dev.mortise.companion.store.StorePolicy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
  @TempDir Path temp;

  private SqliteConnections connections() {
    return SqliteConnections.forWriter(
        "jdbc:sqlite:" + temp.resolve("companion.db"), StorePolicy.DEFAULT);
  }

  @Test
  void emptyDatabaseGetsEveryScript() throws Exception {
    try (Connection connection = connections().getConnection()) {
      assertEquals(Map.of(), Migrations.history(connection));
      Migrations.apply(connections(), connection);
      assertEquals(Migrations.checksums(), Migrations.history(connection));
    }
  }

  /// Only when it was made, and how long that took, may differ.
  @Test
  void emptyDatabaseBecomesWhatFlywayMakesOfOne() throws Exception {
    SqliteConnections byFlyway =
        SqliteConnections.forWriter(
            "jdbc:sqlite:" + temp.resolve("flyway.db"), StorePolicy.DEFAULT);
    assertEquals(
        Migrations.checksums().size(), Migrations.flyway(byFlyway).migrate().migrationsExecuted);
    try (Connection ours = connections().getConnection();
        Connection theirs = byFlyway.getConnection()) {
      Migrations.apply(connections(), ours);
      for (String query :
          List.of(
              "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name",
              "SELECT installed_rank, version, description, type, script, checksum, installed_by,"
                  + " success FROM flyway_schema_history ORDER BY installed_rank")) {
        assertEquals(rows(theirs, query), rows(ours, query));
      }
    }
    assertEquals(0, Migrations.flyway(connections()).migrate().migrationsExecuted);
  }

  private static List<List<String>> rows(Connection connection, String query) throws Exception {
    List<List<String>> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          row.add(String.valueOf(rows.getObject(column)));
        }
        all.add(row);
      }
    }
    return all;
  }

  @Test
  void scriptsFileNamesEveryScriptInOrder() throws Exception {
    URI folder = MigrationsTest.class.getClassLoader().getResource(Migrations.LOCATION).toURI();
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      List<String> found =
          files.map(file -> file.getFileName().toString()).filter(n -> n.endsWith(".sql")).toList();
      assertEquals(new TreeSet<>(found), new TreeSet<>(Migrations.checksums().keySet()));
    }
  }

  @Test
  void everyTableIsStrict() throws Exception {
    try (Connection connection = connections().getConnection()) {
      Migrations.apply(connections(), connection);
      String query =
          "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
              + " AND strict = 0 AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'flyway_%'";
      try (Statement statement = connection.createStatement();
          var rows = statement.executeQuery(query)) {
        assertTrue(!rows.next(), "a table is not STRICT");
      }
    }
  }

  @Test
  void databaseOfNewerProgramIsRefused() throws Exception {
    try (Connection connection = connections().getConnection();
        Statement statement = connection.createStatement()) {
      Migrations.apply(connections(), connection);
      statement.execute(
          "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
              + " checksum, installed_by, execution_time, success)"
              + " VALUES (9999, '9999', 'x', 'SQL', 'V9999__x.sql', 1, '', 0, 1)");
    }
    try (DataFolder folder = DataFolder.open(temp)) {
      assertThrows(
          FolderUnusable.class,
          () -> SqliteStore.open(folder, StorePolicy.DEFAULT, new SimpleMeterRegistry()));
    }
  }

  @Test
  void changedScriptIsRefused() throws Exception {
    try (Connection connection = connections().getConnection();
        Statement statement = connection.createStatement()) {
      Migrations.apply(connections(), connection);
      statement.execute("UPDATE flyway_schema_history SET checksum = 1 WHERE installed_rank = 1");
    }
    try (DataFolder folder = DataFolder.open(temp)) {
      assertThrows(
          FolderUnusable.class,
          () -> SqliteStore.open(folder, StorePolicy.DEFAULT, new SimpleMeterRegistry()));
    }
  }
}
