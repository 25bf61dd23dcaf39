package dev.mortise.companion.command;

import dev.mortise.companion.CompanionSettings;
import dev.mortise.companion.sandbox.Sandbox;
import dev.mortise.companion.sandbox.SandboxSettings;
import dev.mortise.sim.command.TerminalSession;
import dev.mortise.sim.world.WorldClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `mortise sandbox`: companion and one simulated lock in one process, for whoever is new here.
@Command(
    name = "sandbox",
    description = "Run a companion and one simulated lock together, and touch the lock by typing.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {

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
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "" + CompanionSettings.PLAIN_PORT,
      description = "where apps connect (${DEFAULT-VALUE})")
  private int httpPort;

  @Option(
      names = "--device-port",
      paramLabel = "PORT",
      defaultValue = "" + CompanionSettings.DEVICE_PORT,
      description = "where the lock connects (${DEFAULT-VALUE})")
  private int devicePort;

  @Option(
      names = "--near-port",
      paramLabel = "PORT",
      defaultValue = "" + SandboxSettings.RADIO_PORT,
      description = "where phones reach the lock's radio (${DEFAULT-VALUE})")
  private int nearPort;

  @Override
  public Integer call() {
    SandboxSettings settings = new SandboxSettings(data, httpPort, devicePort, nearPort);
    try {
      if (fresh) {
        forget();
      }
      try (WorldClock world = WorldClock.running();
          Sandbox sandbox = Sandbox.start(settings, world)) {
        String greeting = greeting(sandbox);
        return TerminalSession.run(sandbox.lock(), world, greeting, false, false)
            ? ExitCode.OK
            : ExitCode.SOFTWARE;
      }
    } catch (IOException e) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("The sandbox cannot start: " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  /// Removes what a sandbox keeps, and nothing else: a folder that holds anything other than its
  /// three rooms was not made by a sandbox, and stays.
  private void forget() throws IOException {
    if (Files.notExists(data)) {
      return;
    }
    List<String> rooms = List.of("companion", "maker", "lock");
    try (Stream<Path> inside = Files.list(data)) {
      if (!inside.allMatch(path -> rooms.contains(path.getFileName().toString()))) {
        throw new IOException(data + " holds more than a sandbox; choose another --data");
      }
    }
    try (Stream<Path> everything = Files.walk(data)) {
      for (Path path : everything.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static String greeting(Sandbox sandbox) {
    long startedMillis = ManagementFactory.getRuntimeMXBean().getStartTime();
    long tookMillis = System.currentTimeMillis() - startedMillis;
    return """
    Mortise sandbox, ready after %.1f s.
      lock       %s
      companion  %s
      radio      localhost:%d  (stands for Bluetooth)
    One process holds everybody's keys here, so the promise that a companion
    never opens a door does not hold in the sandbox; run serve and lock apart for that.
    Try: press cancel ok 135790 ok 135790 ok   makes the first administrator
         press 135790 ok                    opens the door
         help                               tells the rest; Ctrl-C ends it\
    """
        .formatted(
            tookMillis / 1000.0,
            sandbox.lock().device().id(),
            sandbox.url(),
            sandbox.radio().getPort());
  }
}
