package dev.mortise.sim.link.noise;

import static dev.mortise.sim.link.noise.Conversation.LOCK;
import static dev.mortise.sim.link.noise.Conversation.PHONE;
import static dev.mortise.sim.link.noise.Conversation.flipped;
import static dev.mortise.sim.link.noise.Conversation.lockAnswering;
import static dev.mortise.sim.link.noise.Conversation.pair;
import static dev.mortise.sim.link.noise.Conversation.phoneCalling;
import static dev.mortise.sim.link.noise.Conversation.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.secret.SecretBytes;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HandshakeStateTest {

  private final HandshakeState phone = phoneCalling(LOCK.publicKey());
  private final HandshakeState lock = lockAnswering();

  @Test
  void bothEndsLearnWhomTheyTalkTo() throws NoiseException {
    Conversation conversation = new Conversation();
    assertEquals(LOCK.publicKey(), conversation.phone.peer());
    assertEquals(PHONE.publicKey(), conversation.lock.peer());
    assertEquals(conversation.phone.handshakeHash(), conversation.lock.handshakeHash());
  }

  @Test
  void callerStaysUnknownUntilTheThirdMessage() throws NoiseException {
    lock.read(phone.write(Octets.empty()));
    phone.read(lock.write(Octets.empty()));
    assertEquals(Optional.empty(), lock.peer());
    lock.read(phone.write(Octets.empty()));
    assertEquals(Optional.of(PHONE.publicKey()), lock.peer());
  }

  @Test
  void payloadsTravelInEachMessage() throws NoiseException {
    assertEquals(text("one"), lock.read(phone.write(text("one"))));
    assertEquals(text("two"), phone.read(lock.write(text("two"))));
    assertEquals(text("three"), lock.read(phone.write(text("three"))));
  }

  @Test
  @Tag("SEC-19")
  void callWithAnotherLocksKeyIsRefused() throws NoiseException {
    Octets call = phoneCalling(pair(9).publicKey()).write(Octets.empty());
    assertFault(NoiseFault.BAD_TAG, lock, call);
  }

  @Test
  @Tag("SEC-19")
  @Tag("SEC-6")
  void callWithAnotherPrologueIsRefused() throws NoiseException {
    Octets call = phoneCalling(LOCK.publicKey(), text("prolog")).write(Octets.empty());
    assertFault(NoiseFault.BAD_TAG, lock, call);
  }

  @Test
  @Tag("SEC-19")
  void answerOfWhoDoesNotHoldTheLocksKeyIsRefused() throws NoiseException {
    HandshakeState impostor =
        HandshakeState.responder(HandshakePattern.XK, Conversation.PROLOGUE, pair(9), pair(8));
    HandshakeState itsCaller = phoneCalling(pair(9).publicKey());
    impostor.read(itsCaller.write(Octets.empty()));
    phone.write(Octets.empty());
    assertFault(NoiseFault.BAD_TAG, phone, impostor.write(Octets.empty()));
  }

  @Test
  @Tag("SEC-7")
  void anyFlippedBitOfAnyMessageIsRefused() throws NoiseException {
    for (int message = 0; message < 3; message++) {
      int size = message == 2 ? 64 : 48;
      for (int index = 0; index < size; index++) {
        HandshakeState caller = phoneCalling(LOCK.publicKey());
        HandshakeState called = lockAnswering();
        for (int before = 0; before < message; before++) {
          deliver(before, caller, called);
        }
        HandshakeState from = message == 1 ? called : caller;
        HandshakeState to = message == 1 ? caller : called;
        assertFault(NoiseFault.BAD_TAG, to, flipped(from.write(Octets.empty()), index));
      }
    }
  }

  @Test
  @Tag("SEC-7")
  void anyShortenedMessageIsRefused() throws NoiseException {
    Octets call = phone.write(Octets.empty());
    for (int size = 0; size < call.size(); size++) {
      HandshakeState called = lockAnswering();
      Octets shortened = call.slice(0, size);
      NoiseException refusal = assertThrows(NoiseException.class, () -> called.read(shortened));
      assertTrue(refusal.fault() == NoiseFault.TOO_SHORT || refusal.fault() == NoiseFault.BAD_TAG);
    }
  }

  @Test
  @Tag("SEC-7")
  void messageBeyondTheBoundIsRefused() {
    Octets tooLong = Octets.adopt(new byte[NoiseTransport.MESSAGE_SIZE_MAX + 1]);
    assertFault(NoiseFault.TOO_LONG, lock, tooLong);
    assertThrows(
        NoiseException.class,
        () -> phone.write(Octets.adopt(new byte[NoiseTransport.MESSAGE_SIZE_MAX])));
  }

  @Test
  @Tag("SEC-7")
  void replayedCallGetsNoFurtherThanTheAnswer() throws NoiseException {
    Octets first = phone.write(Octets.empty());
    lock.read(first);
    phone.read(lock.write(Octets.empty()));
    Octets third = phone.write(Octets.empty());
    lock.read(third);

    HandshakeState again =
        HandshakeState.responder(HandshakePattern.XK, Conversation.PROLOGUE, LOCK, pair(5));
    again.read(first);
    again.write(Octets.empty());
    assertFault(NoiseFault.BAD_TAG, again, third);
  }

  /// Zero, one, minus one and the points of order eight (RFC 7748 section 7, cr.yp.to/ecdh.html).
  @ParameterizedTest
  @Tag("SEC-19")
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"
      })
  void keyThatAgreesOnZerosIsRefused(String key) {
    Octets call = Octets.ofHex(key).plus(Octets.adopt(new byte[NoiseTransport.TAG_SIZE]));
    assertFault(NoiseFault.UNUSABLE_KEY, lock, call);
  }

  @Test
  void turnsAreKept() throws NoiseException {
    assertTrue(phone.isOwnTurn());
    assertFalse(lock.isOwnTurn());
    assertThrows(IllegalStateException.class, () -> lock.write(Octets.empty()));
    assertThrows(IllegalStateException.class, () -> phone.read(Octets.empty()));
    assertThrows(IllegalStateException.class, phone::split);
  }

  @Test
  void brokenHandshakeIsOverAndItsEphemeralKeyWiped() {
    SecretBytes ephemeral = SecretBytes.copyOf(new byte[AgreementKeyPair.PRIVATE_SIZE]);
    HandshakeState broken =
        HandshakeState.responder(
            HandshakePattern.XK, Conversation.PROLOGUE, LOCK, AgreementKeyPair.of(ephemeral));
    assertFault(NoiseFault.TOO_SHORT, broken, Octets.empty());
    assertThrows(IllegalStateException.class, () -> broken.read(Octets.empty()));
    assertThrows(IllegalStateException.class, ephemeral::reveal);
  }

  private static void deliver(int message, HandshakeState caller, HandshakeState called)
      throws NoiseException {
    if (message == 1) {
      caller.read(called.write(Octets.empty()));
    } else {
      called.read(caller.write(Octets.empty()));
    }
  }

  private static void assertFault(NoiseFault fault, HandshakeState reader, Octets message) {
    NoiseException refusal = assertThrows(NoiseException.class, () -> reader.read(message));
    assertEquals(fault, refusal.fault());
  }
}
