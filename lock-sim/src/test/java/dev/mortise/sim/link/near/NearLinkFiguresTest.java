package dev.mortise.sim.link.near;

import static dev.mortise.sim.link.near.TestLock.await;
import static dev.mortise.sim.link.near.TestLock.freshPair;
import static dev.mortise.sim.link.near.TestLock.reversed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.sim.link.noise.HandshakePattern;
import dev.mortise.sim.link.noise.HandshakeState;
import dev.mortise.sim.link.noise.NoiseException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Prints what a near link costs on this machine; only that it works is asserted.
final class NearLinkFiguresTest {

  private static final int ROUNDS = 200;
  private static final int WARM_UP = 100;

  @Test
  void handshakeCostsThisMuchProcessorTime() throws NoiseException {
    Octets prologue = NearCall.prologue(new LockId(UUID.randomUUID()));
    AgreementKeyPair phone = freshPair();
    AgreementKeyPair lock = freshPair();
    long[] nanos = new long[ROUNDS];
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      HandshakeState calling =
          HandshakeState.initiator(
              HandshakePattern.XK, prologue, phone, freshPair(), lock.publicKey());
      HandshakeState called =
          HandshakeState.responder(HandshakePattern.XK, prologue, lock, freshPair());
      called.read(calling.write(Octets.empty()));
      calling.read(called.write(Octets.empty()));
      called.read(calling.write(Octets.empty()));
      assertEquals(calling.split().handshakeHash(), called.split().handshakeHash());
      nanos[Math.max(i, 0)] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }
    print("handshake, processor time of both ends", nanos);
  }

  @Test
  void linkTakesThisLongToStandAndToAnswer() throws Exception {
    try (TestLock lock = new TestLock()) {
      AgreementKeyPair phone = lock.enrolledPhone();
      long[] connecting = new long[ROUNDS];
      for (int i = -WARM_UP; i < ROUNDS; i++) {
        long start = System.nanoTime();
        NearLink link = await(lock.connecting(phone));
        connecting[Math.max(i, 0)] = System.nanoTime() - start;
        link.close();
      }
      print("connection and handshake over the loopback", connecting);

      Octets request = Octets.adopt(new byte[400]);
      long[] asking = new long[ROUNDS * 10];
      try (NearLink link = await(lock.connecting(phone))) {
        for (int i = -WARM_UP * 10; i < asking.length; i++) {
          long start = System.nanoTime();
          assertEquals(reversed(request), await(link.ask(request)));
          asking[Math.max(i, 0)] = System.nanoTime() - start;
        }
      }
      print("request of 400 bytes and its response over the loopback", asking);
    }
  }

  private static void print(String what, long[] nanos) {
    Arrays.sort(nanos);
    System.out.printf(
        "near link: %s: median %d us, 99 %% %d us%n",
        what, nanos[nanos.length / 2] / 1_000, nanos[nanos.length * 99 / 100] / 1_000);
  }
}
