package dev.mortise.sim.flash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.flash.FlashStory.View;
import dev.mortise.sim.flash.medium.FolderMedium;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FlashTest {

  @TempDir Path folder;

  @Test
  void everyCommitIsThereWhenTheFlashIsOpenedAgain() {
    FolderMedium medium = new FolderMedium(folder);
    assertEquals(FlashStory.after(0), FlashStory.look(medium));
    for (int number = 1; number <= FlashStory.COMMITS; number++) {
      FlashStory.live(medium, number, number);
      assertEquals(FlashStory.after(number), FlashStory.look(medium));
    }
  }

  @Test
  @Tag("LK-82")
  void theFlashAloneTellsNothing() throws IOException {
    FlashStory.live(new FolderMedium(folder), 1, 5);
    for (String canary : List.of("state ", "thumb", "somebody")) {
      assertFalse(flashHolds(canary), canary);
    }
    Files.delete(folder.resolve(SecureElement.FILE));
    FolderMedium stolen = new FolderMedium(folder);
    assertEquals(FlashStory.after(0), FlashStory.look(stolen));
  }

  @Test
  @Tag("LK-82")
  void withTheSealOffTheSameSearchFindsTheSecret() throws IOException, SQLException {
    FlashStory.live(new FolderMedium(folder), 1, 1);
    inDatabase("INSERT INTO journal (sequence, made, sealed) VALUES (9, 1, X'7468756d62')");
    assertTrue(flashHolds("thumb"));
  }

  @Test
  @Tag("SEC-26")
  void anOldFlashIsRecognised() throws IOException {
    FolderMedium medium = new FolderMedium(folder);
    FlashStory.live(medium, 1, 4);
    byte[] old = Files.readAllBytes(folder.resolve(Flash.FILE));
    FlashStory.live(medium, 5, 5);
    Files.write(folder.resolve(Flash.FILE), old);
    View restored = new View(Optional.of("restored"), List.of(), List.of());
    assertEquals(restored, FlashStory.look(medium));
    assertEquals(restored, FlashStory.look(medium), "and stays recognised");
  }

  @Test
  @Tag("SEC-26")
  void aLostFlashIsRecognisedToo() throws IOException {
    FolderMedium medium = new FolderMedium(folder);
    FlashStory.live(medium, 1, 2);
    Files.delete(folder.resolve(Flash.FILE));
    assertEquals(Optional.of("restored"), FlashStory.look(medium).state());
  }

  @Test
  @Tag("SEC-26")
  void aResetMakesARestoredFlashUsableAndBringsNothingBack() throws IOException {
    FolderMedium medium = new FolderMedium(folder);
    FlashStory.live(medium, 1, 3);
    byte[] old = Files.readAllBytes(folder.resolve(Flash.FILE));
    FlashStory.live(medium, 4, 5);
    Files.write(folder.resolve(Flash.FILE), old);
    FlashStory.live(medium, 6, 6);
    assertEquals(FlashStory.after(6), FlashStory.look(medium));
  }

  @Test
  @Tag("LK-29")
  @Tag("SEC-18")
  void afterAResetTheFlashHoldsNoneOfTheOldRows() throws SQLException, IOException {
    FolderMedium medium = new FolderMedium(folder);
    FlashStory.live(medium, 1, 5);
    byte[] oldElement = Files.readAllBytes(folder.resolve(SecureElement.FILE));
    List<byte[]> sealed = sealedRows();
    assertTrue(sealed.size() > 5);
    FlashStory.live(medium, 6, 6);
    byte[] database = Files.readAllBytes(folder.resolve(Flash.FILE));
    for (byte[] row : sealed) {
      assertFalse(holds(database, row), "a row that was sealed before the reset");
    }
    Files.write(folder.resolve(SecureElement.FILE), oldElement);
    assertEquals(Optional.of("restored"), FlashStory.look(medium).state());
  }

  @Test
  void rowsThatChangePlacesAreNotBelieved() throws SQLException {
    FolderMedium medium = new FolderMedium(folder);
    FlashStory.live(medium, 1, 3);
    inDatabase(
        "UPDATE template SET sealed = (SELECT sealed FROM template WHERE slot = 2)",
        "UPDATE journal SET sealed = (SELECT sealed FROM journal WHERE sequence = 2)");
    View view = FlashStory.look(medium);
    assertEquals(Optional.of("state 3"), view.state());
    assertEquals(List.of(2L), view.events());
    assertEquals(List.of(2), view.fingers());
  }

  @Test
  void aDamagedRecordIsNoState() throws SQLException {
    FolderMedium medium = new FolderMedium(folder);
    FlashStory.live(medium, 1, 2);
    inDatabase("UPDATE record SET sealed = zeroblob(length(sealed))");
    assertEquals(Optional.of("restored"), FlashStory.look(medium).state());
  }

  @Test
  void aSecondProcessIsToldThatTheFlashIsInUse() {
    FolderMedium medium = new FolderMedium(folder);
    try (SecureElement element = FlashStory.element(medium);
        Flash flash = Flash.open(medium, element)) {
      assertInstanceOf(FlashStart.Blank.class, flash.start());
      FlashFailed refused =
          assertThrows(FlashFailed.class, () -> Flash.open(medium, element).close());
      assertTrue(refused.toString().contains("in use by another process"));
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() {
    FolderMedium nowhere = new FolderMedium(folder.resolve("missing"));
    FlashFailed failed = assertThrows(FlashFailed.class, () -> FlashStory.element(nowhere).close());
    assertTrue(failed.toString().contains("missing"), failed.toString());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void bothFilesAreTheOwnersAlone() throws IOException {
    FlashStory.live(new FolderMedium(folder), 1, 1);
    for (String file : List.of(SecureElement.FILE, Flash.FILE)) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))));
    }
  }

  private boolean flashHolds(String text) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> file.toString().contains(Flash.FILE)).toList()) {
        if (holds(Files.readAllBytes(file), FlashStory.utf8(text))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean holds(byte[] content, byte[] wanted) {
    return new String(content, StandardCharsets.ISO_8859_1)
        .contains(new String(wanted, StandardCharsets.ISO_8859_1));
  }

  private void inDatabase(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    }
  }

  private List<byte[]> sealedRows() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT sealed FROM journal UNION ALL SELECT sealed FROM template"
                    + " UNION ALL SELECT sealed FROM record")) {
      Stream.Builder<byte[]> sealed = Stream.builder();
      while (rows.next()) {
        sealed.add(rows.getBytes(1));
      }
      return sealed.build().toList();
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(new FolderMedium(folder).databaseUrl(Flash.FILE));
  }
}
