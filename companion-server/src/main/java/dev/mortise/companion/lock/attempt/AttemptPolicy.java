package dev.mortise.companion.lock.attempt;

import java.time.Duration;

/// How long and how much is attempted.
///
/// @param receiptWait how long a receipt may take: longer than a challenge lives, so that a command
///   whose receipt did not come by then can open nothing any more
/// @param answerWait how long a question for a challenge may take
/// @param revocationsAtOnce how many kept revocations a lock gets when it connects
public record AttemptPolicy(Duration receiptWait, Duration answerWait, int revocationsAtOnce) {

  /// A remote challenge lives for 30 s.
  public static final AttemptPolicy USUAL =
      new AttemptPolicy(Duration.ofSeconds(35), Duration.ofSeconds(10), 64);
}
