package dev.mortise.companion.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The sandbox as a program in the background: nobody types, and a signal ends it.
@Timeout(300)
class StoppedSandboxIT {

  private static final int STOPPED = 128 + 15;

  @TempDir static Path room;
  @TempDir Path folder;

  @Test
  void withoutInputItGoesOnUntilItIsToldToStopAndKeepsEverything() throws Exception {
    String lock = lockOfOneRun();

    assertEquals(lock, lockOfOneRun());
  }

  private String lockOfOneRun() throws IOException, CutOff {
    List<String> words =
        List.of(
            "sandbox",
            "--data",
            folder.resolve("sandbox").toString(),
            "--http-port",
            "0",
            "--device-port",
            "0",
            "--near-port",
            "0",
            "--panel-port",
            "0");
    try (Program sandbox = Program.start(room, words)) {
      sandbox.endInput();
      List<String> greeting = sandbox.await(0, line -> line.contains("app pair - --near"));
      assertEquals(STOPPED, sandbox.stop(), sandbox::newest);
      assertFalse(
          sandbox.newest().lines().anyMatch(line -> line.startsWith("\tat ")), sandbox::newest);
      return greeting.stream().filter(line -> line.startsWith("  lock ")).findFirst().orElseThrow();
    }
  }
}
