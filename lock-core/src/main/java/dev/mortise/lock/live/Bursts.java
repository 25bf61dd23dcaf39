package dev.mortise.lock.live;

/// What is merged when it comes in a hurry.
///
/// @param rings the doorbell
/// @param moves the leaf of the door
public record Bursts(Burst rings, Burst moves) {

  /// Nothing happened lately.
  public static final Bursts NONE = new Bursts(Burst.NONE, Burst.NONE);

  /// With another burst of rings.
  public Bursts rings(Burst other) {
    return new Bursts(other, moves);
  }

  /// With another burst of movements.
  public Bursts moves(Burst other) {
    return new Bursts(rings, other);
  }
}
