package dev.mortise.sim.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.lock.StoredState;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.device.LockPlace;
import dev.mortise.sim.device.LockSetup;
import dev.mortise.sim.world.WorldClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// A lock in a process of its own, killed with SIGKILL while somebody opens and closes the door,
/// over and over.
@Timeout(600)
class KilledLockIT {

  private static final int KILLS = Integer.getInteger("mortise.kills", 6);
  private static final int ROUNDS_MAX = 40;

  @TempDir Path folder;

  /// The killed process.
  static final class LockMain {
    public static void main(String[] arguments) {
      System.exit(new CommandLine(new LockCommand()).execute(arguments));
    }
  }

  @Test
  void whateverWasAnsweredBeforeAKillIsThereAfterIt() throws Exception {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    long answered = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      answered = Math.max(answered, liveAndDie(random.nextInt(ROUNDS_MAX)));
      StoredState found = reopen();
      assertTrue(
          found.journal().sequence() >= answered,
          "seed=%d kill=%d answered=%d found=%s".formatted(seed, kill, answered, found.journal()));
      answered = found.journal().sequence();
    }
  }

  /// Opens and closes until killed, and tells the newest sequence that the lock has printed.
  private long liveAndDie(int rounds) throws IOException, InterruptedException {
    Process process = start();
    long newest = 0;
    try (Writer in = process.outputWriter(StandardCharsets.UTF_8);
        BufferedReader out =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (int round = 0; round <= rounds; round++) {
        in.write("key unlock\nkey lock\nlog 1\n");
        in.flush();
        newest = nextSequence(out);
      }
      in.write("key unlock\nkey lock\nkey unlock\nkey lock\n");
      in.flush();
      process.destroyForcibly();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    } catch (IOException e) {
      assertTrue(newest > 0, () -> "the lock died by itself: " + e);
    }
    return newest;
  }

  private static long nextSequence(BufferedReader out) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("{")) {
        return Long.parseLong(line.replaceAll("^\\{\"sequence\":(\\d+),.*", "$1"));
      }
    }
    throw new IOException("the lock says nothing more");
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LockMain.class.getName(),
                "--data",
                folder.toString(),
                "--near-port",
                "0",
                "--no-panel",
                "--json"))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private StoredState reopen() throws Exception {
    try (WorldClock world = WorldClock.manual(Instant.EPOCH);
        LockDevice device = LockDevice.open(LockSetup.usual(LockPlace.folder(folder), world))) {
      StoredState stored = device.view().mind().orElseThrow().stored();
      int events =
          device.journal().from(1, 10_000).toCompletableFuture().get(30, TimeUnit.SECONDS).size();
      assertEquals(stored.journal().sequence(), events, "every event is there once");
      return stored;
    }
  }
}
