package dev.mortise.sim.phone.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// A file that its owner alone may read, and that is replaced whole: after a power cut it holds
/// either all of the old or all of the new.
final class ProtectedFile {

  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<StandardOpenOption> FRESH =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final Path file;

  ProtectedFile(Path file) {
    this.file = file;
  }

  /// What the file holds; empty if there is none.
  ///
  /// @throws PhoneUnusable if others may read it, or it is larger than `bytesMax`
  Optional<byte[]> read(int bytesMax) throws IOException {
    try {
      checkPrivate();
      if (Files.size(file) > bytesMax) {
        throw new PhoneUnusable(file + " is too large to be a phone's memory");
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private void checkPrivate() throws IOException {
    if (!posix()) {
      return;
    }
    Set<PosixFilePermission> given = Files.getPosixFilePermissions(file);
    if (!OWNERS.containsAll(given)) {
      throw new PhoneUnusable(
          "others may read %s, which holds the phone's keys; forbid it with: chmod 600 %s"
              .formatted(file, file));
    }
  }

  /// Replaces the content. When this returns, it survives a power cut.
  void replace(byte[] content) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(next);
    try (FileChannel channel = FileChannel.open(next, FRESH, ownerOnly())) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    syncNames();
  }

  /// On systems where a folder cannot be opened as a file, renaming is durable by itself or not at
  /// all.
  private void syncNames() throws IOException {
    Path folder = file.getParent();
    if (folder != null && posix()) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private FileAttribute<?>[] ownerOnly() {
    return posix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNERS)}
        : new FileAttribute<?>[0];
  }

  private boolean posix() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
