package dev.mortise.sim.phone;

import dev.mortise.authority.Operation;
import dev.mortise.authority.Refusal;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.dialogue.PeriodicIssue;
import dev.mortise.sim.phone.memory.PhoneUnusable;
import dev.mortise.visitor.periodic.PeriodicGrant;
import dev.mortise.visitor.periodic.PeriodicSchedule;

/// A phone's page of periodic visitor passcodes.
public final class PeriodicPasscodes {

  /// How often other digits are drawn when the lock finds some too like another code: that happens
  /// about once in 6,000 times, and each time costs a wrong try (D-13).
  private static final int DRAWS_MAX = 2;

  private final PhoneLock lock;

  PeriodicPasscodes(PhoneLock lock) {
    this.lock = lock;
  }

  /// What came of making one.
  ///
  /// @param grant what was asked for; it opens only if the outcome says done
  public record Making(PeriodicGrant grant, Outcome outcome) {}

  /// Makes a passcode that opens by this schedule.
  public Making make(PeriodicSchedule schedule) throws PhoneUnusable {
    Making making = once(schedule);
    for (int draws = 1; draws < DRAWS_MAX && isTooLikeAnother(making.outcome()); draws++) {
      making = once(schedule);
    }
    return making;
  }

  private Making once(PeriodicSchedule schedule) throws PhoneUnusable {
    PeriodicIssue issue = lock.periodicIssue();
    PeriodicGrant grant = issue.draw(schedule);
    Outcome outcome =
        lock.command(
            Operation.SET_PERIODIC_PASSCODE, answer -> issue.seal(grant, answer.challenge()));
    return new Making(grant, outcome);
  }

  private static boolean isTooLikeAnother(Outcome outcome) {
    return outcome instanceof Outcome.Refused(Refusal reason, boolean signed)
        && signed
        && reason == Refusal.WEAK_PASSCODE;
  }
}
