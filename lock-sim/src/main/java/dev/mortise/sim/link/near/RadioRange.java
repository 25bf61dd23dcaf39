package dev.mortise.sim.link.near;

/// How far the phones are from the lock; simulated, as there is no radio.
@FunctionalInterface
public interface RadioRange {

  /// The distance now, in metres. Asked on the link's thread; must not block.
  double metres();
}
