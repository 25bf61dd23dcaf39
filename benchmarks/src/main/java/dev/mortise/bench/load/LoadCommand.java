package dev.mortise.bench.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `mortise bench load`: puts the whole system under load.
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Puts the whole system under load, its processes apart, beside bare ends under the same.",
      "Let the machine do nothing else meanwhile; figures from a busy one mean nothing."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:measured, whether goals are met or not",
      "1:a load could not be run to its end",
      "2:the command line is wrong"
    })
public final class LoadCommand implements Callable<Integer> {

  private static final List<Load> LOADS = List.of(new UnlockLoad(), new IdleLocksLoad());

  @Parameters(paramLabel = "LOAD", description = "names of loads; all of them if none is named")
  private List<String> names = List.of();

  @Option(names = "--list", description = "name the loads, and run none")
  private boolean list;

  @Option(
      names = "--smoke",
      description = "run each once and briefly: shows that it still runs, measures nothing")
  private boolean smoke;

  @Option(names = "--json", paramLabel = "FILE", description = "also write the figures here")
  private Optional<Path> json = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where the locks' and the companion's files lie meanwhile, on the disk to test")
  private Optional<Path> data = Optional.empty();

  @Spec private CommandSpec spec;

  /// For the command line.
  public LoadCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Load> chosen = chosen();
    if (list) {
      chosen.forEach(load -> out.printf("%-12s %s%n", load.name(), load.sentence()));
      return 0;
    }
    try {
      Map<String, List<Figure>> results = new LinkedHashMap<>();
      for (Load load : chosen) {
        results.put(load.name(), run(load, out));
      }
      if (json.isPresent()) {
        Files.writeString(json.get(), JsonMapper.shared().writeValueAsString(results));
      }
      return 0;
    } catch (IOException e) {
      spec.commandLine().getErr().println("mortise bench load: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private List<Load> chosen() {
    List<Load> chosen = new ArrayList<>();
    for (String name : names) {
      chosen.add(
          LOADS.stream()
              .filter(load -> load.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(), "no load is called " + name + "; see --list")));
    }
    return chosen.isEmpty() ? LOADS : chosen;
  }

  private List<Figure> run(Load load, PrintWriter out) throws IOException, InterruptedException {
    Path folder =
        data.isPresent()
            ? Files.createTempDirectory(Files.createDirectories(data.get()), "load-")
            : Files.createTempDirectory("mortise-load-");
    try {
      out.printf("%s: %s%n", load.name(), load.sentence());
      out.printf(
          Locale.ROOT,
          "  %d processors, load average before %.1f, files on %s%n",
          Runtime.getRuntime().availableProcessors(),
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
          Files.getFileStore(folder).type());
      out.flush();
      List<Figure> figures = load.run(smoke, folder);
      figures.forEach(figure -> out.println(smoke ? figure.withoutGoal().line() : figure.line()));
      out.flush();
      return figures;
    } finally {
      remove(folder);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> everything = Files.walk(folder)) {
      for (Path path : everything.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
