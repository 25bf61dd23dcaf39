package dev.mortise.journal;

/// What checking one event against those before it came to.
public sealed interface JournalLink {

  /// It follows on the newest event that was seen.
  ///
  /// @param after checks what comes next
  record Next(EventMessage message, JournalVerifier after) implements JournalLink {}

  /// It is the lock's, but events before it are missing.
  ///
  /// @param missingFrom the first that is missing
  /// @param missingTo the last that is missing
  /// @param after checks what comes next
  record AfterGap(EventMessage message, long missingFrom, long missingTo, JournalVerifier after)
      implements JournalLink {}

  /// It is not to be believed, and changes nothing.
  record Faulty(JournalFault fault) implements JournalLink {}
}
