package dev.mortise.companion.survival;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One `mortise` command in a process of its own, with all that it prints.
final class Program implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int SHOWN = 40;

  private final String name;
  private final Process process;
  private final Writer input;
  private final ReentrantLock turn = new ReentrantLock();
  private final Condition changed = turn.newCondition();
  private final List<String> printed = new ArrayList<>();
  private boolean ended;

  private Program(String name, Process process) {
    this.name = name;
    this.process = process;
    this.input = process.outputWriter(StandardCharsets.UTF_8);
    Thread.ofVirtual().name(name + " says").start(this::listen);
  }

  /// Starts a command.
  ///
  /// @param room where the virtual machine keeps what it needs for itself
  static Program start(Path room, List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xlog:disable",
            "-Djava.io.tmpdir=" + room,
            "-Dtinylog.level=warn"));
    command.addAll(learnt(room.resolve(words.getFirst() + ".aot")));
    command.addAll(List.of("-cp", classPath(), "dev.mortise.companion.command.MortiseMain"));
    command.addAll(words);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new Program(words.getFirst(), process);
  }

  /// What the virtual machine learnt when the same command ended cleanly before. It learns nothing
  /// of classes that lie in folders.
  private static List<String> learnt(Path cache) {
    if (Stream.of(classPath().split(File.pathSeparator))
        .map(Path::of)
        .anyMatch(Files::isDirectory)) {
      return List.of();
    }
    return Files.exists(cache)
        ? List.of("-XX:AOTCache=" + cache)
        : List.of("-XX:-AOTClassLinking", "-XX:AOTCacheOutput=" + cache);
  }

  /// That of this test, without the tests.
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty() && !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      // The pipe broke with the process, which is what its end looks like, too.
    }
    turn.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      turn.unlock();
    }
  }

  private void add(String line) {
    turn.lock();
    try {
      printed.add(line);
      changed.signalAll();
    } finally {
      turn.unlock();
    }
  }

  /// How many lines it has printed so far.
  int mark() {
    turn.lock();
    try {
      return printed.size();
    } finally {
      turn.unlock();
    }
  }

  /// Types a line to it.
  void type(String line) throws CutOff {
    try {
      input.write(line + "\n");
      input.flush();
    } catch (IOException e) {
      throw new CutOff(e);
    }
  }

  /// Ends its input, as where there is no terminal.
  void endInput() throws IOException {
    input.close();
  }

  /// Waits for a line, and tells what was printed from a mark up to it.
  ///
  /// @throws CutOff if the program ends before it prints one
  List<String> await(int mark, Predicate<String> wanted) throws CutOff {
    long nanos = PATIENCE.toNanos();
    turn.lock();
    try {
      for (int next = mark; ; next++) {
        while (next >= printed.size() && !ended) {
          if (nanos <= 0) {
            throw new AssertionError(name + " keeps silent; it said " + newest());
          }
          nanos = changed.awaitNanos(nanos);
        }
        if (next >= printed.size()) {
          throw new CutOff(name + " ended; it said " + newest());
        }
        if (wanted.test(printed.get(next))) {
          return List.copyOf(printed.subList(mark, next + 1));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CutOff(e);
    } finally {
      turn.unlock();
    }
  }

  /// What it printed last, for whoever has to find out what went wrong.
  String newest() {
    turn.lock();
    try {
      List<String> shown = printed.subList(Math.max(0, printed.size() - SHOWN), printed.size());
      return String.join("\n", shown);
    } finally {
      turn.unlock();
    }
  }

  /// Ends it at once: SIGKILL on Unix.
  void kill() {
    process.destroyForcibly();
    join();
  }

  /// Asks it to stop, as Ctrl-C or a service's supervisor does.
  ///
  /// @return its exit code
  int stop() {
    // That of the process itself would close the pipe that its last words come through.
    var _ = process.toHandle().destroy();
    return join();
  }

  private int join() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(name + " does not end; it said " + newest());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted while " + name + " ends", e));
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
