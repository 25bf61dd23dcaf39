package dev.mortise.sim.command.option;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/// Answers a command line that means nothing: in one line what is wrong with it, and where its help
/// is. A command that does not exist is none with `--help` behind it either.
public final class WrongLine implements IParameterExceptionHandler, IExecutionStrategy {

  private final IExecutionStrategy right = new RunLast();

  private WrongLine() {}

  /// Has a command line with all its commands so far answer like this.
  public static CommandLine on(CommandLine line) {
    WrongLine wrong = new WrongLine();
    return line.setParameterExceptionHandler(wrong).setExecutionStrategy(wrong);
  }

  @Override
  public int execute(ParseResult line) {
    ParseResult at = line;
    while (at.hasSubcommand() && at.unmatched().isEmpty()) {
      at = at.subcommand();
    }
    if (!at.unmatched().isEmpty()) {
      throw new UnmatchedArgumentException(at.commandSpec().commandLine(), at.unmatched());
    }
    return right.execute(line);
  }

  @Override
  public int handleParseException(ParameterException fault, String[] arguments) {
    CommandSpec command = fault.getCommandLine().getCommandSpec();
    fault
        .getCommandLine()
        .getErr()
        .println("%s; see: %s --help".formatted(sentence(fault, command), command.qualifiedName()));
    fault.getCommandLine().getErr().flush();
    return command.exitCodeOnInvalidInput();
  }

  private static String sentence(ParameterException fault, CommandSpec command) {
    if (!(fault instanceof UnmatchedArgumentException unmatched)) {
      return firstLine(fault);
    }
    String perhaps = String.join(" or ", unmatched.getSuggestions());
    if (unmatched.isUnknownOption()
        || !command.positionalParameters().isEmpty()
        || command.subcommands().isEmpty()) {
      return firstLine(fault) + (perhaps.isEmpty() ? "" : "; perhaps " + perhaps);
    }
    return "%s has no command %s; %s"
        .formatted(
            command.qualifiedName(),
            unmatched.getUnmatched().getFirst(),
            perhaps.isEmpty()
                ? "it has " + String.join(", ", command.subcommands().keySet())
                : "perhaps " + perhaps);
  }

  private static String firstLine(ParameterException fault) {
    return String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
  }
}
