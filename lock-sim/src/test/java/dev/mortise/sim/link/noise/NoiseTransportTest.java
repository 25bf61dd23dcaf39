package dev.mortise.sim.link.noise;

import static dev.mortise.sim.link.noise.Conversation.flipped;
import static dev.mortise.sim.link.noise.Conversation.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.protocol.Octets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class NoiseTransportTest {

  @Property(tries = 50)
  void whatOneEndSealsTheOtherOpens(@ForAll @Size(max = 20) List<@Size(max = 300) byte[]> messages)
      throws NoiseException {
    Conversation conversation = new Conversation();
    for (byte[] bytes : messages) {
      Octets message = Octets.of(bytes);
      assertEquals(message, conversation.lock.open(conversation.phone.seal(message)));
      assertEquals(message, conversation.phone.open(conversation.lock.seal(message)));
    }
  }

  @Test
  void longestMessagePassesAndOneByteMoreDoesNot() throws NoiseException {
    Conversation conversation = new Conversation();
    int longest = NoiseTransport.MESSAGE_SIZE_MAX - NoiseTransport.TAG_SIZE;
    Octets sealed = conversation.phone.seal(Octets.adopt(new byte[longest]));
    assertEquals(NoiseTransport.MESSAGE_SIZE_MAX, sealed.size());
    assertEquals(longest, conversation.lock.open(sealed).size());
    NoiseException refusal =
        assertThrows(
            NoiseException.class,
            () -> conversation.phone.seal(Octets.adopt(new byte[longest + 1])));
    assertEquals(NoiseFault.TOO_LONG, refusal.fault());
  }

  @Test
  @Tag("SEC-7")
  void recordBeyondTheBoundIsRefused() throws NoiseException {
    assertRefused(
        NoiseFault.TOO_LONG,
        new Conversation(),
        Octets.adopt(new byte[NoiseTransport.MESSAGE_SIZE_MAX + 1]));
  }

  @Test
  @Tag("SEC-7")
  void replayedRecordIsRefused() throws NoiseException {
    Conversation conversation = new Conversation();
    Octets sealed = conversation.phone.seal(text("unlock"));
    conversation.lock.open(sealed);
    assertRefused(NoiseFault.BAD_TAG, conversation, sealed);
  }

  @Test
  @Tag("SEC-7")
  void recordOutOfOrderIsRefused() throws NoiseException {
    Conversation conversation = new Conversation();
    conversation.phone.seal(text("first"));
    assertRefused(NoiseFault.BAD_TAG, conversation, conversation.phone.seal(text("second")));
  }

  @Test
  @Tag("SEC-7")
  void recordReflectedToItsSenderIsRefused() throws NoiseException {
    Conversation conversation = new Conversation();
    assertRefused(NoiseFault.BAD_TAG, conversation, conversation.lock.seal(text("unlock")));
  }

  @Test
  @Tag("SEC-7")
  void recordOfAnotherConversationIsRefused() throws NoiseException {
    HandshakeState phone =
        HandshakeState.initiator(
            HandshakePattern.XK,
            Conversation.PROLOGUE,
            Conversation.PHONE,
            Conversation.pair(7),
            Conversation.LOCK.publicKey());
    HandshakeState lock = Conversation.lockAnswering();
    lock.read(phone.write(Octets.empty()));
    phone.read(lock.write(Octets.empty()));
    lock.read(phone.write(Octets.empty()));
    Octets recorded = phone.split().seal(text("unlock"));
    assertRefused(NoiseFault.BAD_TAG, new Conversation(), recorded);
  }

  @Test
  @Tag("SEC-7")
  void anyFlippedBitAndAnyShorterRecordIsRefused() throws NoiseException {
    int size = text("unlock").size() + NoiseTransport.TAG_SIZE;
    for (int index = 0; index < size; index++) {
      Conversation flipping = new Conversation();
      Octets sealed = flipping.phone.seal(text("unlock"));
      assertRefused(NoiseFault.BAD_TAG, flipping, flipped(sealed, index));
      assertRefused(
          index < NoiseTransport.TAG_SIZE ? NoiseFault.TOO_SHORT : NoiseFault.BAD_TAG,
          new Conversation(),
          sealed.slice(0, index));
    }
  }

  @Test
  void endedConversationIsNotUsedAgain() throws NoiseException {
    Conversation conversation = new Conversation();
    assertRefused(NoiseFault.TOO_SHORT, conversation, Octets.empty());
    Octets next = conversation.phone.seal(text("next"));
    assertThrows(IllegalStateException.class, () -> conversation.lock.open(next));
    assertThrows(IllegalStateException.class, () -> conversation.lock.seal(next));
    conversation.lock.close();
  }

  private static void assertRefused(NoiseFault fault, Conversation conversation, Octets sealed) {
    NoiseException refusal =
        assertThrows(NoiseException.class, () -> conversation.lock.open(sealed));
    assertEquals(fault, refusal.fault());
  }
}
