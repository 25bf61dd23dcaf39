package dev.mortise.companion.command;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/// How long this process has been running.
final class StartTime {

  private StartTime() {}

  /// Since the virtual machine's own start, in words such as `1.4 s`.
  static String sinceStart() {
    Duration running = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    return "%.1f s".formatted(running.toMillis() / 1000.0);
  }
}
