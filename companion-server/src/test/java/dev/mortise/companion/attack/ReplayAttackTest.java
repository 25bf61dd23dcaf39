package dev.mortise.companion.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.mortise.authority.Refusal;
import dev.mortise.door.BoltState;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.response.Response;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.phone.dialogue.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A companion that recorded a good unlock and sends it again.
@Timeout(120)
class ReplayAttackTest {

  private static final Duration BEYOND_THE_LIFE = Duration.ofSeconds(31);

  private Siege siege;
  private Wire wire;

  @BeforeEach
  void besiege() throws Exception {
    siege = new Siege();
    wire = new Wire(siege);
  }

  @AfterEach
  void liftTheSiege() {
    siege.close();
  }

  /// A good unlock by the phone's owner, written down, and the door locked again by hand.
  private Octets recordAnUnlock() {
    Outcome opened =
        siege.whileTimePasses(() -> siege.dialogue(wire).command(new CommandArguments.Unlock()));
    assertInstanceOf(Outcome.Done.class, opened);
    assertEquals(1, siege.openings());
    siege.lockByHand();
    return wire.lastRequest();
  }

  @Test
  @Tag("SEC-1")
  void atOnceItGetsTheRecordedReceiptAndMovesNothing() {
    Octets unlock = recordAnUnlock();

    assertEquals(wire.responses.getLast(), siege.sendWhileTimePasses(unlock));

    assertNothingOpened();
  }

  @Test
  @Tag("SEC-1")
  void afterAReconnectItGetsTheRecordedReceiptAndMovesNothing() {
    Octets unlock = recordAnUnlock();
    siege.reconnect();

    assertEquals(wire.responses.getLast(), siege.sendWhileTimePasses(unlock));

    assertNothingOpened();
  }

  @Test
  @Tag("SEC-1")
  void afterItsChallengesLifeItIsRejectedAndNotedOnceAMinute() throws Exception {
    Octets unlock = recordAnUnlock();
    siege.world.turn(BEYOND_THE_LIFE);

    for (int i = 0; i < 5; i++) {
      assertStale(siege.send(unlock));
      siege.world.turn(Duration.ofSeconds(10));
    }

    assertEquals(1, siege.events(LockEvent.ReplayRejected.class));
    siege.world.turn(Duration.ofSeconds(10));
    assertStale(siege.send(unlock));
    assertEquals(2, siege.events(LockEvent.ReplayRejected.class));
    assertNothingOpened();
  }

  @Test
  @Tag("SEC-1")
  void afterARestartItIsRejected() throws Exception {
    Octets unlock = recordAnUnlock();
    siege.restart();

    assertStale(siege.sendWhileTimePasses(unlock));

    assertEquals(1, siege.events(LockEvent.ReplayRejected.class));
    assertNothingOpened();
  }

  @Test
  @Tag("SEC-1")
  @Tag("SEC-26")
  void afterTheFlashOfBeforeWasPutBackItIsRefused() throws Exception {
    FlashChip before = siege.dump();
    Octets unlock = recordAnUnlock();
    siege.restore(before);

    Response answer = Response.decode(siege.sendWhileTimePasses(unlock));

    assertInstanceOf(Response.Refused.class, answer);
    assertNothingOpened();
    before.close();
  }

  private void assertStale(Octets response) throws MalformedCbor {
    assertEquals(new Response.Refused(Refusal.STALE_CHALLENGE), Response.decode(response));
  }

  private void assertNothingOpened() {
    siege.world.turn(Duration.ofSeconds(5));
    assertEquals(1, siege.openings());
    assertEquals(BoltState.LOCKED, siege.bolt());
  }
}
