package dev.mortise.bench;

import dev.mortise.bench.accuracy.AccuracyCommand;
import dev.mortise.sim.command.option.WrongLine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// What stands behind `./mortise bench` and `./mortise accuracy`.
@Command(
    name = "mortise",
    description = "Measures Mortise.",
    subcommands = {BenchCommand.class, AccuracyCommand.class, HelpCommand.class})
public final class BenchMain {
  private BenchMain() {}

  /// Runs the command and ends the process with its exit code.
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return WrongLine.on(new CommandLine(new BenchMain()));
  }
}
