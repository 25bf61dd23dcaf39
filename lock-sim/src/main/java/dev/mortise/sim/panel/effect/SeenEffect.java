package dev.mortise.sim.panel.effect;

import dev.mortise.lock.LockEffect;
import dev.mortise.sim.device.face.Sign;
import java.time.Instant;

/// One thing that the lock did.
///
/// @param number counts from 1 since the simulation API was opened
/// @param at when, in the simulated world
/// @param what what it was
public record SeenEffect(long number, Instant at, What what) {

  /// What was done.
  public sealed interface What {

    /// The firmware decided to do this.
    record Decided(LockEffect effect) implements What {}

    /// The body did this by itself.
    record OfTheBody(Sign sign) implements What {}
  }
}
