package dev.mortise.sim.link.near;

import static dev.mortise.sim.link.near.TestLock.await;
import static dev.mortise.sim.link.near.TestLock.awaitNext;
import static dev.mortise.sim.link.near.TestLock.freshPair;
import static dev.mortise.sim.link.near.TestLock.reversed;
import static dev.mortise.sim.link.near.TestLock.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.sim.link.near.NearLinkException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class NearLinkTest extends NearLinkFixture {

  NearLinkTest() throws IOException {}

  @Test
  void phoneAsksAndTheLockAnswers() throws Exception {
    try (NearLink link = lock.connect(phone)) {
      assertEquals(reversed(text("state?")), await(link.ask(text("state?"))));
      assertEquals(List.of(text("state?")), lock.requests);
      assertTrue(link.isOpen());
    }
  }

  @Test
  void lockLearnsWhoCameAndWhoLeft() throws Exception {
    NearLink link = await(lock.connecting(phone));
    NearPeer peer = awaitNext(lock.connected);
    assertEquals(phone.publicKey(), peer.key());
    assertTrue(peer.enrolled());
    link.close();
    assertEquals(peer, awaitNext(lock.disconnected));
  }

  @Test
  void unknownPhoneIsLetThroughAndSaidToBeUnknown() throws Exception {
    try (NearLink link = await(lock.connecting(freshPair()))) {
      assertFalse(awaitNext(lock.connected).enrolled());
      assertEquals(reversed(text("pair")), await(link.ask(text("pair"))));
    }
  }

  @Test
  void enrolmentHoldsFromTheNextRequest() throws Exception {
    AgreementKeyPair newcomer = freshPair();
    BlockingQueue<Boolean> enrolled = new LinkedBlockingQueue<>();
    NearLinkHandler noting =
        new NearLinkHandler() {
          @Override
          public void onConnected(NearPeer peer) {}

          @Override
          public CompletionStage<Octets> onRequest(NearPeer peer, Octets request) {
            enrolled.add(peer.enrolled());
            lock.enrolled.add(peer.key());
            return CompletableFuture.completedFuture(request);
          }

          @Override
          public void onDisconnected(NearPeer peer) {}
        };
    try (NearLinkServer server =
            NearLinkServer.start(
                lock.threads,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                lock,
                lock,
                noting,
                NearLinkPolicy.STANDARD);
        NearLink link =
            await(
                NearLink.connect(
                    lock.threads,
                    new NearCall(
                        server.address(),
                        lock.lock(),
                        lock.agreementKeys().publicKey(),
                        newcomer,
                        freshPair()),
                    NearLinkPolicy.STANDARD))) {
      await(link.ask(text("pair")));
      await(link.ask(text("unlock")));
    }
    assertFalse(awaitNext(enrolled));
    assertTrue(awaitNext(enrolled));
  }

  @Test
  void responsesComeInTheOrderOfTheirRequestsHoweverLongEachTakes() throws Exception {
    List<CompletableFuture<Octets>> pending = new ArrayList<>();
    BlockingQueue<CompletableFuture<Octets>> asked = new LinkedBlockingQueue<>();
    lock.answers =
        _ -> {
          CompletableFuture<Octets> answer = new CompletableFuture<>();
          asked.add(answer);
          return answer;
        };
    try (NearLink link = lock.connect(phone)) {
      for (int i = 0; i < lock.policy.requestsAheadMax(); i++) {
        pending.add(link.ask(text("request " + i)).toCompletableFuture());
      }
      for (int i = 0; i < pending.size(); i++) {
        CompletableFuture<Octets> answer = awaitNext(asked);
        assertTrue(asked.isEmpty(), "one request at a time");
        answer.complete(text("response " + i));
        assertEquals(text("response " + i), await(pending.get(i)));
      }
    }
  }

  @Test
  void oneRequestMoreThanMayBeAheadFailsAndTheLinkGoesOn() throws Exception {
    CompletableFuture<Octets> held = new CompletableFuture<>();
    lock.answers = _ -> held;
    try (NearLink link = lock.connect(phone)) {
      List<CompletionStage<Octets>> ahead = new ArrayList<>();
      for (int i = 0; i < lock.policy.requestsAheadMax(); i++) {
        ahead.add(link.ask(text("ahead")));
      }
      assertFails(Reason.TOO_MANY_REQUESTS, link.ask(text("one more")));
      held.complete(text("at last"));
      for (CompletionStage<Octets> answer : ahead) {
        assertEquals(text("at last"), await(answer));
      }
      assertEquals(text("at last"), await(link.ask(text("again"))));
    }
  }

  @Test
  void longestMessagesPassAndLongerOnesAreNotSent() throws Exception {
    try (NearLink link = lock.connect(phone)) {
      Octets longest = Octets.adopt(new byte[NearLinkPolicy.MESSAGE_SIZE_MAX]);
      assertEquals(longest, await(link.ask(longest)));
      Octets tooLong = Octets.adopt(new byte[NearLinkPolicy.MESSAGE_SIZE_MAX + 1]);
      assertThrows(IllegalArgumentException.class, () -> link.ask(tooLong));
    }
  }

  @Test
  void requestThatTheLockFailsToAnswerEndsTheLink() throws Exception {
    lock.answers = _ -> CompletableFuture.failedFuture(new IllegalStateException("on purpose"));
    NearLink link = lock.connect(phone);
    assertFails(Reason.CLOSED, link.ask(text("state?")));
    assertFails(Reason.CLOSED, link.ask(text("state?")));
    awaitNext(lock.disconnected);
  }

  @Test
  void answerThatDoesNotComeEndsTheLink() throws Exception {
    NearLinkPolicy impatient = answeringWithin(Duration.ofMillis(50));
    lock.answers = _ -> new CompletableFuture<>();
    try (NearLink link = await(NearLink.connect(lock.threads, lock.call(phone), impatient))) {
      assertFails(Reason.TIMED_OUT, link.ask(text("state?")));
      assertEquals(phone.publicKey(), awaitNext(lock.disconnected).key());
    }
  }

  @Test
  void lockThatAnswersTooLateHangsUp() throws Exception {
    try (TestLock slow = new TestLock(answeringWithin(Duration.ofMillis(50)))) {
      slow.answers = _ -> new CompletableFuture<>();
      try (NearLink link =
          await(NearLink.connect(slow.threads, slow.call(phone), NearLinkPolicy.STANDARD))) {
        assertFails(Reason.CLOSED, link.ask(text("state?")));
      }
    }
  }

  @Test
  @Tag("SEC-19")
  void callWithAnotherLocksKeyOrNameGetsNoWord() throws Exception {
    NearCall call = lock.call(phone);
    NearCall otherKey =
        new NearCall(call.address(), call.lock(), freshPair().publicKey(), phone, freshPair());
    NearCall otherName =
        new NearCall(
            call.address(), new LockId(UUID.randomUUID()), call.lockKey(), phone, freshPair());
    assertFails(
        Reason.UNREACHABLE, NearLink.connect(lock.threads, otherKey, NearLinkPolicy.STANDARD));
    assertFails(
        Reason.UNREACHABLE, NearLink.connect(lock.threads, otherName, NearLinkPolicy.STANDARD));
    assertTrue(lock.connected.isEmpty());
  }

  @Test
  @Tag("SEC-19")
  void impostorWithoutTheLocksKeyIsRecognised() throws Exception {
    try (ServerSocket impostor = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      NearCall call =
          new NearCall(
              (InetSocketAddress) impostor.getLocalSocketAddress(),
              lock.lock(),
              lock.agreementKeys().publicKey(),
              phone,
              freshPair());
      CompletionStage<NearLink> link =
          NearLink.connect(lock.threads, call, NearLinkPolicy.STANDARD);
      try (Socket caller = impostor.accept()) {
        Octets answer = freshPair().publicKey().octets().plus(Octets.adopt(new byte[16]));
        caller.getOutputStream().write(RawPhone.framed(answer));
        assertFails(Reason.NOT_THIS_LOCK, link);
      }
    }
  }

  @Test
  void lockThatIsNotThereIsUnreachable() throws Exception {
    lock.server.close();
    assertFails(Reason.NOTHING_THERE, lock.connecting(phone));
  }

  static NearLinkPolicy answeringWithin(Duration answerWithin) {
    NearLinkPolicy policy = NearLinkPolicy.STANDARD;
    return new NearLinkPolicy(
        policy.handshakeWithin(),
        policy.connectionsMax(),
        policy.unsettledMax(),
        policy.requestsAheadMax(),
        answerWithin,
        policy.unknownIdleMax(),
        policy.rangeMetres());
  }

  static void assertFails(Reason reason, CompletionStage<?> stage) {
    ExecutionException failure = assertThrows(ExecutionException.class, () -> await(stage));
    assertEquals(reason, assertInstanceOf(NearLinkException.class, failure.getCause()).reason());
  }
}
