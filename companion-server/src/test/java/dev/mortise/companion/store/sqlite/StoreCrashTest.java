package dev.mortise.companion.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.mortise.companion.store.DataFolder;
import dev.mortise.companion.store.StorePolicy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was answered survives `kill -9`. A child process writes and prints what was answered; it is
/// killed at a random row, and the store is opened again here, in a folder that nobody cleaned up.
///
/// The operating system lives on and keeps what was written to it, so this shows nothing about the
/// disk; that is [PowerCutTest]'s part.
class StoreCrashTest {
  private static final int ROUNDS = 3;
  private static final long SEED = 20260301L;

  @TempDir Path temp;
  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void whatWasAnsweredSurvivesKill() throws Exception {
    TreeSet<Integer> acknowledged = new TreeSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      acknowledged.addAll(writeUntilKilled(round * 1_000_000));
      TreeSet<Integer> lost = new TreeSet<>(acknowledged);
      lost.removeAll(rows());
      assertEquals(new TreeSet<>(), lost, "lost in round " + round + ", seed " + SEED);
    }
  }

  private Set<Integer> writeUntilKilled(int first) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dtinylog.level=warn",
                "-cp",
                System.getProperty("java.class.path"),
                AcknowledgingWriter.class.getName(),
                temp.toString(),
                Integer.toString(first))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    TreeSet<Integer> acknowledged = new TreeSet<>();
    try (BufferedReader output = child.inputReader(StandardCharsets.UTF_8)) {
      int rows = 200 + random.nextInt(2_000);
      for (int row = 0; row < rows; row++) {
        String line = output.readLine();
        assertNotNull(line, "the child ended by itself");
        acknowledged.add(Integer.valueOf(line));
      }
      child.destroyForcibly();
    } finally {
      child.destroyForcibly().waitFor();
    }
    return acknowledged;
  }

  private List<Integer> rows() throws IOException {
    try (DataFolder folder = DataFolder.open(temp);
        SqliteStore store =
            SqliteStore.open(folder, StorePolicy.DEFAULT, new SimpleMeterRegistry())) {
      assertEquals(
          List.of("ok"),
          store.readAndWait(
              transaction ->
                  transaction
                      .sql("PRAGMA integrity_check")
                      .list(row -> row.text("integrity_check"))));
      return store.readAndWait(
          transaction ->
              transaction.sql("SELECT n FROM t").list(row -> Math.toIntExact(row.number("n"))));
    }
  }
}
