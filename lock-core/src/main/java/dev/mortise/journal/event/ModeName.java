package dev.mortise.journal.event;

/// A mode that can be on or off.
public enum ModeName {

  /// Only administrators open (LK-51).
  PRIVACY("privacy"),

  /// The door stays unlocked (ST-6).
  PASSAGE("passage"),

  /// Nothing is locked or unlocked from afar (ST-6).
  NO_REMOTE_LOCK_UNLOCK("no-remote-lock-unlock"),

  /// Opening from inside raises an alarm (LK-53).
  LEAVING_HOME("leaving-home"),

  /// Prompts and beeps are silent (D-7).
  MUTE("mute");

  private final String wireText;

  ModeName(String wireText) {
    this.wireText = wireText;
  }

  /// The word for it in messages.
  public String wireText() {
    return wireText;
  }
}
