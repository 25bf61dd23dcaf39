package dev.mortise.lock.step.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.LockBench;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.user.Role;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Somebody jams a remote controller, keeps what it sent, and sends it later.
class RecordedPressesTest {

  private static final CommandArguments UNLOCK = new CommandArguments.Unlock();

  private final LockBench bench = new LockBench();
  private final BenchPhone remote = new BenchPhone(bench, 5);

  RecordedPressesTest() {
    bench.user(1, Role.ADMINISTRATOR, "135790");
    bench.app(5, KeyRole.REMOTE_CONTROLLER, Optional.empty());
    remote.comeNear();
    bench.turnThePage();
  }

  @Test
  @Tag("LK-56")
  void aPressOpensTheDoorOverAChallenge() {
    assertTrue(remote.send(remote.signed(UNLOCK)).isPresent());
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("SEC-27")
  void aJammedPressReleasedLaterOpensNothing() {
    CarryCommand jammed = remote.signed(UNLOCK);

    bench.pass(Duration.ofSeconds(11));

    assertEquals("(stale-challenge)", BenchPhone.result(remote.send(jammed)));
    assertFalse(bench.isOpen());
    assertEquals(1, bench.events(LockEvent.ReplayRejected.class).size());
  }

  @Test
  @Tag("SEC-27")
  void aRecordedPressOpensNothingASecondTime() {
    CarryCommand recorded = remote.signed(UNLOCK);
    remote.send(recorded);
    assertTrue(bench.isOpen());
    bench.pass(Duration.ofSeconds(10)).turnThePage();
    assertFalse(bench.isOpen());

    remote.send(recorded);
    bench.pass(Duration.ofMinutes(1));
    remote.send(recorded);
    bench.powerOn(false);
    remote.comeNear();
    remote.send(recorded);

    assertFalse(bench.isOpen());
    assertFalse(bench.droveBolt());
  }

  @Test
  @Tag("SEC-27")
  void aPressIsGoodForNoOtherOperationChannelOrConnection() {
    CarryCommand recorded = remote.signed(UNLOCK);

    assertEquals("(stale-challenge)", BenchPhone.result(remote.by(Channel.REMOTE).send(recorded)));
    assertEquals(
        "(unknown-key)",
        BenchPhone.result(new BenchPhone(bench, 9).by(Channel.NEAR).send(recorded)));
    assertEquals("not-permitted", remote.by(Channel.NEAR).command(new CommandArguments.Lock()));
    assertFalse(bench.isOpen());
  }
}
