package dev.mortise.companion.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.sim.command.ProvisionCommand;
import dev.mortise.sim.phone.companion.http.CompanionAddress;
import dev.mortise.sim.phone.memory.RadioAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Companion and lock as two processes on ports that stay the same, with a maker who made the lock.
final class Stage implements AutoCloseable {

  private static final String HOST = "localhost";

  /// The exit code of a virtual machine that was told to stop and did.
  private static final int STOPPED = 128 + 15;

  /// Which process.
  enum Part {
    COMPANION,
    LOCK
  }

  private final Path folder;
  private final Path room;
  private final List<Integer> ports;
  private @Nullable Program companion;
  private @Nullable Program lock;

  private Stage(Path folder, Path room, List<Integer> ports) {
    this.folder = folder;
    this.room = room;
    this.ports = ports;
  }

  /// A stage whose programs have not been started, in an empty folder.
  ///
  /// @param room where the virtual machines keep what they need for themselves
  static Stage build(Path folder, Path room) throws IOException {
    Stage stage = new Stage(folder, room, freePorts(4));
    provision("maker", stage.maker().toString());
    return stage;
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int port = 0; port < count; port++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
  }

  /// Starts both for the first time, stops them as a supervisor would, and starts them again.
  void open() throws IOException, CutOff {
    start(Part.COMPANION);
    awaitReady(Part.COMPANION);
    provisionLock();
    start(Part.LOCK);
    awaitReady(Part.LOCK);
    for (Part part : Part.values()) {
      assertEquals(STOPPED, program(part).stop(), () -> program(part).newest());
      start(part);
      awaitReady(part);
    }
  }

  /// Gives the lock its identity; the companion must have been ready once.
  void provisionLock() {
    provision(
        "lock",
        "--maker",
        maker().toString(),
        "--companion-ca",
        companionFolder().resolve("tls").resolve("authority.pem").toString(),
        "--data",
        lockFolder().toString());
  }

  private static void provision(String... words) {
    assertEquals(0, new CommandLine(new ProvisionCommand()).execute(words));
  }

  private Path maker() {
    return folder.resolve("maker");
  }

  private Path companionFolder() {
    return folder.resolve("companion");
  }

  private Path lockFolder() {
    return folder.resolve("lock");
  }

  CompanionAddress address() {
    return CompanionAddress.parse("http://" + HOST + ":" + ports.get(1));
  }

  RadioAddress radio() {
    return new RadioAddress(HOST, ports.get(3));
  }

  /// Starts a program; it may not be ready when this returns.
  void start(Part part) throws IOException {
    switch (part) {
      case COMPANION -> companion = Program.start(room, serve());
      case LOCK -> {
        lock = Program.start(room, lock());
        // Answered as soon as there is a lock to ask.
        typeQuietly(lock);
      }
    }
  }

  private static void typeQuietly(Program lock) {
    try {
      lock.type("status");
    } catch (CutOff e) {
      // Whoever waits for the lock to be ready is told.
    }
  }

  private List<String> serve() {
    return List.of(
        "serve",
        "--data",
        companionFolder().toString(),
        "--maker",
        maker().resolve("maker.pem").toString(),
        "--https-port",
        ports.get(0).toString(),
        "--http-port",
        ports.get(1).toString(),
        "--device-port",
        ports.get(2).toString());
  }

  private List<String> lock() {
    return List.of(
        "lock",
        "--data",
        lockFolder().toString(),
        "--companion",
        HOST + ":" + ports.get(2),
        "--no-panel",
        "--near-port",
        ports.get(3).toString());
  }

  /// Waits until a program can be talked to.
  void awaitReady(Part part) throws CutOff {
    switch (part) {
      case COMPANION -> {
        var _ = program(part).await(0, line -> line.startsWith("  authority "));
      }
      case LOCK -> {
        var _ = program(part).await(0, Stage::endsStatus);
      }
    }
  }

  /// The program that plays a part, running or not.
  Program program(Part part) {
    Program program =
        switch (part) {
          case COMPANION -> companion;
          case LOCK -> lock;
        };
    if (program == null) {
      throw new IllegalStateException("not started part=" + part);
    }
    return program;
  }

  /// Does something at the lock, and tells all that was seen and heard until it was done.
  List<String> atLock(String line) throws CutOff {
    Program running = program(Part.LOCK);
    int mark = running.mark();
    running.type(line);
    running.type("status");
    return running.await(mark, Stage::endsStatus);
  }

  private static boolean endsStatus(String line) {
    return line.startsWith("mode ") || line.startsWith("no power");
  }

  @Override
  public void close() {
    if (companion != null) {
      companion.close();
    }
    if (lock != null) {
      lock.close();
    }
  }
}
