package dev.mortise.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// What stands behind `./mortise bench`.
@Command(
    name = "mortise",
    description = "Measures Mortise.",
    subcommands = {BenchCommand.class, HelpCommand.class})
public final class BenchMain {
  private BenchMain() {}

  /// Runs the command and ends the process with its exit code.
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new BenchMain()).execute(arguments));
  }
}
