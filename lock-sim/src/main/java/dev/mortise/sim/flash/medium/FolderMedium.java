package dev.mortise.sim.flash.medium;

import dev.mortise.protocol.Octets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A folder of the host.
///
/// @param folder an existing folder
public record FolderMedium(Path folder) implements Medium {

  private static final Set<StandardOpenOption> OVERWRITE =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);

  @Override
  public String databaseUrl(String file) {
    return "jdbc:sqlite:" + folder.resolve(file).toAbsolutePath();
  }

  @Override
  public Optional<byte[]> read(String file) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(folder.resolve(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Beginning> beginning(String file, int most) throws IOException {
    try (FileChannel channel = FileChannel.open(folder.resolve(file), StandardOpenOption.READ)) {
      byte[] bytes = Channels.newInputStream(channel).readNBytes(most);
      return Optional.of(new Beginning(Octets.adopt(bytes), channel.size()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public OpenFile open(String file) throws IOException {
    return new OpenInFolder(FileChannel.open(folder.resolve(file), StandardOpenOption.WRITE));
  }

  @Override
  public void write(String file, byte[] content) throws IOException {
    Path path = folder.resolve(file);
    try (FileChannel channel = FileChannel.open(path, OVERWRITE, ownerOnly())) {
      write(channel, 0, content);
    }
  }

  private static void write(FileChannel channel, long at, byte[] bytes) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      channel.write(rest, at + rest.position());
    }
  }

  private record OpenInFolder(FileChannel channel) implements OpenFile {

    @Override
    public void write(long at, byte[] bytes) throws IOException {
      FolderMedium.write(channel, at, bytes);
    }

    /// The length never changes, so the content is all there is to sync.
    @Override
    public void sync() throws IOException {
      channel.force(false);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  @Override
  public void sync(String file) throws IOException {
    try (FileChannel channel = FileChannel.open(folder.resolve(file), StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(String file) throws IOException {
    Files.deleteIfExists(folder.resolve(file));
  }

  @Override
  public Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> String.valueOf(file.getFileName()))
          .collect(Collectors.toUnmodifiableSet());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// On systems where a folder cannot be opened as a file, renaming is durable by itself or not at
  /// all.
  @Override
  public void syncNames() throws IOException {
    if (!posix()) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private FileAttribute<?>[] ownerOnly() {
    return posix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private boolean posix() {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
