package dev.mortise.sim.link.near;

import dev.mortise.protocol.key.AgreementKey;

/// How far whoever calls is from the lock; simulated, as there is no radio.
@FunctionalInterface
public interface RadioRange {

  /// The distance of the nearest that may call, in metres. Asked on the link's thread; must not
  /// block.
  double metres();

  /// The distance of this peer, in metres.
  default double metres(AgreementKey peer) {
    return metres();
  }
}
