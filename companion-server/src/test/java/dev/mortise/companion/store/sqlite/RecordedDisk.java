package dev.mortise.companion.store.sqlite;

import dev.mortise.companion.store.sqlite.DiskEvent.Acknowledged;
import dev.mortise.companion.store.sqlite.DiskEvent.Delete;
import dev.mortise.companion.store.sqlite.DiskEvent.Sync;
import dev.mortise.companion.store.sqlite.DiskEvent.Truncate;
import dev.mortise.companion.store.sqlite.DiskEvent.Write;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A disk that remembers: SQLite writes real files through it, and it notes in order what was asked
/// of it, so that a test can work out what a power cut at any point would leave.
final class RecordedDisk {
  private final List<DiskEvent> events = new ArrayList<>();
  private final String name;
  private volatile boolean syncsFail;

  RecordedDisk() throws SQLException {
    name = new SqliteVfs(this).name();
  }

  /// The URL under which SQLite reaches a file through this disk.
  String url(Path file) {
    return "jdbc:sqlite:file:" + file + "?vfs=" + name;
  }

  /// From now on every sync fails, as that of a dying disk does.
  void failSyncs() {
    syncsFail = true;
  }

  boolean syncsFail() {
    return syncsFail;
  }

  synchronized void wrote(Path file, long offset, byte[] bytes) {
    events.add(new Write(file, offset, bytes));
  }

  synchronized void truncated(Path file, long size) {
    events.add(new Truncate(file, size));
  }

  synchronized void synced(Path file, boolean folderToo) {
    events.add(new Sync(file, folderToo));
  }

  synchronized void deleted(Path file, boolean folderToo) {
    events.add(new Delete(file, folderToo));
  }

  synchronized void acknowledged(int unit) {
    events.add(new Acknowledged(unit));
  }

  /// What has been asked so far.
  synchronized List<DiskEvent> events() {
    return List.copyOf(events);
  }
}
