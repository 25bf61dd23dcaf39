package dev.mortise.companion.link;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;

/// Always waits no time at all, and keeps what the longest wait would have been.
final class NoPatience implements RandomGenerator {
  final Queue<Long> bounds = new ConcurrentLinkedQueue<>();

  @Override
  public long nextLong() {
    throw new IllegalStateException("a wait has a bound");
  }

  @Override
  public long nextLong(long bound) {
    bounds.add(bound - 1);
    return 0;
  }
}
