package dev.mortise.sim.device;

import dev.mortise.protocol.LockId;
import dev.mortise.sim.flash.FlashFailed;
import dev.mortise.sim.flash.SecureElement;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.flash.medium.FolderMedium;
import dev.mortise.sim.flash.medium.Medium;
import dev.mortise.sim.flash.power.CuttableMedium;
import dev.mortise.sim.world.MonotonicCount;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.UUID;

/// Where one lock keeps everything that outlives a process: a folder of its own, or a chip in
/// memory.
public final class LockPlace implements AutoCloseable {

  private static final String MONOTONIC = "monotonic";
  private static final String IN_USE = "in-use";

  private final Medium beside;
  private final CuttableMedium medium;
  private final MonotonicCount count;
  private final AutoCloseable guard;

  private LockPlace(Medium medium, MonotonicCount count, AutoCloseable guard) {
    this.beside = medium;
    this.medium = new CuttableMedium(medium);
    this.count = count;
    this.guard = guard;
  }

  /// A folder, made if there is none, which this process alone may use until the place is closed.
  ///
  /// @throws PlaceUnusable if it cannot be made, written, or had alone
  public static LockPlace folder(Path folder) throws PlaceUnusable {
    try {
      Files.createDirectories(folder);
      FileChannel guard = alone(folder);
      try {
        return new LockPlace(
            new FolderMedium(folder), MonotonicCount.open(folder.resolve(MONOTONIC)), guard);
      } catch (IOException e) {
        guard.close();
        throw e;
      }
    } catch (IOException e) {
      throw new PlaceUnusable(
          "The lock cannot keep its data in %s; name a folder you may write to with --data."
              .formatted(folder));
    }
  }

  /// A chip in memory, which stays the caller's; the monotonic count is forgotten with the process.
  public static LockPlace chip(FlashChip chip) {
    return new LockPlace(chip, MonotonicCount.inMemory(), () -> {});
  }

  private static FileChannel alone(Path folder) throws IOException, PlaceUnusable {
    FileChannel guard =
        FileChannel.open(
            folder.resolve(IN_USE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (guard.tryLock() != null) {
        return guard;
      }
    } catch (OverlappingFileLockException e) {
      // Another lock of this very process; it is told the same.
    }
    guard.close();
    throw new PlaceUnusable(
        "Another process runs the lock in %s; stop that one, or name another folder with --data."
            .formatted(folder));
  }

  /// The secure element of the lock that lives here; a place without one becomes that of a new
  /// lock.
  ///
  /// @throws FlashFailed if it cannot be read or made
  public SecureElement secureElement() {
    SecureRandom random = new SecureRandom();
    return SecureElement.find(medium, random)
        .orElseGet(() -> SecureElement.make(medium, new LockId(UUID.randomUUID()), random));
  }

  /// What the lock writes goes here.
  Medium medium() {
    return medium;
  }

  /// Whether, and when, the lock's power is cut at a write.
  CuttableMedium power() {
    return medium;
  }

  /// What is no memory of the lock's goes here: cutting its power does not keep it from lasting.
  Medium beside() {
    return beside;
  }

  MonotonicCount count() {
    return count;
  }

  /// Lets others use the place. The lock in it must be closed before, and its clock with it.
  @Override
  public void close() {
    try {
      guard.close();
    } catch (Exception e) {
      throw new IllegalStateException("a lock's place cannot be let go", e);
    }
  }
}
