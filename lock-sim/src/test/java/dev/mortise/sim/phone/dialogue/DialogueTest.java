package dev.mortise.sim.phone.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Operation;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.door.BoltState;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.command.CommandArguments.Lock;
import dev.mortise.protocol.message.command.CommandArguments.Unlock;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.protocol.message.response.Response;
import dev.mortise.secret.Entropy;
import dev.mortise.sim.phone.FakeLock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DialogueTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final FakeLock lock = new FakeLock();
  private final PhoneKeys keys = freshKeys();
  private final Dialogue dialogue = new Dialogue(keys, identity(lock), lock, RANDOM);

  @BeforeEach
  void enrol() {
    lock.enrolled.put(keys.signing().publicKey().id(), keys.signing().publicKey());
  }

  @Test
  void openIsSaidOnTheLocksReceipt() {
    Outcome outcome = dialogue.command(new Unlock());

    Outcome.Done done = assertInstanceOf(Outcome.Done.class, outcome);
    assertEquals(BoltState.UNLOCKED, done.receipt().bolt());
  }

  @Test
  void aSignedRefusalIsToldFromAnUnsignedOne() {
    lock.refuses = Optional.of(Refusal.REMOTE_UNLOCK_OFF);
    assertEquals(
        new Outcome.Refused(Refusal.REMOTE_UNLOCK_OFF, true), dialogue.command(new Unlock()));

    lock.enrolled.clear();
    assertEquals(new Outcome.Refused(Refusal.UNKNOWN_KEY, false), dialogue.command(new Unlock()));
  }

  @Test
  void withoutReceiptItMayStillOpenWhileTheChallengeLives() {
    lock.lost = CarryCommand.class::isInstance;

    assertEquals(
        new Outcome.NoReceipt("out of range", Duration.ofSeconds(10)),
        dialogue.command(new Unlock()));
  }

  @Test
  void withoutAnswerNothingCanHappen() {
    lock.lost = _ -> true;

    assertEquals(
        new Outcome.NoReceipt("out of range", Duration.ZERO), dialogue.command(new Unlock()));
  }

  @Test
  @Tag("SEC-11")
  void anEarlierAnswerIsNotTheLocksWordOnItsState() {
    List<Octets> answers = new ArrayList<>();
    lock.onTheWayBack =
        response -> {
          answers.add(response);
          return answers.getFirst();
        };
    assertInstanceOf(Dialogue.Heard.Answered.class, dialogue.question(Operation.UNLOCK));

    Dialogue.Heard second = dialogue.question(Operation.UNLOCK);

    assertEquals(
        new Dialogue.Heard.Failed(
            new Outcome.NotVerified("the lock's answer is to another question")),
        second);
  }

  @Test
  @Tag("SEC-4")
  void anAnswerToAnotherPhoneIsNotTaken() {
    PhoneKeys other = freshKeys();
    lock.enrolled.put(other.signing().publicKey().id(), other.signing().publicKey());
    List<Octets> answers = new ArrayList<>();
    lock.onTheWayBack = response -> kept(answers, response);
    var _ = new Dialogue(other, identity(lock), lock, RANDOM).question(Operation.UNLOCK);
    lock.onTheWayBack = _ -> answers.getFirst();

    assertInstanceOf(Outcome.NotVerified.class, dialogue.command(new Unlock()));
    assertTrue(lock.done.isEmpty());
  }

  @Test
  @Tag("SEC-1")
  void anEarlierReceiptProvesNothing() {
    List<Octets> responses = new ArrayList<>();
    lock.onTheWayBack = response -> kept(responses, response);
    assertInstanceOf(Outcome.Done.class, dialogue.command(new Unlock()));
    Octets earlier = responses.getLast();
    lock.onTheWayBack =
        response -> isReceiptFor(lock, response) ? earlier : kept(responses, response);

    assertEquals(
        new Outcome.NotVerified("the lock's receipt is for another request"),
        dialogue.command(new Lock()));
  }

  @Test
  @Tag("SEC-6")
  void aReceiptPassesForNoAnswerNorTheOtherWayRound() {
    List<Octets> responses = new ArrayList<>();
    lock.onTheWayBack = response -> kept(responses, response);
    assertInstanceOf(Outcome.Done.class, dialogue.command(new Unlock()));
    lock.onTheWayBack = _ -> responses.getLast();

    assertEquals(
        new Dialogue.Heard.Failed(new Outcome.NotVerified("the lock did not sign this")),
        dialogue.question(Operation.UNLOCK));
  }

  @Test
  @Tag("SEC-3")
  void anotherLocksWordIsNotThisOnes() {
    FakeLock other = new FakeLock();
    other.enrolled.putAll(lock.enrolled);
    Dialogue misled = new Dialogue(keys, identity(lock), other, RANDOM);

    assertEquals(
        new Outcome.NotVerified("the lock did not sign this"), misled.command(new Unlock()));
  }

  @Test
  void rubbishIsNoWord() {
    lock.onTheWayBack = _ -> Octets.ofHex("a100");

    assertEquals(
        new Outcome.NotVerified("what came is no response"), dialogue.command(new Unlock()));
  }

  @Test
  @Tag("D-16")
  @Tag("SEC-18")
  void afterAResetThePhoneSaysSo() {
    Dialogue before = new Dialogue(keys, identity(lock), lock, RANDOM);
    lock.generation = lock.generation.next();

    assertEquals(
        new Outcome.NotVerified("the lock was reset since this phone was enrolled"),
        before.command(new Unlock()));
  }

  private static boolean isReceiptFor(FakeLock lock, Octets response) {
    return lock.done.size() == 2 && response.at(0) == Response.SIGNED_FIRST_BYTE;
  }

  private static Octets kept(List<Octets> list, Octets response) {
    list.add(response);
    return response;
  }

  private static PhoneKeys freshKeys() {
    byte[] seed = new byte[Entropy.SIZE];
    RANDOM.nextBytes(seed);
    return PhoneKeys.generate(Entropy.of(seed));
  }

  private static LockIdentity identity(FakeLock lock) {
    return new LockIdentity(
        lock.id,
        lock.generation,
        new PartyKeys(lock.signing.publicKey(), lock.agreement.publicKey()));
  }
}
