package dev.mortise.sim.accessory;

import dev.mortise.authority.KeyRole;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.sim.maker.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Where one device keeps what it knows: a file that its owner alone may read, or memory.
final class AccessoryFile {

  private static final long BYTES_MAX = 4_096;

  private final KeyRole role;
  private final Optional<Path> file;
  private @Nullable AccessoryMemory known;
  private @Nullable String fault;

  /// @param role of the device
  /// @param file empty for a device that lives as long as the process
  AccessoryFile(KeyRole role, Optional<Path> file) {
    this.role = role;
    this.file = file;
  }

  /// What the device knows; empty while there is none. One whose file cannot be read counts as
  /// none: the lock beside it goes on, and [#missing] says what to do.
  synchronized Optional<AccessoryMemory> read() {
    if (known == null && file.isPresent() && Files.exists(file.get())) {
      try {
        known = load(file.get());
      } catch (IOException | MalformedCbor e) {
        spoilt(file.get(), e);
      }
    }
    return Optional.ofNullable(known);
  }

  private void spoilt(Path path, Exception cause) {
    if (fault == null) {
      fault = "the %s's file %s cannot be read (%s)".formatted(name(), path, cause.getMessage());
      Logger.warn("{}; it counts as none until another is taken out: {} new", fault, word());
    }
  }

  private static AccessoryMemory load(Path path) throws IOException, MalformedCbor {
    if (Files.size(path) > BYTES_MAX) {
      throw new IOException("it is too large");
    }
    return AccessoryMemory.parse(Files.readString(path));
  }

  /// Why there is none, and the way out: one sentence without its full stop.
  synchronized String missing() {
    return fault == null
        ? "there is no %s here; take one out: %s new".formatted(name(), word())
        : "%s; take another out: %s new".formatted(fault, word());
  }

  private String name() {
    return role.wireText().replace('-', ' ');
  }

  /// What a person types for it.
  private String word() {
    return role == KeyRole.DOOR_SENSOR ? "sensor" : "remote";
  }

  /// Keeps that this device counted so far, unless another was taken out of its box meanwhile.
  ///
  /// @return whether it is kept
  /// @throws UncheckedIOException if its file cannot be written; the message says so
  synchronized boolean count(AccessoryMemory device, long upTo) {
    Optional<AccessoryMemory> now = read();
    if (now.isEmpty() || !now.get().code().equals(device.code())) {
      return false;
    }
    keep(now.get().counted(upTo));
    return true;
  }

  /// Keeps this from now on, and for good where there is a file.
  ///
  /// @throws UncheckedIOException if its file cannot be written; the message says so
  synchronized AccessoryMemory keep(AccessoryMemory next) {
    if (file.isPresent()) {
      try {
        Path folder = file.get().toAbsolutePath().getParent();
        if (folder != null) {
          Files.createDirectories(folder);
        }
        WholeFile.replace(file.get(), next.text(), WholeFile.ownerOnly());
      } catch (IOException e) {
        throw new UncheckedIOException(
            "the %s's file %s cannot be written (%s)".formatted(name(), file.get(), e.getMessage()),
            e);
      }
    }
    fault = null;
    known = next;
    return next;
  }
}
