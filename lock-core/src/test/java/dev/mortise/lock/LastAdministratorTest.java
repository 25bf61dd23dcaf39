package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.AddUser;
import dev.mortise.protocol.message.command.CommandArguments.ChangeUser;
import dev.mortise.protocol.message.command.CommandArguments.DeleteCredential;
import dev.mortise.protocol.message.command.CommandArguments.DeleteUser;
import dev.mortise.protocol.message.command.CommandArguments.Unbind;
import dev.mortise.user.CredentialRule;
import dev.mortise.user.Role;
import dev.mortise.user.TermsChange;
import dev.mortise.user.UserIndex;
import dev.mortise.user.Validity;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The household always has an administrator who can act (LK-8).
class LastAdministratorTest {

  private static final String LAST = "last-administrator";
  private static final UserIndex OWNER = new UserIndex(1);
  private static final UserIndex SECOND = new UserIndex(2);
  private static final CredentialRef CODE = new CredentialRef(CredentialKind.PASSCODE, 1);
  private static final ChangeUser DUAL = new ChangeUser(OWNER, TermsChange.to(CredentialRule.DUAL));

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));

  @Test
  @Tag("LK-8")
  void administratorWithNothingToShowIsNoSecondOne() {
    addSecond();
    assertEquals(LAST, run(new DeleteUser(OWNER)));
    assertEquals(
        LAST, run(new ChangeUser(OWNER, Optional.empty(), Optional.of(Role.USER), none())));
    assertEquals(
        LAST, run(new ChangeUser(OWNER, Optional.empty(), Optional.empty(), Optional.of(false))));

    bench.passcode(SECOND, "2468024", false);
    assertEquals("done", run(new DeleteUser(OWNER)));
    assertTrue(bench.state().stored().hasLastingAdministrator());
  }

  @Test
  @Tag("LK-8")
  void administratorsAppIsEnoughButNotAUsersOrOneThatTimeBinds() {
    addSecond();
    bench.app(2, KeyRole.USER, Optional.of(SECOND));
    assertEquals(LAST, run(new DeleteUser(OWNER)));

    EnrolledKey theirs = BenchHousehold.app(3, KeyRole.ADMINISTRATOR, Optional.of(SECOND));
    Validity ending =
        new Validity(Optional.empty(), Optional.of(LockBench.MORNING.plus(Duration.ofDays(9))));
    enrol(theirs.during(ending));
    assertEquals(LAST, run(new DeleteUser(OWNER)));

    enrol(theirs);
    assertEquals("done", run(new DeleteUser(OWNER)));
  }

  @Test
  @Tag("LK-8")
  @Tag("ST-7")
  void lastAdministratorNeedsTwoCredentialsOnlyWhereTheyHaveTwoKinds() {
    assertEquals(LAST, run(DUAL));
    bench.passcode(OWNER, "864209", false);
    assertEquals(LAST, run(DUAL));

    bench.fingerprint(OWNER, false);
    assertEquals("done", run(DUAL));
  }

  @Test
  @Tag("LK-8")
  @Tag("ST-7")
  void lastAdministratorUnderTheRuleOfTwoKeepsBothKinds() {
    CredentialRef finger = bench.fingerprint(OWNER, false);
    assertEquals("done", run(DUAL));
    assertEquals(LAST, run(new DeleteCredential(finger)));
    assertEquals(LAST, run(new DeleteCredential(CODE)));

    CredentialRef other = bench.fingerprint(OWNER, false);
    assertEquals("done", run(new DeleteCredential(other)));
    bench.user(2, Role.ADMINISTRATOR, "2468024");
    assertEquals("done", run(new DeleteCredential(finger)));
  }

  @Test
  @Tag("LK-8")
  void lastAdministratorUnderTheRuleOfOneMayKeepTheirAppAlone() {
    assertEquals("done", run(new DeleteCredential(CODE)));
    assertTrue(bench.state().stored().hasLastingAdministrator());
  }

  private void addSecond() {
    assertEquals("done", run(new AddUser(new DisplayName("Second"), Role.ADMINISTRATOR)));
  }

  private void enrol(EnrolledKey key) {
    StoredState stored = bench.state().stored();
    bench.setUp(stored.with(stored.access().with(key)));
  }

  private String run(CommandArguments arguments) {
    return bench.result(app, Channel.NEAR, arguments);
  }

  private static Optional<Boolean> none() {
    return Optional.empty();
  }

  @Test
  @Tag("LK-8")
  void lastAdministratorWithNothingButAnAppKeepsIt() {
    assertEquals("done", run(new DeleteCredential(CODE)));
    assertEquals(LAST, run(new Unbind()));
    assertEquals(LAST, bench.result(app, Channel.REMOTE, new Unbind()));

    bench.passcode(OWNER, "2468024", false);
    assertEquals("done", run(new Unbind()));
  }
}
