package dev.mortise.companion.store.sqlite;

import java.nio.file.Path;

/// What SQLite asked of the disk, in the order in which it asked.
sealed interface DiskEvent {
  /// Bytes handed to the operating system, which may keep them in memory.
  @SuppressWarnings("ArrayRecordComponent") // the bytes of a write are compared nowhere
  record Write(Path file, long offset, byte[] bytes) implements DiskEvent {}

  /// A change of length, as volatile as a write.
  record Truncate(Path file, long size) implements DiskEvent {}

  /// The promise that what was written to a file is on the disk. For a journal just made SQLite
  /// syncs the folder with it, so that its name, and whatever was deleted before, is settled too.
  record Sync(Path file, boolean folderToo) implements DiskEvent {}

  /// The removal of a file, durable at once only if its folder was synced with it.
  record Delete(Path file, boolean folderToo) implements DiskEvent {}

  /// Not SQLite's: the test saw the answer to a unit of work.
  record Acknowledged(int unit) implements DiskEvent {}
}
