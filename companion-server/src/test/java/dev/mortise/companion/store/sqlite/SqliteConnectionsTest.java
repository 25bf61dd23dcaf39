package dev.mortise.companion.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.store.StorePolicy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteConnectionsTest {
  @TempDir Path temp;

  @Test
  void connectionThatCannotBeDurableIsNotGivenOut() {
    SqliteConnections inMemory =
        SqliteConnections.forWriter("jdbc:sqlite::memory:", StorePolicy.DEFAULT);
    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, inMemory::getConnection);
    assertEquals(
        "a connection is not durable: journal_mode=memory expected=wal", refusal.getMessage());
  }

  @Test
  void readerCannotWrite() throws SQLException {
    String url = "jdbc:sqlite:" + temp.resolve("x.db");
    try (Connection writer = SqliteConnections.forWriter(url, StorePolicy.DEFAULT).getConnection();
        Statement writing = writer.createStatement();
        Connection reader = SqliteConnections.forReaders(url, StorePolicy.DEFAULT).getConnection();
        Statement reading = reader.createStatement()) {
      writing.execute("CREATE TABLE t (x INTEGER) STRICT");
      SQLException refusal =
          assertThrows(SQLException.class, () -> reading.execute("INSERT INTO t VALUES (1)"));
      assertTrue(refusal.toString().contains("readonly"), refusal.toString());
    }
  }
}
