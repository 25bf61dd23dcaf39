package dev.mortise.journal.event;

/// What happened to a thing that is kept.
public enum Change {

  /// It is new.
  ADDED("added"),

  /// It is different.
  CHANGED("changed"),

  /// It is gone.
  DELETED("deleted");

  private final String wireText;

  Change(String wireText) {
    this.wireText = wireText;
  }

  /// The word for it in messages.
  public String wireText() {
    return wireText;
  }
}
