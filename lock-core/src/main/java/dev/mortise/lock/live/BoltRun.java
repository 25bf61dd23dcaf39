package dev.mortise.lock.live;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One movement of the motor, from the order until the bolt's report.
///
/// @param extend whether the bolt is thrown; else it is withdrawn
/// @param attempt 1 for the first try, 2 for the retry after a jam (D-18)
/// @param giveUpAt when the bolt counts as jammed without a report
/// @param waiting the commands whose receipts wait for the report: of this movement, and of those
///   it overtook
/// @param linked the relock time of the link that alone opens the door; empty where somebody at
///   this door opens it (LK-41)
public record BoltRun(
    boolean extend,
    int attempt,
    Duration giveUpAt,
    List<GrantedCommand> waiting,
    Optional<Duration> linked) {

  /// As many commands wait for one movement.
  public static final int WAITING_MAX = 16;

  public BoltRun {
    waiting = List.copyOf(waiting);
  }

  /// A first try for nobody who waits.
  public static BoltRun first(boolean extend, Duration giveUpAt) {
    return new BoltRun(extend, 1, giveUpAt, List.of(), Optional.empty());
  }

  /// The same run, which a link alone began.
  public BoltRun linked(Duration relock) {
    return new BoltRun(extend, attempt, giveUpAt, waiting, Optional.of(relock));
  }

  /// The same run, with these commands waiting before its own.
  public BoltRun overtaking(List<GrantedCommand> earlier) {
    return new BoltRun(
        extend,
        attempt,
        giveUpAt,
        Stream.concat(earlier.stream(), waiting.stream()).toList(),
        linked);
  }

  /// The same run joined by another one that goes the same way: its commands wait too, and it is a
  /// link's only if both are.
  public BoltRun joinedBy(BoltRun other) {
    return new BoltRun(
        extend,
        attempt,
        giveUpAt,
        Stream.concat(waiting.stream(), other.waiting.stream()).toList(),
        linked.flatMap(_ -> other.linked));
  }

  /// The same run, with these commands waiting behind its own.
  public BoltRun awaitedBy(List<GrantedCommand> later) {
    return new BoltRun(
        extend,
        attempt,
        giveUpAt,
        Stream.concat(waiting.stream(), later.stream()).toList(),
        linked);
  }

  /// The retry.
  public BoltRun again(Duration giveUpAt) {
    return new BoltRun(extend, attempt + 1, giveUpAt, waiting, linked);
  }
}
