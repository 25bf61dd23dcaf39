package dev.mortise.door;

/// Where the bolt is, in the words of Matter's lock state (D-18).
public enum BoltState {

  /// Fully extended: the door is shut fast.
  LOCKED("locked"),

  /// Withdrawn; the latch still holds the leaf.
  UNLOCKED("unlocked"),

  /// Withdrawn, and the latch with it: the leaf moves freely.
  UNLATCHED("unlatched"),

  /// Somewhere in between: jammed.
  NOT_FULLY_LOCKED("not-fully-locked"),

  /// Not measured yet.
  UNKNOWN("unknown");

  private final String wireText;

  BoltState(String wireText) {
    this.wireText = wireText;
  }

  /// The word for it in messages.
  public String wireText() {
    return wireText;
  }
}
