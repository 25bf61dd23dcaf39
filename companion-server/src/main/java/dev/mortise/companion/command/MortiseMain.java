package dev.mortise.companion.command;

import dev.mortise.sim.command.FleetCommand;
import dev.mortise.sim.command.LockCommand;
import dev.mortise.sim.command.ProvisionCommand;
import dev.mortise.sim.command.app.AppCommand;
import dev.mortise.sim.command.option.WrongLine;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The program `mortise`.
@Command(
    name = "mortise",
    description =
        "A smart lock you can touch without owning one, and the backend its apps talk to.",
    mixinStandardHelpOptions = true,
    version = "mortise 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "The launcher knows more: accuracy tells how well fingerprints are told apart,",
      "bench measures what it costs (both have --help), --jdk says which JDK it uses.",
      "",
      "New here? Start with: mortise sandbox"
    })
public final class MortiseMain implements Runnable {

  @Spec private CommandSpec spec;

  private MortiseMain() {}

  /// Runs a command and ends the process with its exit code.
  public static void main(String[] arguments) {
    NativeLibraries.find();
    try {
      System.exit(commandLine(System.getenv(), arguments).execute(arguments));
    } catch (IOException e) {
      System.err.println(e.getMessage());
      System.exit(ExitCode.USAGE);
    }
  }

  private static Map<String, Supplier<Object>> commands() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("sandbox", SandboxCommand::new);
    commands.put("serve", ServeCommand::new);
    commands.put("lock", LockCommand::new);
    commands.put("fleet", FleetCommand::new);
    commands.put("provision", ProvisionCommand::new);
    commands.put("app", AppCommand::new);
    commands.put("help", CommandLine.HelpCommand::new);
    return commands;
  }

  /// The command line for these arguments. To learn all commands takes as long as to run one, so it
  /// knows only the one that is named; all of them where none is, or one that does not exist.
  ///
  /// @throws IOException if the environment names a file of defaults that cannot be read
  static CommandLine commandLine(Map<String, String> environment, String... arguments)
      throws IOException {
    CommandLine line = new CommandLine(new MortiseMain());
    Map<String, Supplier<Object>> commands = commands();
    String named = arguments.length == 0 ? "" : arguments[0];
    if (commands.containsKey(named) && !named.equals("help")) {
      commands.keySet().retainAll(Set.of(named));
    }
    commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
    line.setDefaultValueProvider(Defaults.of(environment));
    return WrongLine.on(line);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
    throw new ParameterException(spec.commandLine(), "Which command?");
  }
}
