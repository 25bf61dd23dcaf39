package dev.mortise.sim.phone.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.passcode.PasscodePolicy;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.seal.ArgumentSeal;
import dev.mortise.protocol.seal.SealPurpose;
import dev.mortise.protocol.seal.Sealed;
import dev.mortise.secret.Entropy;
import dev.mortise.sim.phone.FakeLock;
import dev.mortise.visitor.periodic.PeriodicGrant;
import dev.mortise.visitor.periodic.PeriodicSchedule;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PeriodicIssueTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final PeriodicSchedule HOUR =
      new PeriodicSchedule(NOON, NOON.plusSeconds(3600), Optional.empty(), Optional.empty());

  private final FakeLock lock = new FakeLock();
  private final PhoneKeys keys = PhoneKeys.generate(Entropy.of(new byte[Entropy.SIZE]));
  private final PeriodicIssue issue =
      new PeriodicIssue(
          keys,
          new LockIdentity(
              lock.id,
              lock.generation,
              new PartyKeys(lock.signing.publicKey(), lock.agreement.publicKey())),
          new SecureRandom());

  @Test
  @Tag("LK-20")
  void eightDigitsAreDrawnThatTheLockWillAllow() {
    PeriodicGrant one = issue.draw(HOUR);
    PeriodicGrant other = issue.draw(HOUR);

    assertEquals(8, one.digits().length());
    assertTrue(PasscodePolicy.faultOf(one.digits()).isEmpty());
    assertNotEquals(one.digits(), other.digits());
    assertNotEquals(one.reference(), other.reference());
  }

  @Test
  @Tag("LK-20")
  void digitsTravelSealedAndOnlyTheLockReadsThemUnderThisChallenge() throws Exception {
    PeriodicGrant grant = issue.draw(HOUR);
    Challenge challenge = new Challenge(Octets.ofHex("11".repeat(Challenge.SIZE)));
    Octets sealed = issue.seal(grant, challenge).sealed();

    assertFalse(sealed.hex().contains(Octets.adopt(grant.digits().reveal()).hex()));
    assertEquals(
        grant,
        PeriodicGrant.decode(
            seal(challenge).open(Sealed.parse(sealed), lock.agreement).orElseThrow()));
    Challenge other = new Challenge(Octets.ofHex("22".repeat(Challenge.SIZE)));
    assertTrue(seal(other).open(Sealed.parse(sealed), lock.agreement).isEmpty());
  }

  private ArgumentSeal seal(Challenge challenge) {
    return new ArgumentSeal(
        lock.id,
        lock.generation,
        keys.signing().publicKey().id(),
        challenge.octets(),
        SealPurpose.SET_PERIODIC_PASSCODE);
  }
}
