package dev.mortise.sim.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.secret.Entropy;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.Dialogue.Heard;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LockTimeTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final SecureRandom random = new SecureRandom();
  private final PhoneKeys keys = PhoneKeys.generate(Entropy.of(random.generateSeed(32)));
  private final FakeLock lock = new FakeLock();
  private final LockTime time = new LockTime(InstantSource.fixed(NOW));

  @BeforeEach
  void enrol() {
    lock.enrolled.put(keys.signing().publicKey().id(), keys.signing().publicKey());
  }

  @Test
  @Tag("SEC-16")
  void aLockThatDoesNotKnowTheTimeIsToldAndAskedAgain() {
    Heard.Answered heard = assertInstanceOf(Heard.Answered.class, ask(KeyRole.ADMINISTRATOR));

    assertEquals(Optional.of(NOW), heard.answer().report().time());
    assertEquals(List.of(new CommandArguments.SetTime(NOW)), lock.done);
  }

  @Test
  void aLockThatIsAMinuteOffIsLeftAlone() {
    lock.time = Optional.of(NOW.minusSeconds(60));

    ask(KeyRole.ADMINISTRATOR);

    assertTrue(lock.done.isEmpty());
    lock.time = Optional.of(NOW.minusSeconds(61));
    ask(KeyRole.ADMINISTRATOR);
    assertEquals(List.of(new CommandArguments.SetTime(NOW)), lock.done);
  }

  @Test
  void onlyAnAdministratorsPhoneSetsTheTime() {
    ask(KeyRole.USER);
    time.begin(dialogue(), KeyRole.ALARMS_ONLY);

    assertTrue(lock.done.isEmpty());
  }

  @Test
  void theTimeIsSetAsSoonAsThePhoneIsEnrolled() {
    time.begin(dialogue(), KeyRole.ADMINISTRATOR);

    assertEquals(List.of(new CommandArguments.SetTime(NOW)), lock.done);
  }

  @Test
  void aLockThatRefusesTheTimeIsStillHeard() {
    lock.refuses = Optional.of(Refusal.NOT_PERMITTED);

    Heard.Answered heard = assertInstanceOf(Heard.Answered.class, ask(KeyRole.ADMINISTRATOR));

    assertTrue(heard.answer().report().time().isEmpty());
  }

  private Heard ask(KeyRole role) {
    return time.ask(dialogue(), role, Operation.UNLOCK);
  }

  private Dialogue dialogue() {
    LockIdentity identity =
        new LockIdentity(
            lock.id,
            lock.generation,
            new PartyKeys(lock.signing.publicKey(), lock.agreement.publicKey()));
    return new Dialogue(keys, identity, lock, random);
  }
}
