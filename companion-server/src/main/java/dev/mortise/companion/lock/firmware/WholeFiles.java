package dev.mortise.companion.lock.firmware;

import dev.mortise.protocol.Octets;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which files of firmware were found whole, so that each is hashed once and not in each round to
/// each lock. One that was changed since, by its size, time or place on the disk, is hashed anew.
/// Safe for use by any thread.
final class WholeFiles {

  /// The files found whole last, the one asked about longest ago first, [FirmwareFolder#FILES_MAX]
  /// at most.
  private final Map<Path, Seen> whole = new LinkedHashMap<>(16, 0.75f, true);

  /// A file as it was when it was hashed.
  ///
  /// @param digest what its image hashes to, as its manifest says
  /// @param place its inode, where the system has such
  private record Seen(Octets digest, long size, FileTime changed, Optional<Object> place) {

    static Seen of(FirmwareImage image) throws IOException {
      BasicFileAttributes now =
          Files.readAttributes(image.file(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return new Seen(
          image.manifest().digest(),
          now.size(),
          now.lastModifiedTime(),
          Optional.ofNullable(now.fileKey()));
    }
  }

  /// Whether a file still holds what its manifest says.
  ///
  /// @param open the file; its position is moved
  boolean holds(FirmwareImage image, SeekableByteChannel open) throws IOException {
    // Asked before the file is read, so that a change meanwhile is one.
    Seen now = Seen.of(image);
    if (now.equals(known(image.file()))) {
      return true;
    }
    boolean isWhole = image.isWhole(open);
    if (isWhole) {
      note(image.file(), now);
    }
    return isWhole;
  }

  private synchronized @Nullable Seen known(Path file) {
    return whole.get(file);
  }

  private synchronized void note(Path file, Seen seen) {
    whole.put(file, seen);
    if (whole.size() > FirmwareFolder.FILES_MAX) {
      whole.remove(whole.keySet().iterator().next());
    }
  }
}
