package dev.mortise.companion.store;

import java.time.Duration;

/// The bounds the store keeps.
///
/// @param queuedUnits units that may wait for the writer; one more is refused
/// @param unitsPerCommit units that share one transaction and so one fsync, at most
/// @param company how long a unit that nobody waits for may wait for others to share its commit
/// @param readers connections that read at the same time
/// @param waitingReads units that may wait for a reader; one more is refused
/// @param readerPatience how long a unit waits for a reader before it is refused
/// @param logPages pages of the log after which they are brought into the database, beside the
///   writer. A page that changes often is written there once for all of its changes: so the more,
///   the better, until reading them back after a crash takes too long
/// @param lockPatience how long SQLite waits for a lock that another process holds, such as a
///   backup
public record StorePolicy(
    int queuedUnits,
    int unitsPerCommit,
    Duration company,
    int readers,
    int waitingReads,
    int logPages,
    Duration readerPatience,
    Duration lockPatience) {
  /// What `serve` runs with. A commit with 64 units of three rows takes a few milliseconds, so a
  /// full queue of 1,024 is answered within a second even on a slow disk. The log has 16 MB.
  public static final StorePolicy DEFAULT =
      new StorePolicy(
          1_024,
          64,
          Duration.ofMillis(2),
          4,
          1_024,
          4_000,
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));

  public StorePolicy {
    atLeastOne("queuedUnits", queuedUnits);
    atLeastOne("unitsPerCommit", unitsPerCommit);
    atLeastOne("readers", readers);
    atLeastOne("waitingReads", waitingReads);
    atLeastOne("logPages", logPages);
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("at least one expected: " + name + "=" + value);
    }
  }
}
