package dev.mortise.companion.lock.attempt;

import java.time.Duration;

/// How long and how much is attempted and kept.
///
/// @param receiptWait how long a receipt may take: longer than a challenge lives, so that a command
///   whose receipt did not come by then can open nothing any more
/// @param refusedWait how long a revocation rests that its lock would not take for now: short
///   beside how long one may be kept from its lock anyhow, and long for a lock that is asked in
///   vain
/// @param answerWait how long a question for a challenge may take
/// @param strangersWait how long a stranger's fruitless request to pair takes at least, so that a
///   lock's quick refusal and a lock that is not there take alike (SEC-17)
/// @param overdueAfter how long past its deadline an attempt counts as under way
/// @param keptAfter how long an attempt is kept that has ended
/// @param endedPerAccount how many that have ended are kept for an account, and a few more
/// @param tidiedEvery after how many attempts, by chance, those are let go of that need not be
///   kept: what lies together then goes together, and nobody can time theirs to be spared
/// @param revocationsPerAccount how many revocations an account may have waiting for one lock
/// @param revocationsAtOnce how many waiting revocations of a lock are read at a time
public record AttemptPolicy(
    Duration receiptWait,
    Duration refusedWait,
    Duration answerWait,
    Duration strangersWait,
    Duration overdueAfter,
    Duration keptAfter,
    int endedPerAccount,
    int tidiedEvery,
    int revocationsPerAccount,
    int revocationsAtOnce) {

  /// A remote challenge lives for 30 s; a lock has at most 16 apps, so that 256 revocations are all
  /// that its members can have waiting.
  public static final AttemptPolicy USUAL =
      new AttemptPolicy(
          Duration.ofSeconds(35),
          Duration.ofMinutes(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofDays(7),
          200,
          16,
          16,
          256);
}
