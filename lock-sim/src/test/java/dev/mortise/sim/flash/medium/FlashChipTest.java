package dev.mortise.sim.flash.medium;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.Octets;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the table of files is found on Unix only")
class FlashChipTest {

  private static final byte[] OLD = {1, 1, 1, 1};
  private static final byte[] NEW = {2, 2, 2, 2};

  @Test
  void whatWasSyncedSurvivesAPowerCut() throws IOException {
    try (FlashChip chip = new FlashChip()) {
      chip.write("file", OLD);
      chip.sync("file");
      chip.syncNames();
      chip.cutAt(chip.operations() + 1);
      assertThrows(PowerIsCut.class, () -> chip.write("file", NEW));
      assertThrows(PowerIsCut.class, () -> chip.read("file"));
      try (FlashChip found = chip.afterPowerCut(new Remains.OnlySynced())) {
        assertArrayEquals(OLD, found.read("file").orElseThrow());
      }
    }
  }

  @Test
  void aNewNameIsLostUntilTheNamesAreSynced() throws IOException {
    try (FlashChip chip = new FlashChip()) {
      chip.write("file", OLD);
      chip.sync("file");
      try (FlashChip found = chip.afterPowerCut(new Remains.OnlySynced())) {
        assertEquals(Optional.empty(), found.read("file"));
      }
      try (FlashChip found = chip.afterPowerCut(new Remains.Everything())) {
        assertArrayEquals(OLD, found.read("file").orElseThrow());
      }
    }
  }

  @Test
  void aRenamedFileIsTheOldOrTheNewOne() throws IOException {
    try (FlashChip chip = new FlashChip()) {
      chip.write("file", OLD);
      chip.sync("file");
      chip.syncNames();
      chip.write("beside", NEW);
      chip.sync("beside");
      chip.rename("beside", "file");
      try (FlashChip found = chip.afterPowerCut(new Remains.OnlySynced())) {
        assertArrayEquals(OLD, found.read("file").orElseThrow());
      }
      chip.syncNames();
      try (FlashChip found = chip.afterPowerCut(new Remains.OnlySynced())) {
        assertArrayEquals(NEW, found.read("file").orElseThrow());
      }
    }
  }

  @Test
  void aTornWriteKeepsWholeSectors() throws IOException {
    try (FlashChip chip = new FlashChip()) {
      chip.write("file", new byte[8 * Change.SECTOR]);
      chip.sync("file");
      chip.syncNames();
      byte[] ones = new byte[8 * Change.SECTOR];
      Arrays.fill(ones, (byte) 1);
      chip.change(chip.inode("file"), new Change.Write(0, Octets.adopt(ones)));
      boolean torn = false;
      for (long seed = 0; seed < 20; seed++) {
        try (FlashChip found = chip.afterPowerCut(Remains.Torn.ofSeed(seed))) {
          torn |= sectorsWritten(found.read("file").orElseThrow()) % 8 != 0;
        }
      }
      assertTrue(torn);
    }
  }

  @Test
  void sqliteKeepsACommitThatItSynced() throws SQLException {
    try (FlashChip chip = new FlashChip()) {
      insertUntilCut(chip, "FULL", Long.MAX_VALUE);
      try (FlashChip found = chip.afterPowerCut(new Remains.OnlySynced())) {
        assertEquals(List.of(0, 1, 2), numbers(found));
      }
    }
  }

  @Test
  void sqliteLosesCommitsWhenItIsToldNotToSync() throws SQLException {
    try (FlashChip chip = new FlashChip()) {
      int done = insertUntilCut(chip, "OFF", Long.MAX_VALUE);
      assertEquals(3, done);
      try (FlashChip found = chip.afterPowerCut(new Remains.OnlySynced())) {
        assertThrows(SQLException.class, () -> numbers(found), "the table itself is lost");
      }
    }
  }

  @Test
  void sqliteLosesNoFinishedCommitWhereverPowerIsCut() throws SQLException {
    long operations;
    try (FlashChip whole = new FlashChip()) {
      insertUntilCut(whole, "FULL", Long.MAX_VALUE);
      operations = whole.operations();
    }
    for (long cut = 1; cut <= operations; cut++) {
      try (FlashChip chip = new FlashChip()) {
        int done = insertUntilCut(chip, "FULL", cut);
        for (Remains remains : List.of(new Remains.OnlySynced(), Remains.Torn.ofSeed(cut))) {
          try (FlashChip found = chip.afterPowerCut(remains)) {
            int kept = done == 0 ? 0 : numbers(found).size();
            assertTrue(kept == done || kept == done + 1, "cut=" + cut + " kept=" + kept);
          }
        }
      }
    }
  }

  private static long sectorsWritten(byte[] file) {
    long ones = 0;
    for (byte b : file) {
      ones += b;
    }
    assertEquals(0, ones % Change.SECTOR);
    return ones / Change.SECTOR;
  }

  /// Inserts 0, 1 and 2, a commit each, and tells how many were done when power was cut.
  private static int insertUntilCut(FlashChip chip, String synchronous, long cutAt)
      throws SQLException {
    int done = 0;
    chip.cutAt(cutAt);
    try (Connection connection = open(chip, synchronous);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE number (n INTEGER NOT NULL)");
      for (int n = 0; n < 3; n++) {
        statement.execute("INSERT INTO number VALUES (" + n + ")");
        done++;
      }
    } catch (SQLException e) {
      if (cutAt == Long.MAX_VALUE) {
        throw e;
      }
    }
    return done;
  }

  private static List<Integer> numbers(FlashChip chip) throws SQLException {
    try (Connection connection = open(chip, "FULL");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT n FROM number ORDER BY n")) {
      List<Integer> numbers = new ArrayList<>();
      while (rows.next()) {
        numbers.add(rows.getInt(1));
      }
      return numbers;
    }
  }

  private static Connection open(FlashChip chip, String synchronous) throws SQLException {
    Connection connection = DriverManager.getConnection(chip.databaseUrl("numbers.db"));
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA locking_mode = EXCLUSIVE");
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = " + synchronous);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
