package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.Maker;
import dev.mortise.journal.event.OperationError;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.body.Tone;
import dev.mortise.protocol.message.SettingName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.ChangeSetting;
import dev.mortise.protocol.message.command.CommandArguments.ChangeUser;
import dev.mortise.user.Role;
import dev.mortise.user.TermsChange;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import dev.mortise.user.UserType;
import dev.mortise.user.Validity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The types of users that go by no schedule.
class UserTypesTest {

  private static final UserIndex OWNER = new UserIndex(1);
  private static final UserIndex GUEST = new UserIndex(2);
  private static final String PASSCODE = "2468024";
  private static final CredentialRef GUESTS_PASSCODE =
      new CredentialRef(CredentialKind.PASSCODE, 2);

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));
  private final EnrolledKey theirs;

  UserTypesTest() {
    bench.user(2, Role.USER, PASSCODE);
    theirs = bench.app(2, KeyRole.USER, Optional.of(GUEST));
    near(app, new ChangeSetting(new SettingName("remote-unlock"), new SettingValue.Flag(true)));
    near(
        app,
        new ChangeSetting(new SettingName("expiring-user-minutes"), new SettingValue.Amount(30)));
    bench.turnThePage();
  }

  @Test
  @Tag("ST-5")
  void disposableUserOpensOnceAndIsDisabledByThat() {
    become(UserType.DISPOSABLE_USER);
    bench.turnThePage();

    assertTrue(opens());
    assertFalse(guest().enabled());
    assertTrue(
        bench.events().contains(new LockEvent.UserChange(Change.CHANGED, GUEST, Maker.NOBODY)));
    assertFalse(opens());
    assertEquals(OperationError.DISABLED_USER_DENIED, refusal());
    assertEquals("disabled-user", near(theirs, new CommandArguments.Unlock()));
  }

  /// The state that is stored before the bolt moves has the use in it already: no crash gives
  /// another.
  @Test
  @Tag("ST-5")
  void disposableUsersUseIsStoredWithTheDecisionThatOpens() {
    become(UserType.DISPOSABLE_USER);
    bench.jam(true);
    opens();
    bench.jam(false);

    bench.pullBattery();
    assertFalse(opens());
  }

  @Test
  @Tag("ST-5")
  void disposableUsersAppUsesThemUpToo() {
    become(UserType.DISPOSABLE_USER);

    assertEquals("done", near(theirs, new CommandArguments.Lock()));
    assertTrue(guest().enabled());
    assertEquals("done", near(theirs, new CommandArguments.Unlock()));
    assertFalse(guest().enabled());
    assertEquals("disabled-user", near(theirs, new CommandArguments.Unlock()));
  }

  @Test
  @Tag("ST-5")
  void whoIsRefusedUsesNothingUp() {
    become(UserType.DISPOSABLE_USER);
    bench.cause(new LockInput.BatteryMeasured(1));
    assertFalse(opens());
    bench.cause(new LockInput.BatteryMeasured(100));

    assertTrue(opens());
  }

  @Test
  @Tag("ST-5")
  void enablingADisposableUserGivesOneMoreUse() {
    become(UserType.DISPOSABLE_USER);
    opens();
    enable();

    assertTrue(opens());
    assertFalse(opens());
  }

  @Test
  @Tag("ST-5")
  void expiringUserTurnsDisabledSomeMinutesAfterTheFirstUse() {
    become(UserType.EXPIRING_USER);
    bench.pass(Duration.ofDays(3));
    assertTrue(opens());
    bench.pass(Duration.ofMinutes(28));
    assertTrue(opens());
    bench.turnThePage().pass(Duration.ofMinutes(1));

    assertFalse(guest().enabled());
    assertEquals(
        List.of(new LockEvent.UserChange(Change.CHANGED, GUEST, Maker.NOBODY)),
        bench.events(LockEvent.UserChange.class));
    assertFalse(opens());
    assertEquals(OperationError.DISABLED_USER_DENIED, refusal());
  }

  @Test
  @Tag("ST-5")
  void expiringUsersTimeBeginsWithTheirApp() {
    become(UserType.EXPIRING_USER);
    assertEquals("done", near(theirs, new CommandArguments.Unlock()));
    bench.pass(Duration.ofMinutes(30));

    assertEquals("disabled-user", near(theirs, new CommandArguments.Unlock()));
  }

  /// The battery is out for an hour, in which the monotonic clock stands still.
  @Test
  @Tag("ST-5")
  @Tag("D-17")
  void aRestartGivesAnExpiringUserNoMoreTime() {
    become(UserType.EXPIRING_USER);
    assertTrue(opens());
    bench.pass(Duration.ofMinutes(10));
    bench.pullBattery();
    assertFalse(opens());
    assertEquals(OperationError.RESTRICTED, refusal());
    assertTrue(guest().enabled());

    near(app, new CommandArguments.SetTime(LockBench.MORNING.plus(Duration.ofMinutes(80))));
    assertFalse(opens());
    assertFalse(guest().enabled());
  }

  @Test
  @Tag("ST-5")
  void aClockSetBackGivesAnExpiringUserNoMoreTime() {
    become(UserType.EXPIRING_USER);
    assertTrue(opens());
    near(app, new CommandArguments.SetTime(LockBench.MORNING.minus(Duration.ofDays(1))));
    bench.pass(Duration.ofMinutes(28));
    assertTrue(opens());
    bench.pass(Duration.ofMinutes(1));

    assertFalse(guest().enabled());
  }

  @Test
  @Tag("ST-5")
  @Tag("D-17")
  void expiringUserIsRefusedWhileTheTimeIsUnknown() {
    become(UserType.EXPIRING_USER);
    bench.wall(Optional.empty());

    assertFalse(opens());
    assertEquals(OperationError.RESTRICTED, refusal());
    assertTrue(guest().expiry().isEmpty());
  }

  @Test
  @Tag("ST-5")
  void nonAccessUserIsRecognisedAndRecordedAndNeverOpens() {
    become(UserType.NON_ACCESS_USER);
    bench.turnThePage();

    assertFalse(opens());
    assertEquals(
        List.of(
            new LockEvent.Operation(
                LockOperation.NON_ACCESS_USER,
                OperationSource.KEYPAD,
                Optional.of(GUEST),
                Optional.of(GUESTS_PASSCODE),
                Optional.empty())),
        bench.events());
    assertEquals(List.of(Prompt.NO_ACCESS), bench.prompts());
    assertTrue(bench.effects().contains(new LockEffect.Beep(Tone.REFUSED)));
    assertTrue(bench.state().stored().lockOut().tries().isEmpty());
    assertEquals("restricted", near(theirs, new CommandArguments.Unlock()));
    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("ST-5")
  void nonAccessUsersCredentialIsNoUse() {
    become(UserType.NON_ACCESS_USER);
    opens();

    assertTrue(
        bench
            .state()
            .stored()
            .household()
            .credential(GUESTS_PASSCODE)
            .orElseThrow()
            .lastUse()
            .isEmpty());
  }

  @Test
  @Tag("ST-5")
  void remoteOnlyUserIsRefusedAtTheDoorAndComesByApp() {
    become(UserType.REMOTE_ONLY_USER);
    bench.turnThePage();

    assertFalse(opens());
    assertEquals(OperationError.RESTRICTED, refusal());
    assertTrue(bench.state().stored().lockOut().tries().isEmpty());
    assertEquals("done", bench.result(theirs, Channel.REMOTE, new CommandArguments.Unlock()));
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-10")
  void typesAreBoundByTheValidityToo() {
    for (UserType type : UserType.values()) {
      become(type);
      near(
          app,
          new ChangeUser(
              GUEST,
              TermsChange.to(
                  new Validity(
                      Optional.of(LockBench.MORNING.plus(Duration.ofDays(9))), Optional.empty()))));
      assertFalse(opens());
      assertEquals(OperationError.RESTRICTED, refusal());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNRESTRICTED_USER")
  @Tag("LK-8")
  void lastAdministratorIsNoneWhoMayBeKeptOut(UserType type) {
    assertEquals("last-administrator", near(app, new ChangeUser(OWNER, TermsChange.to(type))));

    bench.user(3, Role.ADMINISTRATOR, "8642086");
    assertEquals("done", near(app, new ChangeUser(new UserIndex(3), TermsChange.to(type))));
    assertEquals("last-administrator", near(app, new CommandArguments.DeleteUser(OWNER)));
  }

  private boolean opens() {
    bench.pass(Duration.ofMinutes(1)).turnThePage().press(PASSCODE + "o");
    return bench.droveBolt();
  }

  private OperationError refusal() {
    return bench.events(LockEvent.OperationRefused.class).getLast().error();
  }

  private User guest() {
    return bench.state().stored().household().user(GUEST).orElseThrow();
  }

  private void become(UserType type) {
    assertEquals("done", near(app, new ChangeUser(GUEST, TermsChange.to(type))));
  }

  private void enable() {
    near(app, new ChangeUser(GUEST, Optional.empty(), Optional.empty(), Optional.of(true)));
  }

  private String near(EnrolledKey key, CommandArguments arguments) {
    return bench.command(key, Channel.NEAR, arguments).orElseThrow().result().wireText();
  }
}
