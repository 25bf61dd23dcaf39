package dev.mortise.bench;

import dev.mortise.bench.load.LoadCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs the micro-benchmarks whose names match, all of them if none is named. Whole-system loads
/// are a command of their own below it.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = LoadCommand.class,
    description = {
      "Measures what Mortise costs, with JMH, each benchmark in JVMs of its own.",
      "Let the machine do nothing else meanwhile; figures from a busy one mean nothing."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:measured", "1:a benchmark failed", "2:the command line is wrong"})
final class BenchCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "PATTERN",
      description = "regular expressions; a benchmark runs if its name contains one")
  private List<String> patterns = List.of();

  @Option(names = "--list", description = "name the benchmarks that match, and run none")
  private boolean list;

  @Option(
      names = "--smoke",
      description = "run each once and briefly: shows that it still runs, measures nothing")
  private boolean smoke;

  @Option(names = "--json", paramLabel = "FILE", description = "also write the results here")
  private Optional<Path> json = Optional.empty();

  @Spec private CommandSpec spec;

  BenchCommand() {}

  @Override
  public Integer call() {
    Runner runner = new Runner(options().build(), output());
    try {
      if (list) {
        runner.list();
      } else {
        runner.run();
      }
      return 0;
    } catch (RunnerException e) {
      spec.commandLine().getErr().println("mortise bench: " + e.getMessage());
      return 1;
    }
  }

  private static OutputFormat output() {
    OutputStream quiet = new IncubatorNotice(new FileOutputStream(FileDescriptor.out));
    return OutputFormatFactory.createFormatInstance(
        new PrintStream(quiet, true, System.out.charset()), VerboseMode.NORMAL);
  }

  private ChainedOptionsBuilder options() {
    ChainedOptionsBuilder options = new OptionsBuilder().shouldFailOnError(true);
    patterns.forEach(options::include);
    json.ifPresent(file -> options.result(file.toString()).resultFormat(ResultFormatType.JSON));
    // JMH itself still uses Unsafe, of which a JVM would warn in every fork.
    options.jvmArgsAppend(
        "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED",
        "--add-modules=jdk.incubator.vector");
    if (smoke) {
      options.forks(1).warmupIterations(1).measurementIterations(1);
      options.warmupTime(TimeValue.milliseconds(50)).measurementTime(TimeValue.milliseconds(50));
    }
    return options;
  }
}
