package dev.mortise.journal.event;

/// What was done to the bolt, or meant to be.
public enum LockOperation {

  /// It was thrown.
  LOCK("lock"),

  /// It was withdrawn.
  UNLOCK("unlock"),

  /// Nothing: a user was recognised who may not open (ST-5).
  NON_ACCESS_USER("non-access-user");

  private final String wireText;

  LockOperation(String wireText) {
    this.wireText = wireText;
  }

  /// The word for it in messages.
  public String wireText() {
    return wireText;
  }
}
