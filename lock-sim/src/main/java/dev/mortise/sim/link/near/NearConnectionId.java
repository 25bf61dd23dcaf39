package dev.mortise.sim.link.near;

/// Names one connection to the lock's radio; never given twice by one server.
///
/// @param number counted from 1
public record NearConnectionId(long number) {

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
