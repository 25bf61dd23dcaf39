package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The door is asked to open while its bolt is withdrawn already: whoever asks is answered as after
/// any opening, and the relock time begins anew.
class OpenedAgainTest {

  private static final CommandArguments UNLOCK = new CommandArguments.Unlock();

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.empty());
  private final EnrolledKey controller = bench.app(5, KeyRole.REMOTE_CONTROLLER, Optional.empty());

  OpenedAgainTest() {
    StoredState stored = bench.state().stored();
    bench.setUp(
        stored.with(stored.settings().with(Setting.REMOTE_UNLOCK, new SettingValue.Flag(true))));
    bench.press("135790o");
    bench.pass(Duration.ofSeconds(8)).turnThePage();
    assertTrue(bench.isOpen());
  }

  private void locksTenSecondsFromNow() {
    bench.pass(Duration.ofSeconds(10).minusMillis(1));
    assertTrue(bench.isOpen());
    bench.pass(Duration.ofMillis(1));
    assertFalse(bench.isOpen());
  }

  private void wasOneOpeningBy(OperationSource source) {
    List<LockEvent.Operation> operations = bench.events(LockEvent.Operation.class);
    assertEquals(1, operations.size());
    assertEquals(LockOperation.UNLOCK, operations.getFirst().operation());
    assertEquals(source, operations.getFirst().source());
    assertEquals(List.of(), bench.events(LockEvent.Alarm.class));
  }

  @Test
  @Tag("LK-56")
  @Tag("LK-83")
  void aPressOfTheRemoteControllerIsDoneAndStartsTheTimeAnew() {
    assertEquals("done", bench.result(controller, Channel.NEAR, UNLOCK));

    wasOneOpeningBy(OperationSource.REMOTE_CONTROLLER);
    locksTenSecondsFromNow();
  }

  @Test
  @Tag("LK-37")
  @Tag("LK-83")
  void aRemoteUnlockIsDoneAndStartsTheTimeAnew() {
    assertEquals("done", bench.result(app, Channel.REMOTE, UNLOCK));

    wasOneOpeningBy(OperationSource.REMOTE);
    locksTenSecondsFromNow();
  }

  @Test
  @Tag("LK-83")
  void openingFromInsideStartsTheTimeAnew() {
    bench.moveByHand(new LockInput.HandlePressed(), true);

    wasOneOpeningBy(OperationSource.INSIDE_HANDLE);
    locksTenSecondsFromNow();
  }

  @Test
  @Tag("LK-83")
  void theMechanicalKeyStartsTheTimeAnew() {
    bench.moveByHand(new LockInput.MechanicalKeyTurned(true), true);

    wasOneOpeningBy(OperationSource.MECHANICAL_KEY);
    locksTenSecondsFromNow();
  }

  @Test
  @Tag("LK-83")
  void aRefusedTryLeavesTheTimeAsItIs() {
    bench.press("246802o");

    bench.pass(Duration.ofSeconds(2));
    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("LK-83")
  void lockingByTheAppEndsTheTime() {
    assertEquals("done", bench.result(app, Channel.NEAR, new CommandArguments.Lock()));
    assertFalse(bench.isOpen());

    bench.turnThePage().pass(Duration.ofMinutes(1));
    assertFalse(bench.droveBolt());
  }

  @Test
  @Tag("LK-83")
  void aTimeThatIsChangedWhileTheDoorIsOpenCountsFromThen() {
    bench.result(
        app,
        Channel.NEAR,
        new CommandArguments.ChangeSetting(
            Setting.AUTO_RELOCK_SECONDS.settingName(), new SettingValue.Amount(30)));

    bench.pass(Duration.ofSeconds(30).minusMillis(1));
    assertTrue(bench.isOpen());
    bench.pass(Duration.ofMillis(1));
    assertFalse(bench.isOpen());
  }
}
