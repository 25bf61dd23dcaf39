package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.credential.CredentialKind;
import dev.mortise.journal.event.EnrolmentOutcome;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.lock.live.PairingMode;
import dev.mortise.mode.OperatingMode;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.ChangeSetting;
import dev.mortise.protocol.message.command.CommandArguments.ChangeUser;
import dev.mortise.protocol.message.command.CommandArguments.SetMode;
import dev.mortise.protocol.message.command.CommandArguments.StartEnrolment;
import dev.mortise.protocol.message.command.CommandArguments.Unbind;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import dev.mortise.user.Validity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What an administrator's key may do once its user, or the invitation that let it in, says less
/// than its role.
class KeyRightsTest {

  private static final UserIndex OWNER = new UserIndex(1);
  private static final UserIndex BO = new UserIndex(2);
  private static final CommandArguments UNLOCK = new CommandArguments.Unlock();
  private static final CommandArguments PASSAGE = new SetMode(OperatingMode.PASSAGE);

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final EnrolledKey owner = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));

  @BeforeEach
  void twoAdministrators() {
    bench.user(2, Role.ADMINISTRATOR, "2468024");
    bench.turnThePage();
  }

  @Test
  @Tag("LK-51")
  @Tag("D-6")
  void theAppOfADemotedAdministratorOpensNoDoorInPrivacyMode() {
    EnrolledKey bos = bench.app(2, KeyRole.ADMINISTRATOR, Optional.of(BO));
    assertEquals("done", near(owner, new SetMode(OperatingMode.PRIVACY)));
    assertEquals("done", near(bos, UNLOCK));
    demote();
    assertEquals("privacy-mode", near(bos, UNLOCK));
    assertEquals("done", near(owner, UNLOCK));
  }

  @Test
  @Tag("LK-51")
  @Tag("SEC-8")
  void anAdministratorsKeyGivenToAPlainUserIsAUsersKey() {
    demote();
    EnrolledKey bos = bench.app(2, KeyRole.ADMINISTRATOR, Optional.of(BO));
    assertEquals("not-permitted", near(bos, PASSAGE));
    assertEquals("done", near(owner, new SetMode(OperatingMode.PRIVACY)));
    assertEquals("privacy-mode", near(bos, UNLOCK));
  }

  @Test
  @Tag("SEC-8")
  void aKeyThatMaySetModesButNotUnlockOpensNoDoorByPassageMode() {
    EnrolledKey modes = limited(Set.of(Operation.SET_MODE));
    assertEquals("not-permitted", near(modes, UNLOCK));
    assertEquals("not-permitted", near(modes, PASSAGE));
    assertEquals(OperatingMode.NORMAL, bench.state().stored().modes().operating());
    assertFalse(bench.isOpen());
    assertEquals("done", near(modes, new SetMode(OperatingMode.PRIVACY)));
  }

  @Test
  @Tag("LK-37")
  void passageFromAfarIsRefusedToAPhoneThatIsNear() {
    near(
        owner, new ChangeSetting(Setting.REMOTE_UNLOCK.settingName(), new SettingValue.Flag(true)));
    bench.cause(new LockInput.NearPeersChanged(Map.of(new ConnectionId(1), owner.agreementKey())));
    assertEquals("near-connected", bench.result(owner, Channel.REMOTE, PASSAGE));
    assertFalse(bench.isOpen());
    assertEquals("done", near(owner, PASSAGE));
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("SEC-9")
  void theEnrolmentOfAKeyThatIsTakenOutEndsAtOnce() {
    EnrolledKey bos = bench.app(2, KeyRole.ADMINISTRATOR, Optional.of(BO));
    near(bos, new StartEnrolment(BO, CredentialKind.FINGERPRINT, false));
    assertEquals("done", near(owner, new Unbind()));
    assertTrue(bench.state().live().procedure().isEmpty());
    assertEquals(EnrolmentOutcome.CANCELLED, outcome());
    bench.strangeFinger(1);
    bench.strangeFinger(2);
    bench.strangeFinger(3);
    assertEquals(List.of(), bench.events(LockEvent.CredentialChange.class));
  }

  @Test
  @Tag("SEC-9")
  void theEnrolmentOfADemotedAdministratorEndsAtOnce() {
    EnrolledKey bos = bench.app(2, KeyRole.ADMINISTRATOR, Optional.of(BO));
    near(bos, new StartEnrolment(OWNER, CredentialKind.PASSCODE, true));
    demote();
    assertEquals(EnrolmentOutcome.CANCELLED, outcome());
    bench.press("864209o864209o");
    assertEquals(List.of(), bench.events(LockEvent.CredentialChange.class));
  }

  @Test
  @Tag("SEC-9")
  void theEnrolmentOfSomebodyElseGoesOn() {
    near(owner, new StartEnrolment(OWNER, CredentialKind.FINGERPRINT, false));
    demote();
    assertTrue(bench.state().live().procedure().isPresent());
  }

  @Test
  @Tag("SEC-17")
  void pairingModeEndsWithTheRightsOfWhoeverOpenedIt() {
    bench.cause(new LockInput.RearCoverMoved(true));
    bench.cause(new LockInput.SetHeld());
    bench.press("2468024o");
    assertTrue(
        bench.state().live().procedure().filter(PairingMode.Open.class::isInstance).isPresent());
    assertEquals(
        "done",
        near(owner, new ChangeUser(BO, Optional.empty(), Optional.empty(), Optional.of(false))));
    assertTrue(bench.state().live().procedure().isEmpty());
  }

  private String near(EnrolledKey by, CommandArguments arguments) {
    return bench.result(by, Channel.NEAR, arguments);
  }

  private void demote() {
    ChangeUser change =
        new ChangeUser(BO, Optional.empty(), Optional.of(Role.USER), Optional.empty());
    assertEquals("done", near(owner, change));
  }

  private EnrolmentOutcome outcome() {
    return bench.events(LockEvent.Enrolment.class).getLast().outcome();
  }

  private EnrolledKey limited(Set<Operation> operations) {
    EnrolledKey app = bench.app(3, KeyRole.ADMINISTRATOR, Optional.of(OWNER));
    EnrolledKey limited = BenchHousehold.limited(app, operations, Validity.ALWAYS);
    bench.setUp(BenchHousehold.withApp(bench.state().stored(), limited));
    return limited;
  }
}
