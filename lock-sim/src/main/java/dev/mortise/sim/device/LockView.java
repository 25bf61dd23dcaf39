package dev.mortise.sim.device;

import dev.mortise.lock.LockState;
import dev.mortise.sim.device.body.BodyState;
import dev.mortise.sim.device.face.Panel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// The lock at one moment, for whoever looks at the simulation from outside.
///
/// @param body the metal
/// @param panel what can be seen and heard
/// @param monotonic the lock's monotonic clock
/// @param wall the lock's wall clock, empty while unknown
/// @param mind what the machine knows, empty without power; it holds secrets
/// @param flashWrites how often the flash was written in its life, which wears it out; empty
///   without power
public record LockView(
    BodyState body,
    Panel panel,
    Duration monotonic,
    Optional<Instant> wall,
    Optional<LockState> mind,
    OptionalLong flashWrites) {

  LockView at(Duration newMonotonic, Optional<Instant> newWall) {
    return new LockView(body, panel, newMonotonic, newWall, mind, flashWrites);
  }

  /// Whether the lock has power.
  public boolean powered() {
    return mind.isPresent();
  }
}
