package dev.mortise.mode;

/// Who is let in by which way, in Matter's terms.
public enum OperatingMode {

  /// Every enabled way in works.
  NORMAL("normal"),

  /// Only an administrator's credential and the mechanical key open (LK-51).
  PRIVACY("privacy"),

  /// The door stays unlocked (ST-6).
  PASSAGE("passage"),

  /// Locking and unlocking from afar is refused, all else works (ST-6).
  NO_REMOTE_LOCK_UNLOCK("no-remote-lock-unlock");

  private final String wireText;

  OperatingMode(String wireText) {
    this.wireText = wireText;
  }

  /// The word for it in messages.
  public String wireText() {
    return wireText;
  }
}
