package dev.mortise.sim.phone.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.grant.Revocation.Target.OfKey;
import dev.mortise.protocol.qr.PairingCode;
import dev.mortise.protocol.qr.ScannedCode;
import dev.mortise.secret.Entropy;
import dev.mortise.sim.phone.FakeLock;
import dev.mortise.sim.phone.dialogue.PairingDialogue.Ended;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PairingDialogueTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AccountId ACCOUNT = new AccountId("acct-0001");
  private static final DisplayName NAME = new DisplayName("Phone");

  private final FakeLock lock = new FakeLock();
  private final PhoneKeys keys = freshKeys();

  @Test
  @Tag("LK-27")
  void lockAndPhoneShowTheSameDigits() {
    Ended ended = pair(keys, lock.code());

    Ended.Paired paired = assertInstanceOf(Ended.Paired.class, ended);
    assertEquals(lock.digits, paired.digits());
    assertEquals(KeyRole.ADMINISTRATOR, paired.role());
    assertTrue(lock.enrolled.containsKey(keys.signing().publicKey().id()));
  }

  @Test
  @Tag("SEC-17")
  void theWrongSecretPairsNothing() {
    PairingCode right = lock.code();
    PairingCode wrong =
        new PairingCode(
            right.lock(),
            right.generation(),
            right.signingKey(),
            right.agreementKey(),
            new FakeLock().secret,
            Optional.empty());

    assertEquals(
        new Ended.NotPaired(new Outcome.Refused(Refusal.WRONG_SECRET, true)), pair(keys, wrong));
    assertTrue(lock.enrolled.isEmpty());
  }

  @Test
  @Tag("SEC-17")
  void aMiddlemanWithKeysOfItsOwnIsNotTakenForTheLock() {
    FakeLock middleman = new FakeLock();
    PairingCode shown = lock.code();

    Ended ended =
        new PairingDialogue(keys, middleman, RANDOM).pair(shown, ACCOUNT, NAME, Optional.empty());

    assertInstanceOf(Ended.NotPaired.class, ended);
  }

  @Test
  @Tag("LK-59")
  void anInvitedPhoneIsEnrolledInTheRoleItWasInvitedFor() {
    assertInstanceOf(Ended.Paired.class, pair(keys, lock.code()));
    Host host = new Host(keys, identity(), RANDOM);
    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    Host.Invited invited =
        host.invite(
            new Host.Guest(
                KeyRole.ALARMS_ONLY,
                Optional.empty(),
                Set.of(),
                now,
                Optional.empty(),
                now.plus(Duration.ofDays(1))),
            Optional.empty());
    PhoneKeys guest = freshKeys();
    PairingCode scanned =
        assertInstanceOf(ScannedCode.Recognized.class, PairingCode.scan(invited.code().text()))
            .code();

    Ended ended =
        new PairingDialogue(guest, lock, RANDOM)
            .pair(scanned, ACCOUNT, NAME, Optional.of(invited.signed()));

    Ended.Paired paired = assertInstanceOf(Ended.Paired.class, ended);
    assertEquals(KeyRole.ALARMS_ONLY, paired.role());
    assertEquals(Optional.empty(), paired.digits(), "the lock's screen shows none to compare");
    assertTrue(lock.enrolled.containsKey(guest.signing().publicKey().id()));
  }

  @Test
  @Tag("SEC-9")
  void aRevocationIsConfirmedByTheLocksReceiptAlone() {
    PhoneKeys guest = freshKeys();
    assertInstanceOf(Ended.Paired.class, pair(guest, lock.code()));
    Host host = new Host(keys, identity(), RANDOM);

    lock.lost = _ -> true;
    assertInstanceOf(
        Outcome.NoReceipt.class, host.revoke(new OfKey(guest.signing().publicKey().id()), lock));
    lock.lost = _ -> false;
    assertInstanceOf(
        Outcome.Done.class, host.revoke(new OfKey(guest.signing().publicKey().id()), lock));

    assertFalse(lock.enrolled.containsKey(guest.signing().publicKey().id()));
    Dialogue.Heard after = new Dialogue(guest, identity(), lock, RANDOM).question(Operation.UNLOCK);
    assertEquals(new Dialogue.Heard.Failed(new Outcome.Refused(Refusal.UNKNOWN_KEY, false)), after);
  }

  private Ended pair(PhoneKeys phone, PairingCode code) {
    return new PairingDialogue(phone, lock, RANDOM).pair(code, ACCOUNT, NAME, Optional.empty());
  }

  private LockIdentity identity() {
    return new LockIdentity(
        lock.id,
        lock.generation,
        new PartyKeys(lock.signing.publicKey(), lock.agreement.publicKey()));
  }

  private static PhoneKeys freshKeys() {
    byte[] seed = new byte[Entropy.SIZE];
    RANDOM.nextBytes(seed);
    return PhoneKeys.generate(Entropy.of(seed));
  }
}
