package dev.mortise.sim.link.near;

import static dev.mortise.sim.link.near.NearLinkTest.assertFails;
import static dev.mortise.sim.link.near.TestLock.await;
import static dev.mortise.sim.link.near.TestLock.awaitNext;
import static dev.mortise.sim.link.near.TestLock.freshPair;
import static dev.mortise.sim.link.near.TestLock.reversed;
import static dev.mortise.sim.link.near.TestLock.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.sim.link.near.NearLinkException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class NearLinkServerTest extends NearLinkFixture {

  NearLinkServerTest() throws IOException {}

  @Test
  void fourthUnknownPhoneFindsNoRoom() throws Exception {
    for (int i = 0; i < lock.policy.connectionsMax(); i++) {
      assertTrue(lock.connect(freshPair()).isOpen());
    }
    NearLink fourth = await(lock.connecting(freshPair()));
    assertFails(Reason.CLOSED, fourth.ask(text("pair")));
    assertTrue(lock.connected.isEmpty());
    assertTrue(lock.disconnected.isEmpty());
  }

  @Test
  void enrolledPhoneDisplacesTheUnknownOneThatCameFirst() throws Exception {
    NearLink first = lock.connect(freshPair());
    AgreementKeyPair second = freshPair();
    lock.connect(second);
    AgreementKeyPair household = lock.enrolledPhone();
    lock.connect(household);
    NearLink enrolled = lock.connect(lock.enrolledPhone());
    assertEquals(reversed(text("unlock")), await(enrolled.ask(text("unlock"))));
    assertFails(Reason.CLOSED, first.ask(text("pair")));
    awaitNext(lock.disconnected);

    lock.connect(lock.enrolledPhone());
    assertEquals(second.publicKey(), awaitNext(lock.disconnected).key());

    NearLink noRoom = await(lock.connecting(lock.enrolledPhone()));
    assertFails(Reason.CLOSED, noRoom.ask(text("unlock")));
    assertTrue(lock.disconnected.isEmpty());
  }

  @Test
  void phoneThatComesAgainTakesItsOwnOldPlace() throws Exception {
    NearLink lost = lock.connect(phone);
    lock.connect(lock.enrolledPhone());
    lock.connect(lock.enrolledPhone());
    NearLink again = lock.connect(phone);
    assertEquals(reversed(text("unlock")), await(again.ask(text("unlock"))));
    assertFails(Reason.CLOSED, lost.ask(text("unlock")));
  }

  @Test
  @Tag("SEC-19")
  void callersWhoNeverSayWhoTheyAreKeepNobodyOut() throws Exception {
    Deque<RawPhone> silent = new ArrayDeque<>();
    for (int i = 0; i < lock.policy.unsettledMax(); i++) {
      silent.add(new RawPhone(lock));
    }
    NearLink link = lock.connect(lock.enrolledPhone());
    assertEquals(reversed(text("unlock")), await(link.ask(text("unlock"))));
    assertTrue(silent.removeFirst().isHungUpOn());
    for (RawPhone phone : silent) {
      phone.close();
    }
  }

  @Test
  void unknownPhoneThatAsksNothingIsSentAway() throws Exception {
    NearLinkPolicy policy = NearLinkPolicy.STANDARD;
    NearLinkPolicy impatient =
        new NearLinkPolicy(
            policy.handshakeWithin(),
            policy.connectionsMax(),
            policy.unsettledMax(),
            policy.requestsAheadMax(),
            policy.answerWithin(),
            Duration.ofMillis(50),
            policy.rangeMetres());
    try (TestLock busy = new TestLock(impatient)) {
      NearLink known = busy.connect(busy.enrolledPhone());
      AgreementKeyPair unknown = freshPair();
      busy.connect(unknown);
      assertEquals(unknown.publicKey(), awaitNext(busy.disconnected).key());
      assertEquals(reversed(text("unlock")), await(known.ask(text("unlock"))));
    }
  }

  @Test
  @Tag("LK-61")
  void phoneBeyondFiftyMetresGetsNoConnection() throws Exception {
    lock.metres = 50.1;
    assertFails(Reason.UNREACHABLE, lock.connecting(lock.enrolledPhone()));
    lock.metres = 50;
    assertTrue(lock.connect(lock.enrolledPhone()).isOpen());
  }

  @Test
  @Tag("LK-61")
  void phoneThatWalksAwayIsDropped() throws Exception {
    AgreementKeyPair phone = lock.enrolledPhone();
    NearLink link = lock.connect(phone);
    lock.metres = 51;
    lock.server.distanceChanged();
    assertEquals(phone.publicKey(), awaitNext(lock.disconnected).key());
    assertFails(Reason.CLOSED, link.ask(text("unlock")));
    lock.metres = 49;
    lock.server.distanceChanged();
    assertEquals(reversed(text("unlock")), await(lock.connect(phone).ask(text("unlock"))));
  }

  @Test
  @Tag("LK-61")
  void requestFromBeyondTheRangeNeverReachesTheLock() throws Exception {
    NearLink link = lock.connect(lock.enrolledPhone());
    lock.metres = 60;
    assertFails(Reason.CLOSED, link.ask(text("unlock")));
    assertTrue(lock.requests.isEmpty());
  }

  @Test
  void resetEndsEveryConnection() throws Exception {
    NearLink one = lock.connect(lock.enrolledPhone());
    NearLink two = lock.connect(freshPair());
    lock.server.disconnectAll();
    awaitNext(lock.disconnected);
    awaitNext(lock.disconnected);
    assertFails(Reason.CLOSED, one.ask(text("unlock")));
    assertFails(Reason.CLOSED, two.ask(text("unlock")));
    assertTrue(lock.connect(lock.enrolledPhone()).isOpen());
  }

  @Test
  void busyPortIsSaidSo() {
    IOException refusal =
        assertThrows(
            IOException.class,
            () ->
                NearLinkServer.start(
                        lock.threads,
                        lock.server.address(),
                        lock,
                        lock,
                        lock,
                        NearLinkPolicy.STANDARD)
                    .close());
    assertTrue(refusal.toString().contains("cannot listen on"), refusal::toString);
  }
}
