package dev.mortise.sim.phone.dialogue;

import dev.mortise.passcode.Digits;
import dev.mortise.passcode.PasscodePolicy;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.VisitorReference;
import dev.mortise.protocol.message.command.CommandArguments.SetPeriodicPasscode;
import dev.mortise.protocol.seal.SealPurpose;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import dev.mortise.visitor.periodic.PeriodicGrant;
import dev.mortise.visitor.periodic.PeriodicSchedule;
import java.security.SecureRandom;

/// Periodic visitor passcodes as an administrator's phone makes them: drawn here, and sealed so
/// that nobody on the way to the lock learns them (LK-20).
///
/// @param random draws digits, reference and the seal's ephemeral key
public record PeriodicIssue(PhoneKeys keys, LockIdentity lock, SecureRandom random) {

  /// Draws a passcode that the lock will not find too easy (LK-14).
  public PeriodicGrant draw(PeriodicSchedule schedule) {
    Digits digits;
    do {
      digits = Digits.NONE;
      for (int i = 0; i < PeriodicGrant.LENGTH; i++) {
        digits = digits.plus(random.nextInt(10));
      }
    } while (PasscodePolicy.faultOf(digits).isPresent());
    return new PeriodicGrant(digits, new VisitorReference(fresh(VisitorReference.SIZE)), schedule);
  }

  /// Seals a passcode under the challenge of the command that brings it.
  public SetPeriodicPasscode seal(PeriodicGrant grant, Challenge challenge) {
    try (SecretBytes plaintext = grant.encode()) {
      return new SetPeriodicPasscode(
          lock.sealed(
              plaintext,
              keys.signing().publicKey().id(),
              challenge.octets(),
              SealPurpose.SET_PERIODIC_PASSCODE,
              Entropy.of(fresh(Entropy.SIZE).copy())));
    }
  }

  private Octets fresh(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return Octets.adopt(bytes);
  }
}
