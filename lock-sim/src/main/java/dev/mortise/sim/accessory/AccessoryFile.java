package dev.mortise.sim.accessory;

import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.sim.maker.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where one device keeps what it knows: a file that its owner alone may read, or memory.
final class AccessoryFile {

  private static final long BYTES_MAX = 4_096;

  private final Optional<Path> file;
  private @Nullable AccessoryMemory known;

  /// @param file empty for a device that lives as long as the process
  AccessoryFile(Optional<Path> file) {
    this.file = file;
  }

  /// What the device knows; empty while there is none.
  ///
  /// @throws UncheckedIOException if its file cannot be read; the message says what to do
  synchronized Optional<AccessoryMemory> read() {
    if (known == null && file.isPresent() && Files.exists(file.get())) {
      known = load(file.get());
    }
    return Optional.ofNullable(known);
  }

  private static AccessoryMemory load(Path path) {
    try {
      if (Files.size(path) > BYTES_MAX) {
        throw new IOException("it is too large");
      }
      return AccessoryMemory.parse(Files.readString(path));
    } catch (IOException | MalformedCbor e) {
      throw unusable(path, "read", e);
    }
  }

  /// Keeps this from now on, and for good where there is a file.
  synchronized AccessoryMemory keep(AccessoryMemory next) {
    if (file.isPresent()) {
      try {
        Path folder = file.get().toAbsolutePath().getParent();
        if (folder != null) {
          Files.createDirectories(folder);
        }
        WholeFile.replace(file.get(), next.text(), WholeFile.ownerOnly());
      } catch (IOException e) {
        throw unusable(file.get(), "written", e);
      }
    }
    known = next;
    return next;
  }

  private static UncheckedIOException unusable(Path path, String how, Exception cause) {
    return new UncheckedIOException(
        new IOException(
            "the device's file %s cannot be %s (%s); take another out of its box"
                .formatted(path, how, cause.getMessage()),
            cause));
  }
}
