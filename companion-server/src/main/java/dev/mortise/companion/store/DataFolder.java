package dev.mortise.companion.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The folder that holds all a companion keeps, used by one process at a time.
///
/// Only its owner may look into it: a folder that others could read is closed to them, and one that
/// everybody may write to is refused. A lock on the file `in-use` lasts as long as this object and
/// ends with the process, however that ends.
public final class DataFolder implements AutoCloseable {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /// Makes the folder if it is missing, and takes it for this process.
  ///
  /// @throws FolderUnusable if it cannot be made or written, or another process uses it
  public static DataFolder open(Path path) throws FolderUnusable {
    Path folder = path.toAbsolutePath().normalize();
    FileChannel channel;
    try {
      Files.createDirectories(folder, ownerOnly(FOLDER));
      close(folder);
      channel =
          FileChannel.open(
              folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (FolderUnusable e) {
      throw e;
    } catch (IOException e) {
      throw new FolderUnusable(
          "the folder " + folder + " cannot be made or written; name another with --data", e);
    }
    if (lock(channel) == null) {
      closeQuietly(channel);
      throw new FolderUnusable(
          "another process uses the folder "
              + folder
              + "; stop that one, or name another folder with --data",
          null);
    }
    return new DataFolder(folder, channel);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws FolderUnusable {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // The other user is in this very process.
      return null;
    } catch (IOException e) {
      closeQuietly(channel);
      throw new FolderUnusable("the folder's file in-use cannot be locked", e);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Set<PosixFilePermission> permissions) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  /// Takes from a folder that was there before what others may do with it.
  private static void close(Path folder) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    Set<PosixFilePermission> permissions = view.readAttributes().permissions();
    if (permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new FolderUnusable(
          "everybody may write to the folder " + folder + "; name one of your own with --data",
          null);
    }
    if (!FOLDER.containsAll(permissions)) {
      view.setPermissions(FOLDER);
    }
  }

  /// A file of that name inside that only its owner may read, made empty if it is missing.
  public Path ownFile(String name) throws FolderUnusable {
    Path file = file(name);
    try {
      if (Files.notExists(file)) {
        Files.createFile(file, ownerOnly(FILE));
      }
      return file;
    } catch (IOException e) {
      throw new FolderUnusable("the file " + file + " cannot be made", e);
    }
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // The channel was only read for its lock; nothing is lost with it.
    }
  }

  /// The folder itself, absolute.
  public Path path() {
    return path;
  }

  /// A file or folder of that name inside.
  public Path file(String name) {
    return path.resolve(name);
  }

  /// Gives the folder free for other processes.
  @Override
  public void close() {
    closeQuietly(channel);
  }
}
