package dev.mortise.sim.device.link;

import static org.awaitility.Awaitility.await;

import dev.mortise.authority.device.LinkedLock;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.Prompt;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.world.WorldClock;
import dev.mortise.user.UserIndex;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A radio whose own part of a call fails.
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class LinkedCallsTest {

  private static final UserIndex ADMINISTRATOR = new UserIndex(1);

  @Test
  @Tag("LK-40")
  void aCallThatFailsIsReportedAsALockThatStayedShut() throws Exception {
    SecureRandom exhausted =
        new SecureRandom() {
          @Override
          public void nextBytes(byte[] bytes) {
            throw new IllegalStateException("no randomness");
          }
        };
    try (WorldClock world = WorldClock.manual(Instant.parse("2026-03-01T08:00:00Z"));
        LinkThreads threads = LinkThreads.start(1);
        WiredLock front = new WiredLock(world, threads);
        LinkedCalls calls = new LinkedCalls(front.device(), threads, exhausted)) {
      calls.place(new Neighbour(front.radio(), 20));
      LinkedLock back =
          LinkedLock.of(
              front.self().lockId(),
              front.self().generation(),
              front.self().signingKey(),
              front.self().agreement().publicKey(),
              new DisplayName("Back"),
              Set.of(ADMINISTRATOR));

      calls.open(new LockEffect.OpenLinked(back, ADMINISTRATOR), front.stored());

      await().atMost(Duration.ofSeconds(20)).until(() -> front.said(Prompt.LINKED_LOCK_SHUT));
    }
  }
}
