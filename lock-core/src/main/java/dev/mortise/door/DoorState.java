package dev.mortise.door;

/// What the leaf of the door is doing, as far as a sensor tells (D-10).
public enum DoorState {

  /// Open.
  OPEN("open"),

  /// Closed.
  CLOSED("closed"),

  /// Open for longer than is usual.
  AJAR("ajar"),

  /// Opened although the bolt was out.
  FORCED_OPEN("forced-open"),

  /// No sensor, or no word from it; never taken for closed.
  UNKNOWN("unknown");

  private final String wireText;

  DoorState(String wireText) {
    this.wireText = wireText;
  }

  /// The word for it in messages.
  public String wireText() {
    return wireText;
  }
}
