package dev.mortise.user;

/// What a user of the household is to the lock (LK-6).
public enum Role {

  /// Manages the lock; at least one remains (LK-8).
  ADMINISTRATOR("administrator"),

  /// Opens the door.
  USER("user");

  private final String wireText;

  Role(String wireText) {
    this.wireText = wireText;
  }

  /// The word for it in messages.
  public String wireText() {
    return wireText;
  }
}
