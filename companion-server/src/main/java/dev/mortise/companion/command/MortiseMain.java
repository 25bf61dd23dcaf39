package dev.mortise.companion.command;

import dev.mortise.sim.command.LockCommand;
import dev.mortise.sim.command.ProvisionCommand;
import dev.mortise.sim.command.app.AppCommand;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The program `mortise`.
@Command(
    name = "mortise",
    description =
        "A smart lock you can touch without owning one, and the backend its apps talk to.",
    mixinStandardHelpOptions = true,
    version = "mortise 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      SandboxCommand.class,
      ServeCommand.class,
      LockCommand.class,
      ProvisionCommand.class,
      AppCommand.class
    })
public final class MortiseMain implements Runnable {

  @Spec private CommandSpec spec;

  private MortiseMain() {}

  /// Runs a command and ends the process with its exit code.
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /// The command line, for the program and for whoever drives it in one process.
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new MortiseMain());
    try {
      line.setDefaultValueProvider(Defaults.of(System.getenv()));
    } catch (IOException e) {
      line.getErr().println(e.getMessage());
    }
    return line;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
    throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
  }
}
