package dev.mortise.companion.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.mortise.authority.Operation;
import dev.mortise.door.BoltState;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.route.NearRoute;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two hops between a phone and the lock's radio, 150 ms each. A relay cannot be told from a lock
/// that is near; what it cannot have is a tap.
@Timeout(120)
class RelayAttackTest {

  private static final long HOP_MILLIS = 150;

  private Siege siege;
  private Relay atTheLock;
  private Relay atThePhone;

  @BeforeEach
  void stretchTheAir() throws Exception {
    siege = new Siege();
    atTheLock = new Relay(siege.radio(), HOP_MILLIS);
    atThePhone = new Relay(atTheLock.address(), HOP_MILLIS);
  }

  @AfterEach
  void close() {
    atThePhone.close();
    atTheLock.close();
    siege.close();
  }

  @Test
  @Tag("SEC-11")
  void aPhoneThatIsLedToTheLockAndNotTappedOpensNothing() throws Exception {
    try (NearRoute far = siege.near(siege.identity, atThePhone.address())) {
      Dialogue dialogue = siege.dialogue(far);
      for (Operation operation : new Operation[] {Operation.UNLOCK, Operation.LOCK}) {
        assertInstanceOf(Dialogue.Heard.Answered.class, dialogue.question(operation));
      }
      siege.world.turn(Duration.ofMinutes(1));
    }
    assertEquals(0, siege.openings());
  }

  @Test
  @Tag("SEC-11")
  @Tag("SEC-1")
  void whatTheRelayRecordedOfATapOpensNothingAgain() throws Exception {
    try (NearRoute far = siege.near(siege.identity, atThePhone.address())) {
      Outcome opened =
          siege.whileTheBoltTravels(
              () -> siege.dialogue(far).command(new CommandArguments.Unlock()));
      assertInstanceOf(Outcome.Done.class, opened, opened::why);
    }
    siege.lockByHand();
    assertFalse(atTheLock.recorded().isEmpty());

    playAgain();

    siege.world.turn(Duration.ofSeconds(5));
    assertEquals(1, siege.openings());
    assertEquals(BoltState.LOCKED, siege.bolt());
  }

  /// Sends all that the phone sent, on a fresh connection, until the lock hangs up.
  private void playAgain() throws IOException {
    try (Socket replay = new Socket(siege.radio().getAddress(), siege.radio().getPort())) {
      replay.setSoTimeout((int) HostileCompanion.PATIENCE.toMillis());
      for (byte[] recorded : atTheLock.recorded()) {
        replay.getOutputStream().write(recorded);
      }
      replay.getInputStream().readAllBytes();
    } catch (SocketException hungUp) {
      // The lock answers a handshake that it cannot follow by hanging up, perhaps in mid-write.
    }
  }
}
