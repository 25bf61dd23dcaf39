package dev.mortise.lock.step.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.Operation;
import dev.mortise.authority.invitation.InvitationBook;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.LockBench;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.StoredState;
import dev.mortise.lockout.LockOut;
import dev.mortise.mode.Modes;
import dev.mortise.mode.OperatingMode;
import dev.mortise.mode.Setting;
import dev.mortise.mode.Settings;
import dev.mortise.protocol.message.SampleCommands;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.ChangeSetting;
import dev.mortise.protocol.message.command.CommandArguments.RaiseVisitorEpoch;
import dev.mortise.protocol.message.command.CommandArguments.SetMode;
import dev.mortise.protocol.message.command.CommandArguments.Unlock;
import dev.mortise.protocol.message.grant.Invitation;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.user.Household;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import dev.mortise.visitor.VisitorLedger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What was authorised before a reset is worth nothing after it (LK-29).
class AfterResetTest {

  private final LockBench bench = new LockBench();
  private final BenchPhone owner = BenchPhone.ofAdministrator(bench);
  private final BenchInviter inviter = new BenchInviter(owner);

  @Test
  @Tag("LK-29")
  @Tag("SEC-18")
  void nothingPersonalIsLeft() {
    bench.user(2, Role.USER, "246801");
    bench.fingerprint(new UserIndex(2), false);
    owner.command(new RaiseVisitorEpoch());
    owner.command(
        new ChangeSetting(Setting.DOOR_AJAR_SECONDS.settingName(), new SettingValue.Amount(5)));
    owner.command(new SetMode(OperatingMode.PRIVACY));
    inviter.redeem(new BenchPhone(bench, 2), inviter.visitor(1), owner);
    bench.press("999888o");
    StoredState before = bench.state().stored();
    assertNotEquals(VisitorLedger.EMPTY, before.visitors());
    assertNotEquals(InvitationBook.EMPTY, before.invitations());
    assertNotEquals(LockOut.NONE, before.lockOut());
    bench.setUp(before.withAttacks(before.lockOut()));

    reset();

    StoredState after = bench.state().stored();
    assertEquals(Household.EMPTY, after.household());
    assertEquals(LockOut.NONE, after.lockOut());
    assertEquals(LockOut.NONE, after.attacks());
    assertEquals(Modes.DEFAULT, after.modes());
    assertEquals(Settings.DEFAULT, after.settings());
    assertEquals(List.of(), after.access().keys());
    assertEquals(InvitationBook.EMPTY, after.invitations());
    assertEquals(VisitorLedger.EMPTY, after.visitors());
    assertFalse(after.kept().has(before.journal().sequence(), after.journal().sequence()));
  }

  @Test
  @Tag("LK-29")
  @Tag("SEC-18")
  void aCommandSignedBeforeOpensNothingAfter() {
    CarryCommand unlock = owner.signed(new Unlock());
    reset();

    assertEquals("(unknown-key)", BenchPhone.result(owner.send(unlock)));
    assertEquals("(unknown-key)", BenchPhone.result(owner.send(owner.question(Operation.UNLOCK))));
    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("LK-29")
  @Tag("SEC-18")
  void anInvitationSignedBeforeLetsNobodyInAfter() {
    Invitation visitor = inviter.visitor(1);
    reset();
    BenchPhone guest = new BenchPhone(bench, 2).by(Channel.NEAR);

    assertNotEquals("done", inviter.redeem(guest, visitor, owner));
    assertEquals(List.of(), bench.state().stored().access().keys());
  }

  @Test
  @Tag("LK-29")
  @Tag("SEC-18")
  void whoPairsAnewMovesNothingWithACommandOfTheOldGeneration() {
    CarryCommand unlock = owner.signed(new Unlock());
    reset();
    BenchPhone again = BenchPhone.ofAdministrator(bench);

    assertEquals("(wrong-generation)", BenchPhone.result(again.send(unlock)));
    assertFalse(bench.isOpen());
    assertEquals("done", again.command(new Unlock()));
  }

  @Test
  @Tag("LK-29")
  void theRadioIsOnAgain() {
    owner.comeNear();
    assertEquals(
        "done",
        owner.command(new ChangeSetting(Setting.WIFI.settingName(), new SettingValue.Flag(false))));
    bench.powerOn(true).turnThePage().press("o");

    assertTrue(bench.effects().contains(new LockEffect.SwitchWifi(true)));
  }

  @Test
  @Tag("LK-29")
  void nobodyWatchesOn() {
    bench.powerOn(true).cause(new LockInput.LinkChanged(true));
    assertEquals("done", owner.comeNear().command(new CommandArguments.StartLiveView()));
    bench.turnThePage().press("o");

    assertTrue(bench.effects().contains(new LockEffect.EndView()));
  }

  @Test
  @Tag("SEC-18")
  void noCommandResetsTheLock() {
    StoredState prepared = bench.state().stored();
    for (Channel channel : List.of(Channel.NEAR, Channel.REMOTE)) {
      BenchPhone phone = channel == Channel.NEAR ? owner.comeNear() : owner.by(channel);
      for (CommandArguments arguments : SampleCommands.arguments()) {
        bench.setUp(prepared);
        phone.send(phone.signed(arguments));
        bench.pass(Duration.ofMinutes(2));
      }
    }

    assertTrue(bench.effects().stream().noneMatch(LockEffect.EraseEverything.class::isInstance));
    assertEquals(List.of(), bench.events(LockEvent.Reset.class));
  }

  private void reset() {
    bench.powerOn(true);
    bench.press("o");
    bench.turnThePage();
    assertEquals(Optional.empty(), bench.state().live().procedure());
  }
}
