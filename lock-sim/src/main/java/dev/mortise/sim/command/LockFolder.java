package dev.mortise.sim.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which lock a command works with, as its option says.
final class LockFolder {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The lock's folder; MORTISE_DATA/lock or ~/.mortise/lock otherwise.")
  private @Nullable Path named;

  /// The folder that was named, or the usual one.
  Path path() {
    return DataFolders.lock(named);
  }
}
