package dev.mortise.companion.command;

import dev.mortise.companion.CompanionSettings;
import dev.mortise.companion.sandbox.Sandbox;
import dev.mortise.companion.sandbox.SandboxSettings;
import dev.mortise.companion.sandbox.tour.Tour;
import dev.mortise.companion.store.DataFolder;
import dev.mortise.lock.LockModel;
import dev.mortise.sim.command.PanelOptions;
import dev.mortise.sim.command.StopSignal;
import dev.mortise.sim.command.TerminalSession;
import dev.mortise.sim.command.TerminalSession.End;
import dev.mortise.sim.command.option.ModelName;
import dev.mortise.sim.command.option.PortNumber;
import dev.mortise.sim.world.WorldClock;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `mortise sandbox`: companion and one simulated lock in one process, for whoever is new here.
@Command(
    name = "sandbox",
    description = "Run a companion and one simulated lock together, and touch the lock by typing.",
    sortOptions = false,
    footer = {
      "",
      "It ends with quit or Ctrl-C on an empty line. With lines from a pipe it does them and goes"
          + " on until it is told to stop. Typed lines are not kept between runs, for passcodes"
          + " stand in them."
    },
    mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {

  private static final String LOG = "log";

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:user.home}/.mortise/sandbox",
      description = "where everything is kept (${DEFAULT-VALUE})")
  private Path data;

  @Option(names = "--fresh", description = "forget what an earlier sandbox kept, and start over")
  private boolean fresh;

  @Option(
      names = "--tour",
      description =
          "play the whole story on a sandbox of its own, print it, and end; exits with 1 if it"
              + " deviates. What it leaves is kept where --data says, if it does")
  private boolean tour;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      converter = PortNumber.class,
      defaultValue = "" + CompanionSettings.PLAIN_PORT,
      description = "where apps connect, 0 for any free port (${DEFAULT-VALUE})")
  private int httpPort;

  @Option(
      names = "--device-port",
      paramLabel = "PORT",
      converter = PortNumber.class,
      defaultValue = "" + CompanionSettings.DEVICE_PORT,
      description = "where the lock connects, 0 for any free port (${DEFAULT-VALUE})")
  private int devicePort;

  @Option(
      names = "--near-port",
      paramLabel = "PORT",
      converter = PortNumber.class,
      defaultValue = "" + SandboxSettings.RADIO_PORT,
      description = "where phones reach the lock's radio, 0 for any (${DEFAULT-VALUE})")
  private int nearPort;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      converter = ModelName.class,
      defaultValue = "video-lock",
      description = "video-lock, or palm-lock, which reads palms and cards too (${DEFAULT-VALUE})")
  private LockModel model;

  @Mixin private PanelOptions panel;

  @Override
  public Integer call() {
    SandboxSettings settings =
        new SandboxSettings(data, httpPort, devicePort, nearPort)
            .withPanel(panel.listening())
            .withModel(model);
    try {
      if (tour) {
        return playTour() ? ExitCode.OK : ExitCode.SOFTWARE;
      }
      usable(data);
      if (fresh) {
        forget();
      }
      LogFolder.use(data.resolve(LOG));
      PrintWriter out = spec.commandLine().getOut();
      out.println("starting ...");
      out.flush();
      try (WorldClock world = WorldClock.running();
          Sandbox sandbox = Sandbox.start(settings, world);
          StopSignal stop = StopSignal.ending(sandbox)) {
        run(sandbox, stop);
        return ExitCode.OK;
      }
    } catch (IOException e) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("The sandbox cannot start: " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  /// Serves whoever types. Where nobody can, the sandbox goes on until it is told to stop.
  private static void run(Sandbox sandbox, StopSignal stop) throws IOException {
    End end = TerminalSession.run(sandbox.lock(), sandbox.world(), greeting(sandbox), false, false);
    if (end == End.INPUT_ENDED) {
      stop.await();
    }
  }

  private static void usable(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException(
          "the folder %s cannot be made; name another with --data".formatted(folder), e);
    }
    if (!Files.isWritable(folder)) {
      throw new IOException(
          "the folder %s may not be written; name another with --data".formatted(folder));
    }
  }

  /// Removes what a sandbox keeps, and nothing else: a folder that holds anything other than its
  /// rooms was not made by a sandbox, and stays.
  private void forget() throws IOException {
    List<String> rooms = List.of("companion", "maker", "lock", LOG);
    try (Stream<Path> inside = Files.list(data)) {
      if (!inside.allMatch(path -> rooms.contains(path.getFileName().toString()))) {
        throw new IOException(data + " holds more than a sandbox; choose another --data");
      }
    }
    try (DataFolder _ = DataFolder.open(data.resolve("companion"))) {
      // Nobody uses it now, so nobody misses what goes.
    }
    delete(data);
    spec.commandLine().getOut().println("Forgotten: all that was in " + data + ".");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> everything = Files.walk(folder)) {
      for (Path path : everything.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /// What a tour leaves in a folder of its own is kept only if it deviated.
  private boolean playTour() throws IOException {
    boolean named = spec.commandLine().getParseResult().hasMatchedOption("--data");
    Path folder = named ? data : Files.createTempDirectory("mortise-tour-");
    PrintWriter out =
        new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    LogFolder.use(folder.resolve("sandbox").resolve(LOG));
    boolean cameOut = Tour.play(folder, out);
    if (cameOut && !named) {
      delete(folder);
    }
    return cameOut;
  }

  private static String greeting(Sandbox sandbox) {
    return """
    Mortise sandbox, ready after %1$s.
      lock       %4$s
      companion  %2$s
      radio      localhost:%3$d  (stands for Bluetooth)
      panel      %5$s
    One process holds everybody's keys here, so the promise that a companion
    never opens a door does not hold in the sandbox; run serve and lock apart for that.
    Try: press cancel ok 135790 ok 135790 ok   makes the first administrator
         press 135790 ok                    opens the door
         help                               tells the rest; Ctrl-C ends it
    A phone, in another terminal:
         ./mortise app register you@example.org --companion %2$s
         then here: cover off, set hold, press 135790 ok; there, with the code that appears:
         ./mortise app pair - --near localhost:%3$d\
    """
        .formatted(
            StartTime.sinceStart(),
            sandbox.url(),
            sandbox.radio().getPort(),
            sandbox.lock().device().id(),
            sandbox.panel().map(PanelOptions::greeting).orElse("off"));
  }
}
