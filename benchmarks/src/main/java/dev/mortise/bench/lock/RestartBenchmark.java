package dev.mortise.bench.lock;

import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.device.PlaceUnusable;
import dev.mortise.sim.flash.Flash;
import dev.mortise.sim.sensor.FingerImage;
import dev.mortise.sim.sensor.finger.SyntheticFinger;
import dev.mortise.sim.world.WorldClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// How long does a lock that holds all it can take to start again?
///
/// `start` is from nothing to a keypad that listens, on a folder; `startAndTouch` goes on until the
/// first finger is recognised, for which all templates are opened. Beside them `bareRead`: SQLite
/// alone reads every row of the same file. The aim is 300 ms.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 10) // a lock of a simulation that runs; -wi 0 is the first of a process
@Measurement(iterations = 20)
@Fork(2) // two JVMs, because two compilations of the same code can differ
public class RestartBenchmark {
  private static final List<String> TABLES = List.of("record", "journal", "template", "outbox");

  private final FingerImage finger = SyntheticFinger.of(1).impression(1);
  private @Nullable Path folder;
  private @Nullable FullLock lock;
  private @Nullable WorldClock world;
  private @Nullable LockDevice device;

  @Setup
  public void fill() throws IOException, PlaceUnusable {
    folder = Files.createTempDirectory("mortise-restart");
    lock = FullLock.in(folder);
  }

  @TearDown
  public void remove() throws IOException {
    if (folder != null) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
  }

  @TearDown(Level.Invocation)
  public void stop() {
    if (device != null) {
      device.close();
      device = null;
    }
    if (world != null) {
      world.close();
      world = null;
    }
  }

  @Benchmark
  public Object start() throws PlaceUnusable {
    return started().view();
  }

  @Benchmark
  public Object startAndTouch() throws PlaceUnusable {
    return started().hands().touch(finger).toCompletableFuture().join();
  }

  private LockDevice started() throws PlaceUnusable {
    if (lock == null) {
      throw new IllegalStateException("the lock was never filled");
    }
    WorldClock fresh = FullLock.world();
    world = fresh;
    LockDevice begun = lock.open(fresh);
    device = begun;
    return begun;
  }

  @Benchmark
  public long bareRead() throws SQLException {
    long bytes = 0;
    try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + folder + "/" + Flash.FILE);
        Statement statement = file.createStatement()) {
      for (String table : TABLES) {
        try (ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
          int last = row.getMetaData().getColumnCount();
          while (row.next()) {
            byte[] content = row.getBytes(last);
            bytes += content == null ? 0 : content.length;
          }
        }
      }
    }
    return bytes;
  }
}
