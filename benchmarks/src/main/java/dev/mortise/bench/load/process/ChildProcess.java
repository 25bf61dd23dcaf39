package dev.mortise.bench.load.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A JVM of its own that runs one of our programs until it is closed.
///
/// It is ended with this process too, if this process ends in an orderly way.
public final class ChildProcess implements AutoCloseable {

  private static final long READY_SECONDS_MAX = 60;
  private static final long END_SECONDS_MAX = 10;

  private final Process process;
  private final Thread hook;

  private ChildProcess(Process process) {
    this.process = process;
    this.hook = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Starts a program and waits until it says that it is ready.
  ///
  /// @param main its class
  /// @param log where its error stream goes
  /// @throws IOException if it does not become ready
  public static ChildProcess start(String main, List<String> arguments, Path log)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main);
    command.addAll(arguments);
    ChildProcess child =
        new ChildProcess(new ProcessBuilder(command).redirectError(log.toFile()).start());
    child.awaitReady(log);
    return child;
  }

  /// Reads what it says to its end, so that it never waits for a reader.
  private void awaitReady(Path log) throws IOException, InterruptedException {
    CompletableFuture<Boolean> ready = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            said.lines().filter(line -> line.contains("ready")).forEach(_ -> ready.complete(true));
          } catch (IOException e) {
            ready.completeExceptionally(e);
          }
          ready.complete(false);
        });
    try {
      if (ready.get(READY_SECONDS_MAX, TimeUnit.SECONDS)) {
        return;
      }
    } catch (ExecutionException | TimeoutException e) {
      close();
      throw new IOException("a process did not become ready", e);
    }
    close();
    throw new IOException("a process ended before it was ready: " + tail(log));
  }

  private static String tail(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    } catch (IOException e) {
      return "and left no log";
    }
  }

  public long pid() {
    return process.pid();
  }

  /// The processor time it has used.
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// A port of the loopback that was free a moment ago.
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(hook);
  }
}
