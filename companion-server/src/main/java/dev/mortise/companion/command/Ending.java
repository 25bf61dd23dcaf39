package dev.mortise.companion.command;

import java.time.Duration;

/// Lets a command that was told to stop end its work before the process does.
final class Ending {

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private Ending() {}

  /// Waits for the thread that does the work, for a while.
  static void await(Thread work) {
    try {
      work.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
