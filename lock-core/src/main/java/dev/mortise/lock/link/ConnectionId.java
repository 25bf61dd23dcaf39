package dev.mortise.lock.link;

/// Names one connection for as long as it stands. The shell never gives the same number twice
/// within a run.
///
/// @param number any
public record ConnectionId(long number) {

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
