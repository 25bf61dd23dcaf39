package dev.mortise.sim.device.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.mortise.authority.Refusal;
import dev.mortise.authority.device.LinkTerms;
import dev.mortise.door.BoltState;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments.LinkFrom;
import dev.mortise.protocol.message.command.CommandArguments.UnlockAsLinked;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.world.WorldClock;
import dev.mortise.user.UserIndex;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A lock that was reset and is linked again, over real radios.
@Timeout(180)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class RelinkedLocksTest {

  private static final UserIndex FIRST = new UserIndex(1);
  private static final UserIndex SECOND = new UserIndex(2);

  private final WorldClock world = WorldClock.manual(Instant.parse("2026-03-01T08:00:00Z"));
  private final LinkThreads threads = LinkThreads.start(1);
  private WiredLock front;
  private WiredLock back;

  @BeforeEach
  void openBoth() throws IOException {
    front = new WiredLock(world, threads);
    back = new WiredLock(world, threads);
    world.turn(Duration.ofMinutes(5));
  }

  @AfterEach
  void closeBoth() {
    front.close();
    back.close();
    threads.close();
    world.close();
  }

  private void ask(UserIndex user) {
    Outcome asked =
        back.command(
            new LinkFrom(
                front.self().signingKey(),
                front.self().agreement().publicKey(),
                new DisplayName("Front"),
                new LinkTerms(new TreeSet<>(Set.of(user)), LinkTerms.USUAL_RELOCK)));
    assertInstanceOf(Outcome.Done.class, asked, asked.why());
  }

  private void approve() {
    back.cause("press %s ok".formatted(WiredLock.CODE));
    world.turn(Duration.ofMinutes(1));
    assertEquals(BoltState.LOCKED, back.bolt());
  }

  /// The front lock asks the back lock to open along, by these keys for handshakes.
  private Outcome callBack(AgreementKeyPair agreement, UserIndex user) {
    return back.command(front.device().signer(), agreement, new UnlockAsLinked(user));
  }

  @Test
  @Tag("LK-39")
  @Tag("SEC-28")
  void afterItsResetALockIsLinkedAnewByItsNewKeysAlone() {
    ask(FIRST);
    approve();
    AgreementKeyPair old = front.self().agreement();
    front.cause("battery out");
    front.cause("battery in set");
    front.cause("press ok");
    AgreementKeyPair now = front.self().agreement();

    assertEquals(new Outcome.Refused(Refusal.UNKNOWN_KEY, false), callBack(now, SECOND));
    ask(SECOND);
    approve();

    assertInstanceOf(Outcome.Refused.class, callBack(now, FIRST));
    assertEquals(new Outcome.Refused(Refusal.UNKNOWN_KEY, false), callBack(old, SECOND));
    assertEquals(BoltState.LOCKED, back.bolt());
    assertInstanceOf(Outcome.Done.class, callBack(now, SECOND));
  }
}
