package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.journal.event.ModeName;
import dev.mortise.journal.event.OperationError;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.LockEffect.Speak;
import dev.mortise.mode.Language;
import dev.mortise.mode.OperatingMode;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.SettingName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.ChangeSetting;
import dev.mortise.protocol.message.command.CommandArguments.SetMode;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ModesTest {

  private static final CommandArguments UNLOCK = new CommandArguments.Unlock();

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final EnrolledKey admin = bench.app(1, KeyRole.ADMINISTRATOR, Optional.empty());
  private final EnrolledKey user = bench.app(2, KeyRole.USER, Optional.empty());
  private final EnrolledKey visitor = bench.app(3, KeyRole.VISITOR, Optional.empty());

  ModesTest() {
    bench.user(2, Role.USER, "2468024");
    bench.turnThePage();
  }

  @Test
  @Tag("LK-51")
  void privacyRefusesAUserAndAdmitsTheAdministrator() {
    set(OperatingMode.PRIVACY);
    bench.press("2468024o");
    assertFalse(bench.isOpen());
    assertEquals(
        OperationError.PRIVACY_MODE,
        bench.events(LockEvent.OperationRefused.class).getFirst().error());

    bench.press("135790o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("D-6")
  void privacyRefusesAppsOfUsersAndVisitors() {
    set(OperatingMode.PRIVACY);

    assertEquals("privacy-mode", bench.result(user, Channel.NEAR, UNLOCK));
    assertEquals("privacy-mode", bench.result(visitor, Channel.NEAR, UNLOCK));
    assertEquals("done", bench.result(admin, Channel.NEAR, UNLOCK));
  }

  @Test
  @Tag("LK-51")
  @Tag("D-7")
  void privacyMutesPromptsAndBeepsButNotTheSiren() {
    set(OperatingMode.PRIVACY);
    bench.turnThePage().press("135790o");
    bench.cause(new LockInput.CoverPried());

    assertTrue(bench.prompts().isEmpty());
    assertTrue(bench.tones().isEmpty());
    assertTrue(bench.siren());
    assertEquals(
        List.of(new LockEvent.Alarm(AlarmCode.FRONT_ESCUTCHEON_REMOVED)),
        bench.events(LockEvent.Alarm.class));
  }

  @Test
  @Tag("D-6")
  void privacyRefusesDevicesAndUsersFromAfar() {
    EnrolledKey controller = bench.app(4, KeyRole.REMOTE_CONTROLLER, Optional.empty());
    change(Setting.REMOTE_UNLOCK, new SettingValue.Flag(true));
    set(OperatingMode.PRIVACY);

    assertEquals("privacy-mode", bench.result(controller, Channel.NEAR, UNLOCK));
    assertEquals("privacy-mode", bench.result(user, Channel.REMOTE, UNLOCK));
    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("LK-51")
  @Tag("LK-36")
  void mechanicalKeyOpensInEveryMode() {
    for (OperatingMode mode : OperatingMode.values()) {
      set(mode);
      bench.moveByHand(new LockInput.HandleLifted(), false);
      bench.turnThePage().moveByHand(new LockInput.MechanicalKeyTurned(true), true);

      assertTrue(bench.isOpen(), mode.name());
      assertEquals(
          OperationSource.MECHANICAL_KEY,
          bench.events(LockEvent.Operation.class).getFirst().source());
    }
  }

  @Test
  @Tag("D-6")
  void openingFromInsideEndsPrivacyOnlyIfConfigured() {
    set(OperatingMode.PRIVACY);
    bench.moveByHand(new LockInput.HandlePressed(), true);
    assertEquals(OperatingMode.PRIVACY, bench.state().stored().modes().operating());

    change(Setting.PRIVACY_ENDS_FROM_INSIDE, new SettingValue.Flag(true));
    bench.moveByHand(new LockInput.HandlePressed(), true);
    assertEquals(OperatingMode.NORMAL, bench.state().stored().modes().operating());
  }

  @Test
  @Tag("LK-53")
  void leavingHomeAlarmsOnOpeningFromInsideOnly() {
    bench.press("h");
    bench.press("135790o");
    assertEquals(List.of(), bench.events(LockEvent.Alarm.class));

    bench.moveByHand(new LockInput.HandlePressed(), true);
    assertEquals(
        List.of(new LockEvent.Alarm(AlarmCode.LEAVING_HOME)), bench.events(LockEvent.Alarm.class));
  }

  @Test
  @Tag("D-20")
  @Tag("LK-53")
  void leavingHomeIsOffUntilSomebodyWantsIt() {
    bench.moveByHand(new LockInput.HandlePressed(), true);

    assertEquals(List.of(), bench.events(LockEvent.Alarm.class));
  }

  @Test
  @Tag("D-11")
  void leavingHomeEndsWithTheKeyAndAnAdministratorsCredential() {
    bench.press("h");
    bench.press("h2468024o");
    assertTrue(bench.state().stored().modes().leavingHome());
    assertEquals(Prompt.NOT_ADMINISTRATOR, bench.prompts().getLast());

    bench.press("135790o");
    assertFalse(bench.state().stored().modes().leavingHome());
    assertFalse(bench.isOpen());
    assertEquals(
        new LockEvent.ModeChange(ModeName.LEAVING_HOME, false, Maker.of(new UserIndex(1))),
        bench.events(LockEvent.ModeChange.class).getLast());
  }

  @Test
  @Tag("D-11")
  void administratorsAskedForAndNotShownLeavesTheMode() {
    bench.press("h");
    bench.press("h");
    bench.pass(Duration.ofSeconds(20));
    bench.press("135790o");

    assertTrue(bench.state().stored().modes().leavingHome());
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-53")
  void leavingHomeThatBeganInTheAppAlarmsToo() {
    bench.result(admin, Channel.REMOTE, new CommandArguments.SetLeavingHome(true));
    bench.turnThePage().moveByHand(new LockInput.HandlePressed(), true);

    assertEquals(
        List.of(new LockEvent.Alarm(AlarmCode.LEAVING_HOME)), bench.events(LockEvent.Alarm.class));
  }

  @Test
  @Tag("D-11")
  void leavingHomeEndsInTheApp() {
    bench.press("h");
    assertEquals(
        "done", bench.result(admin, Channel.REMOTE, new CommandArguments.SetLeavingHome(false)));

    assertFalse(bench.state().stored().modes().leavingHome());
  }

  @Test
  @Tag("ST-6")
  void noRemoteLockUnlockRefusesRemoteAndServesEverythingElse() {
    set(OperatingMode.NO_REMOTE_LOCK_UNLOCK);

    assertEquals("no-remote-lock-unlock", bench.result(admin, Channel.REMOTE, UNLOCK));
    assertEquals(
        "no-remote-lock-unlock", bench.result(admin, Channel.REMOTE, new CommandArguments.Lock()));
    assertEquals("done", bench.result(admin, Channel.NEAR, UNLOCK));
    assertEquals(
        "done", bench.result(admin, Channel.REMOTE, new CommandArguments.SetLeavingHome(true)));
  }

  @Test
  @Tag("LK-37")
  @Tag("ST-6")
  void passageFromAfarNeedsWhatARemoteUnlockNeeds() {
    assertEquals(
        "remote-unlock-off",
        bench.result(admin, Channel.REMOTE, new SetMode(OperatingMode.PASSAGE)));

    change(Setting.REMOTE_UNLOCK, new SettingValue.Flag(true));
    assertEquals("done", bench.result(admin, Channel.REMOTE, new SetMode(OperatingMode.PASSAGE)));
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-58")
  void changeOfModeNamesWhoMadeIt() {
    set(OperatingMode.PRIVACY);
    set(OperatingMode.NO_REMOTE_LOCK_UNLOCK);

    Maker maker = Maker.of(admin.id());
    assertEquals(
        List.of(
            new LockEvent.ModeChange(ModeName.PRIVACY, true, maker),
            new LockEvent.ModeChange(ModeName.PRIVACY, false, maker),
            new LockEvent.ModeChange(ModeName.NO_REMOTE_LOCK_UNLOCK, true, maker)),
        bench.events(LockEvent.ModeChange.class));
  }

  @Test
  void settingThatDoesNotExistOrFitIsRefused() {
    assertEquals(
        "invalid-arguments",
        bench.result(
            admin,
            Channel.NEAR,
            new ChangeSetting(new SettingName("no-such-thing"), new SettingValue.Amount(1))));
    assertEquals(
        "invalid-arguments", change(Setting.AUTO_RELOCK_SECONDS, new SettingValue.Amount(-1)));
    assertEquals(
        "invalid-arguments", change(Setting.AUTO_RELOCK_SECONDS, new SettingValue.Flag(true)));
    assertEquals("invalid-arguments", change(Setting.LANGUAGE, new SettingValue.Word("xx")));
    assertTrue(bench.events(LockEvent.SettingChange.class).isEmpty());
  }

  @Test
  @Tag("LK-31")
  void promptsAreSpokenInEnglishOrChineseAsTheHouseholdHasChosen() {
    bench.press("135790o");
    assertTrue(bench.effects().contains(new Speak(Prompt.WELCOME, Language.ENGLISH)));

    assertEquals("done", change(Setting.LANGUAGE, new SettingValue.Word("zh")));
    bench.press("135790o");
    assertTrue(bench.effects().contains(new Speak(Prompt.WELCOME, Language.CHINESE)));
  }

  private void set(OperatingMode mode) {
    assertEquals("done", bench.result(admin, Channel.NEAR, new SetMode(mode)));
  }

  private String change(Setting setting, SettingValue value) {
    return bench.result(admin, Channel.NEAR, new ChangeSetting(setting.settingName(), value));
  }
}
