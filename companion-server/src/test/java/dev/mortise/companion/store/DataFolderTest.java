package dev.mortise.companion.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path temp;

  @Test
  void folderIsMadeWithItsParents() throws IOException {
    try (DataFolder folder = DataFolder.open(temp.resolve("a/b"))) {
      assertTrue(Files.isDirectory(folder.path()));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void newFolderIsItsOwnersAlone() throws IOException {
    try (DataFolder folder = DataFolder.open(temp.resolve("a"))) {
      assertEquals(
          PosixFilePermissions.fromString("rwx------"),
          Files.getPosixFilePermissions(folder.path()));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anOldFolderIsClosedToOthersAndItsFilesToo() throws IOException {
    Path old = Files.createDirectory(temp.resolve("old"));
    Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (DataFolder folder = DataFolder.open(old)) {
      assertEquals(
          PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(old));
      assertEquals(
          PosixFilePermissions.fromString("rw-------"),
          Files.getPosixFilePermissions(folder.ownFile("companion.db")));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFolderOfEverybodyIsRefusedAndLeftAsItIs() throws IOException {
    Path shared = Files.createDirectory(temp.resolve("shared"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThrows(FolderUnusable.class, () -> DataFolder.open(shared));
    assertEquals(
        PosixFilePermissions.fromString("rwxrwxrwx"), Files.getPosixFilePermissions(shared));
  }

  @Test
  void folderInUseIsRefusedInOneSentence() throws IOException {
    try (DataFolder first = DataFolder.open(temp)) {
      FolderUnusable refusal =
          assertThrows(FolderUnusable.class, () -> DataFolder.open(first.path()));
      assertEquals(
          "another process uses the folder "
              + first.path()
              + "; stop that one, or name another folder with --data",
          refusal.getMessage());
    }
  }

  @Test
  void folderIsFreeAgainAfterClose() throws IOException {
    DataFolder.open(temp).close();
    try (DataFolder again = DataFolder.open(temp)) {
      assertEquals(temp.toAbsolutePath(), again.path());
    }
  }

  @Test
  void folderBehindFileIsRefused() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    FolderUnusable refusal =
        assertThrows(FolderUnusable.class, () -> DataFolder.open(file.resolve("folder")));
    assertTrue(refusal.toString().contains("cannot be made or written"), refusal.toString());
  }
}
