package dev.mortise.companion.event;

import java.util.Locale;

/// How an event joined the one before it, as the companion saw it.
public enum ChainLink {
  /// It names the hash of the event before.
  CONTINUES,

  /// Events between it and the newest one are missing.
  GAP,

  /// It follows the newest event by number and names another hash.
  BROKEN;

  /// The word for it in rows and answers.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ChainLink ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
