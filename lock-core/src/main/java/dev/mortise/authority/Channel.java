package dev.mortise.authority;

/// The way by which somebody reaches the lock.
public enum Channel {

  /// Standing at the door: keypad, readers, mechanical key.
  DOOR("door"),

  /// The near link, which stands for Bluetooth: within range, without the companion.
  NEAR("near"),

  /// The device link: through the companion, from anywhere.
  REMOTE("remote");

  private final String wireText;

  Channel(String wireText) {
    this.wireText = wireText;
  }

  /// The word for it in messages.
  public String wireText() {
    return wireText;
  }
}
