package dev.mortise.sim.fleet.reference;

/// What the specification says of somebody at the door.
public enum Verdict {
  /// The door opens.
  OPENS,
  /// It stays as it is.
  STAYS,
  /// Both are right: what decides it is no matter of rights.
  EITHER
}
