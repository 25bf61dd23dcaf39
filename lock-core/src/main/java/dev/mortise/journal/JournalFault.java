package dev.mortise.journal;

/// What is wrong with something that was said to be the next event of a lock.
public enum JournalFault {

  /// It is no event message.
  MALFORMED,

  /// The lock did not sign it as an event.
  BAD_SIGNATURE,

  /// It is another lock's.
  OTHER_LOCK,

  /// It is of a generation before one that was seen already.
  OLDER_GENERATION,

  /// It has a number that was seen already.
  ALREADY_SEEN,

  /// It has the next number, but does not follow from the event before: the lock never said both.
  BROKEN_HASH
}
