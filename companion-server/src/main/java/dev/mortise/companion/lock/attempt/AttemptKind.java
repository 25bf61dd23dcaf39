package dev.mortise.companion.lock.attempt;

import java.util.Locale;

/// What is attempted.
public enum AttemptKind {
  /// A signed command; it is worth nothing once its challenge ran out, so it is sent now or never.
  COMMAND,

  /// An app's request to be enrolled; sent now or never, because a person waits at the lock.
  PAIRING,

  /// A signed revocation; kept until the lock confirms it, or refuses it for good.
  REVOCATION;

  /// The word for it in rows.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static AttemptKind ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
