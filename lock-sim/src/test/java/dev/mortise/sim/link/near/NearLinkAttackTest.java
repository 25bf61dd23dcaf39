package dev.mortise.sim.link.near;

import static dev.mortise.sim.link.near.TestLock.await;
import static dev.mortise.sim.link.near.TestLock.awaitNext;
import static dev.mortise.sim.link.near.TestLock.freshPair;
import static dev.mortise.sim.link.near.TestLock.reversed;
import static dev.mortise.sim.link.near.TestLock.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.sim.link.noise.NoiseTransport;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody without a key, or with a recording, may put on the wire: the lock hangs up and
/// hears nothing, and an honest phone is served as before.
final class NearLinkAttackTest {

  private final TestLock lock;
  private final AgreementKeyPair phone;

  NearLinkAttackTest() throws IOException {
    lock = new TestLock();
    phone = lock.enrolledPhone();
  }

  @AfterEach
  void honestPhoneIsStillServed() throws Exception {
    try (lock) {
      NearLink link = await(lock.connecting(lock.enrolledPhone()));
      assertEquals(reversed(text("honest")), await(link.ask(text("honest"))));
    }
  }

  @ParameterizedTest
  @Tag("SEC-7")
  @ValueSource(
      strings = {
        "unlock",
        "\u00a2\u0000hchallenge",
        "SSH-2.0-x\r\n",
        "\u0016\u0003\u0001",
        "\uffff"
      })
  void clearTextInsteadOfAHandshakeIsHungUpOn(String clear) throws Exception {
    try (RawPhone attacker = new RawPhone(lock)) {
      attacker.send(clear.getBytes(StandardCharsets.ISO_8859_1));
      assertRefused(attacker);
    }
  }

  @Test
  @Tag("SEC-7")
  void clearRequestInAFrameIsNoHandshake() throws Exception {
    try (RawPhone attacker = new RawPhone(lock)) {
      attacker.sendFramed(text("{0: \"challenge\"} padded to the size of a handshake message"));
      assertRefused(attacker);
    }
  }

  @Test
  @Tag("SEC-7")
  void clearRequestInsteadOfARecordIsHungUpOn() throws Exception {
    try (RawPhone attacker = new RawPhone(lock)) {
      attacker.secure(lock, phone);
      attacker.sendFramed(text("a request in the clear, after a good handshake"));
      assertRefused(attacker);
    }
  }

  @Test
  @Tag("SEC-7")
  void handshakeCutOffAtAnyByteIsHungUpOn() throws Exception {
    Octets call =
        Octets.adopt(RawPhone.framed(RawPhone.handshake(lock.call(phone)).write(Octets.empty())));
    for (int size : List.of(0, 1, 2, 3, 33, 34, call.size() - 1)) {
      try (RawPhone attacker = new RawPhone(lock)) {
        attacker.send(call.slice(0, size).copy());
        attacker.finishSending();
        assertRefused(attacker);
      }
    }
  }

  @Test
  @Tag("SEC-7")
  void handshakeMessageOfTheWrongLengthIsHungUpOn() throws Exception {
    Octets call = RawPhone.handshake(lock.call(phone)).write(Octets.empty());
    for (Octets wrong :
        List.of(Octets.empty(), call.slice(0, 47), call.plus(Octets.of((byte) 0)))) {
      try (RawPhone attacker = new RawPhone(lock)) {
        attacker.sendFramed(wrong);
        assertRefused(attacker);
      }
    }
  }

  @Test
  @Tag("SEC-7")
  void handshakeMessageWithAPayloadIsHungUpOn() throws Exception {
    try (RawPhone attacker = new RawPhone(lock)) {
      attacker.sendFramed(RawPhone.handshake(lock.call(phone)).write(text("early")));
      assertRefused(attacker);
    }
  }

  @Test
  @Tag("SEC-7")
  void recordWithAWrongTagIsHungUpOn() throws Exception {
    try (RawPhone attacker = new RawPhone(lock)) {
      byte[] record = attacker.secure(lock, phone).seal(text("unlock")).copy();
      record[record.length - 1] ^= 1;
      attacker.sendFramed(Octets.adopt(record));
      assertRefused(attacker);
    }
  }

  @Test
  @Tag("SEC-7")
  void emptyOrTruncatedRecordIsHungUpOn() throws Exception {
    for (int size : List.of(0, 15, 16)) {
      try (RawPhone attacker = new RawPhone(lock)) {
        attacker.sendFramed(attacker.secure(lock, phone).seal(text("unlock")).slice(0, size));
        assertRefused(attacker);
      }
    }
  }

  @Test
  @Tag("SEC-7")
  void replayedRecordIsHungUpOnAndHeardOnce() throws Exception {
    try (RawPhone attacker = new RawPhone(lock)) {
      NoiseTransport transport = attacker.secure(lock, phone);
      Octets record = transport.seal(text("unlock"));
      attacker.sendFramed(record);
      assertEquals(reversed(text("unlock")), transport.open(attacker.readFramed()));
      attacker.sendFramed(record);
      assertTrue(attacker.isHungUpOn());
      assertEquals(List.of(text("unlock")), lock.requests);
    }
  }

  @Test
  @Tag("SEC-7")
  void wholeRecordedConversationPlayedAgainIsHungUpOnAfterTheAnswer() throws Exception {
    byte[] recording;
    try (RawPhone victim = new RawPhone(lock)) {
      NoiseTransport transport = victim.secure(lock, phone);
      victim.sendFramed(transport.seal(text("unlock")));
      transport.open(victim.readFramed());
      recording = victim.sent.toByteArray();
    }
    awaitNext(lock.connected);
    awaitNext(lock.disconnected);
    lock.requests.clear();
    try (RawPhone attacker = new RawPhone(lock)) {
      attacker.send(recording);
      attacker.readFramed();
      assertRefused(attacker);
    }
  }

  @Test
  @Tag("SEC-7")
  void recordOfAnotherConversationIsHungUpOn() throws Exception {
    try (RawPhone victim = new RawPhone(lock);
        RawPhone attacker = new RawPhone(lock)) {
      Octets record = victim.secure(lock, phone).seal(text("unlock"));
      attacker.secure(lock, freshPair());
      attacker.sendFramed(record);
      assertRefused(attacker);
    }
  }

  @Test
  @Tag("SEC-7")
  @Tag("SEC-19")
  void oversizedLengthIsHungUpOnBeforeItsBytesCome() throws Exception {
    try (RawPhone attacker = new RawPhone(lock)) {
      attacker.send((byte) 0, (byte) 48);
      attacker.send(RawPhone.handshake(lock.call(phone)).write(Octets.empty()).copy());
      attacker.readFramed();
      attacker.send((byte) 0xff, (byte) 0xff);
      assertRefused(attacker);
    }
    try (RawPhone attacker = new RawPhone(lock)) {
      attacker.secure(lock, phone);
      int tooLong = NearLinkServer.NOISE_MESSAGE_SIZE_MAX + 1;
      attacker.send((byte) (tooLong >>> 8), (byte) tooLong);
      assertRefused(attacker);
    }
  }

  @Test
  @Tag("SEC-19")
  void moreRequestsAheadThanAreKeptIsHungUpOn() throws Exception {
    lock.answers = _ -> new CompletableFuture<>();
    try (RawPhone attacker = new RawPhone(lock)) {
      NoiseTransport transport = attacker.secure(lock, phone);
      for (int i = 0; i <= lock.policy.requestsAheadMax(); i++) {
        attacker.sendFramed(transport.seal(text("request")));
      }
      assertTrue(attacker.isHungUpOn());
      assertEquals(1, lock.requests.size());
    }
    lock.answers = request -> CompletableFuture.completedFuture(reversed(request));
  }

  @Test
  @Tag("SEC-19")
  void byteAtATimeIsHungUpOnWhenTheHandshakeIsLate() throws Exception {
    NearLinkPolicy policy = NearLinkPolicy.STANDARD;
    NearLinkPolicy impatient =
        new NearLinkPolicy(
            Duration.ofMillis(100),
            policy.connectionsMax(),
            policy.unsettledMax(),
            policy.requestsAheadMax(),
            policy.answerWithin(),
            policy.unknownIdleMax(),
            policy.rangeMetres());
    try (TestLock hurried = new TestLock(impatient);
        RawPhone attacker = new RawPhone(hurried)) {
      Octets message = RawPhone.handshake(hurried.call(freshPair())).write(Octets.empty());
      Octets call = Octets.adopt(RawPhone.framed(message));
      attacker.waitAtMost(10);
      boolean hungUp = false;
      for (int i = 0; i < call.size() - 1 && !hungUp; i++) {
        hungUp = trickle(attacker, (byte) call.at(i));
      }
      attacker.waitAtMost(Math.toIntExact(TestLock.PATIENCE.toMillis()));
      assertTrue(hungUp || attacker.isHungUpOn());
      assertTrue(hurried.connected.isEmpty());
    }
  }

  /// Sends one byte; whether the lock hung up within the pause after it.
  private static boolean trickle(RawPhone attacker, byte next) throws IOException {
    try {
      attacker.send(next);
      return attacker.read() == -1;
    } catch (SocketTimeoutException _) {
      return false;
    } catch (SocketException _) {
      return true;
    }
  }

  /// The lock has hung up, and no request reached it.
  private void assertRefused(RawPhone attacker) throws IOException {
    assertTrue(attacker.isHungUpOn());
    assertEquals(List.of(), lock.requests);
  }
}
