package dev.mortise.sim.command;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whose maker's folder a command works with, as its option says.
final class MakerFolder {

  @Option(
      names = "--maker",
      required = true,
      paramLabel = "DIR",
      description = "The maker's folder.")
  private @Nullable Path folder;

  /// The folder; picocli runs no command without it.
  Path path() {
    return Objects.requireNonNull(folder);
  }
}
