package dev.mortise.lock.step.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.OperationError;
import dev.mortise.lock.LockBench;
import dev.mortise.protocol.message.command.CommandArguments.DeleteUser;
import dev.mortise.protocol.message.command.CommandArguments.Unlock;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// By which way an app opens, and what tells it why it does not.
class WaysToTheLockTest {

  private final LockBench bench = new LockBench();
  private final BenchPhone phone = BenchPhone.ofAdministrator(bench);

  @Test
  @Tag("LK-37")
  @Tag("D-9")
  void remoteUnlockNeedsItsSettingAndNoBluetooth() {
    phone.remoteUnlock(false);
    assertEquals("remote-unlock-off", phone.command(new Unlock()));
    assertEquals(
        OperationError.REMOTE_UNLOCK_OFF,
        bench.events(LockEvent.OperationRefused.class).getLast().error());
    phone.remoteUnlock(true);
    phone.comeNear().by(Channel.REMOTE);
    assertEquals("near-connected", phone.command(new Unlock()));
    assertEquals("done", phone.by(Channel.NEAR).command(new Unlock()));
  }

  @Test
  @Tag("D-9")
  void bluetoothOpensWhetherOrNotRemoteUnlockIsOn() {
    phone.remoteUnlock(false);
    assertEquals("done", phone.comeNear().command(new Unlock()));
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("D-9")
  void anotherPhoneThatIsNearKeepsNobodyFromOpeningFromAfar() {
    bench.app(2, KeyRole.USER, Optional.empty());
    new BenchPhone(bench, 2).comeNear();

    assertEquals("done", phone.command(new Unlock()));
  }

  @Test
  @Tag("LK-81")
  void theAppOfADeletedUserOpensNothingWithACommandSignedBefore() {
    UserIndex second = bench.user(2, Role.USER, "246801");
    EnrolledKey key = bench.app(2, KeyRole.USER, Optional.of(second));
    BenchPhone theirs = new BenchPhone(bench, 2).comeNear();
    CarryCommand unlock = theirs.signed(new Unlock());
    assertEquals("done", phone.command(new DeleteUser(second)));

    assertEquals("(unknown-key)", BenchPhone.result(theirs.send(unlock)));
    assertTrue(bench.state().stored().access().find(key.id()).isEmpty());
    assertFalse(bench.isOpen());
  }
}
