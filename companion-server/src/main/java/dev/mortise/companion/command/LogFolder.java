package dev.mortise.companion.command;

import java.nio.file.Path;

/// Where the log goes while the terminal belongs to somebody: into files of their own, so that no
/// line of it comes between a lock and the person who touches it.
final class LogFolder {

  private static final String NEWEST = "mortise.log";
  private static final String FILES = "mortise.{count}.log";

  private LogFolder() {}

  /// Sends the log of this process into this folder, in two files of at most 10 MB each.
  ///
  /// It is heard only before the first line is logged; tinylog reads its settings once.
  ///
  /// @return the file with the newest lines
  static Path use(Path folder) {
    Path newest = folder.resolve(NEWEST);
    System.setProperty("tinylog.writer", "rolling file");
    System.setProperty("tinylog.writer.file", folder.resolve(FILES).toString());
    System.setProperty("tinylog.writer.latest", newest.toString());
    System.setProperty("tinylog.writer.policies", "size: 10mb");
    System.setProperty("tinylog.writer.backups", "1");
    System.setProperty("tinylog.writer.charset", "UTF-8");
    return newest;
  }
}
