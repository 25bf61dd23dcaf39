package dev.mortise.sim.phone.dialogue;

import dev.mortise.protocol.message.VisitorReference;
import dev.mortise.visitor.OneTimePasscode;
import dev.mortise.visitor.VisitorEpoch;
import dev.mortise.visitor.VisitorHour;
import dev.mortise.visitor.VisitorSecret;
import dev.mortise.visitor.VisitorSlot;
import java.time.Instant;
import java.util.Optional;

/// Makes one-time visitor passcodes without a word to anybody: the lock knows them already.
///
/// @param epoch the phone's visitor epoch at this lock
/// @param hour the hour of the newest code
/// @param used how many codes were made in that hour
public record VisitorIssue(VisitorEpoch epoch, VisitorHour hour, int used) {

  /// The state of a phone whose epoch was just raised.
  public static VisitorIssue begin(VisitorEpoch epoch) {
    return new VisitorIssue(epoch, new VisitorHour(0), 0);
  }

  /// A code, and the state to store before it is shown: a code is given once.
  public record Made(OneTimePasscode passcode, VisitorReference reference, VisitorIssue next) {}

  /// The next code of this hour; empty when the four of it were made.
  public Optional<Made> next(PhoneKeys keys, LockIdentity lock, Instant now) {
    VisitorHour thisHour = VisitorHour.of(now);
    int index = thisHour.equals(hour) ? used : 0;
    if (index >= VisitorSlot.PER_HOUR || thisHour.compareTo(hour) < 0) {
      return Optional.empty();
    }
    VisitorSecret secret =
        VisitorSecret.derive(
            keys.agreement(),
            lock.keys().agreement(),
            lock.lock(),
            lock.generation(),
            keys.signing().publicKey(),
            epoch);
    VisitorSlot slot = new VisitorSlot(thisHour, index);
    return Optional.of(
        new Made(
            secret.passcode(slot),
            secret.reference(slot),
            new VisitorIssue(epoch, thisHour, index + 1)));
  }
}
