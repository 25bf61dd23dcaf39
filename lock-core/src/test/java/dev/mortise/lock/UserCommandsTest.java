package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.credential.CredentialKind;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.Maker;
import dev.mortise.journal.event.OperationError;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.MessageLimits;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.AddUser;
import dev.mortise.protocol.message.command.CommandArguments.ChangeUser;
import dev.mortise.protocol.message.command.CommandArguments.DeleteUser;
import dev.mortise.protocol.message.command.CommandArguments.ExtendKey;
import dev.mortise.protocol.message.command.CommandArguments.StartEnrolment;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UserCommandsTest {

  private static final UserIndex OWNER = new UserIndex(1);
  private static final UserIndex SECOND = new UserIndex(2);
  private static final DisplayName NAME = new DisplayName("Second");

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));

  UserCommandsTest() {
    bench.turnThePage();
  }

  @Test
  @Tag("LK-9")
  @Tag("LK-58")
  void addedUserGetsTheLowestFreeIndexAndTheMakerIsNamed() {
    var receipt = bench.command(app, Channel.REMOTE, new AddUser(NAME, Role.USER)).orElseThrow();

    assertEquals(Optional.of(Cbor.encode(CborValue.of(2))), receipt.data());
    assertEquals(
        List.of(new LockEvent.UserChange(Change.ADDED, SECOND, Maker.of(OWNER, app.id()))),
        bench.events());
  }

  @Test
  @Tag("LK-9")
  @Tag("D-8")
  void usersAreAddedAndDeletedFromNearAndThroughTheCompanion() {
    for (Channel channel : List.of(Channel.NEAR, Channel.REMOTE)) {
      assertEquals("done", bench.result(app, channel, new AddUser(NAME, Role.USER)));
      assertTrue(bench.state().stored().household().user(SECOND).isPresent());

      assertEquals("done", bench.result(app, channel, new DeleteUser(SECOND)));
      assertTrue(bench.state().stored().household().user(SECOND).isEmpty());
    }
  }

  @Test
  @Tag("D-8")
  void anEnrolmentThatIsBegunFromAfarStoresNothingUntilSomebodyIsAtTheLock() {
    StoredState before = bench.state().stored();
    assertEquals(
        "done",
        bench.result(
            app, Channel.REMOTE, new StartEnrolment(OWNER, CredentialKind.FINGERPRINT, false)));
    assertEquals(before.household(), bench.state().stored().household());

    bench.pass(Duration.ofHours(1));
    assertEquals(before.household(), bench.state().stored().household());
  }

  @Test
  @Tag("D-2")
  void fiftyUsersFillTheLock() {
    for (int i = 2; i <= 50; i++) {
      assertEquals("done", run(new AddUser(NAME, Role.USER)));
    }
    assertEquals("no-room", run(new AddUser(NAME, Role.USER)));
  }

  @Test
  @Tag("LK-7")
  void userOpensOnlyAfterACredentialIsEnrolled() {
    run(new AddUser(NAME, Role.USER));
    bench.press("864209o");
    assertFalse(bench.isOpen());

    run(new StartEnrolment(SECOND, CredentialKind.PASSCODE, false));
    bench.press("864209o864209o864209o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-8")
  void lastAdministratorIsNotDeletedDemotedOrDisabled() {
    assertEquals("last-administrator", run(new DeleteUser(OWNER)));
    assertEquals("last-administrator", run(demote(OWNER)));
    assertEquals("last-administrator", run(disable(OWNER)));

    bench.user(2, Role.ADMINISTRATOR, "2468024");
    assertEquals("done", run(demote(SECOND)));
    run(new ChangeUser(SECOND, Optional.empty(), Optional.of(Role.ADMINISTRATOR), none()));
    assertEquals("done", run(demote(OWNER)));
  }

  @Test
  @Tag("LK-81")
  void deletingAUserDeletesCredentialsTemplatesAndKeysInOneStep() {
    bench.user(2, Role.USER, "2468024");
    bench.fingerprint(SECOND, false);
    EnrolledKey theirs = bench.app(2, KeyRole.USER, Optional.of(SECOND));
    bench.turnThePage();

    run(new DeleteUser(SECOND));

    assertTrue(bench.state().stored().household().user(SECOND).isEmpty());
    assertTrue(bench.state().stored().household().credentialsOf(SECOND).isEmpty());
    assertTrue(bench.state().stored().access().find(theirs.id()).isEmpty());
    assertTrue(bench.effects().stream().anyMatch(LockEffect.DropTemplates.class::isInstance));
    assertEquals(1, bench.events(LockEvent.KeyRevoked.class).size());
    assertEquals(2, bench.events(LockEvent.CredentialChange.class).size());

    bench.turnThePage().press("2468024o");
    bench.finger(1);
    assertFalse(bench.droveBolt());
    assertEquals(2, bench.state().stored().lockOut().tries().size());
  }

  @Test
  @Tag("LK-81")
  void deletingAUserEndsTheirEnrolment() {
    bench.user(2, Role.USER, "2468024");
    run(new StartEnrolment(SECOND, CredentialKind.FINGERPRINT, false));
    run(new DeleteUser(SECOND));

    assertTrue(bench.state().live().procedure().isEmpty());
  }

  @Test
  @Tag("ST-1")
  void disabledUsersAppNeitherLocksNorUnlocks() {
    bench.user(2, Role.USER, "2468024");
    EnrolledKey theirs = bench.app(2, KeyRole.USER, Optional.of(SECOND));
    run(disable(SECOND));
    bench.turnThePage();

    assertEquals(
        "disabled-user", bench.result(theirs, Channel.NEAR, new CommandArguments.Unlock()));
    assertEquals("disabled-user", bench.result(theirs, Channel.NEAR, new CommandArguments.Lock()));
    assertFalse(bench.droveBolt());
  }

  @Test
  @Tag("ST-1")
  @Tag("ST-3")
  void disabledUsersAppLeavesAnOperationErrorForUnlockAndLockAlike() {
    bench.user(2, Role.USER, "2468024");
    EnrolledKey theirs = bench.app(2, KeyRole.USER, Optional.of(SECOND));
    run(disable(SECOND));
    bench.turnThePage();

    bench.command(theirs, Channel.NEAR, new CommandArguments.Unlock());
    bench.command(theirs, Channel.NEAR, new CommandArguments.Lock());
    bench.command(theirs, Channel.NEAR, new CommandArguments.ReadAccessList(0));
    assertEquals(
        List.of(refused(theirs, LockOperation.UNLOCK), refused(theirs, LockOperation.LOCK)),
        bench.events());
  }

  private static LockEvent refused(EnrolledKey app, LockOperation operation) {
    return new LockEvent.OperationRefused(
        operation,
        OperationSource.NEAR,
        OperationError.DISABLED_USER_DENIED,
        app.user(),
        Optional.empty(),
        Optional.of(app.id()));
  }

  @Test
  @Tag("SEC-8")
  void demotedAdministratorsAppManagesNoLonger() {
    bench.user(2, Role.ADMINISTRATOR, "2468024");
    EnrolledKey theirs = bench.app(2, KeyRole.ADMINISTRATOR, Optional.of(SECOND));
    run(demote(SECOND));

    assertEquals("not-permitted", bench.result(theirs, Channel.NEAR, new DeleteUser(SECOND)));
    assertEquals("done", bench.result(theirs, Channel.NEAR, new CommandArguments.Unlock()));
  }

  @Test
  void everyChangeRaisesTheVersionOfTheAccessList() {
    var before = bench.state().stored().access().version();
    run(new AddUser(NAME, Role.USER));
    var added = bench.state().stored().access().version();
    run(disable(SECOND));
    var disabled = bench.state().stored().access().version();
    run(new DeleteUser(SECOND));

    assertTrue(before.number() < added.number());
    assertTrue(added.number() < disabled.number());
    assertTrue(disabled.number() < bench.state().stored().access().version().number());
  }

  @Test
  void openingLeavesTheVersionOfTheAccessList() {
    var before = bench.state().stored().access().version();
    bench.press("135790o");

    assertEquals(before, bench.state().stored().access().version());
  }

  @Test
  void unknownUserIsTold() {
    assertEquals("user-unknown", run(new DeleteUser(SECOND)));
    assertEquals("user-unknown", run(demote(SECOND)));
  }

  @Test
  @Tag("LK-21")
  void visitorsKeyIsExtendedByThirtyDaysAtMost() {
    EnrolledKey visitor = bench.app(2, KeyRole.VISITOR, Optional.empty());
    Instant now = LockBench.MORNING.plus(Duration.ofDays(1));

    assertEquals("done", run(new ExtendKey(visitor.id(), now)));
    assertEquals(
        Optional.of(now),
        bench.state().stored().access().find(visitor.id()).orElseThrow().validity().until());
    assertEquals(
        "invalid-arguments", run(new ExtendKey(visitor.id(), now.plus(Duration.ofDays(31)))));
    assertEquals(
        "invalid-arguments", run(new ExtendKey(visitor.id(), LockBench.MORNING.minusSeconds(1))));
    assertEquals("invalid-arguments", run(new ExtendKey(app.id(), now)));

    bench.pullBattery();
    assertEquals("time-unknown", run(new ExtendKey(visitor.id(), now)));
  }

  @Test
  void unbindLetsGoOfEveryKeyAndKeepsTheHousehold() {
    bench.app(2, KeyRole.USER, Optional.empty());
    assertEquals("done", run(new CommandArguments.Unbind()));

    assertTrue(bench.state().stored().access().keys().isEmpty());
    assertEquals(2, bench.events(LockEvent.KeyRevoked.class).size());
    bench.press("135790o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("SEC-16")
  void timeIsSetForwardAndBack() {
    assertEquals("invalid-arguments", run(new CommandArguments.SetTime(MessageLimits.LATEST)));
    run(new CommandArguments.SetTime(LockBench.MORNING.minusSeconds(3600)));
    assertEquals(1, bench.events(LockEvent.TimeSet.class).size());

    bench.turnThePage().press("135790o");
    assertEquals(
        Optional.of(LockBench.MORNING.minusSeconds(3600)), bench.journal().getFirst().time());
  }

  private String run(CommandArguments arguments) {
    return bench.result(app, Channel.NEAR, arguments);
  }

  private static ChangeUser demote(UserIndex user) {
    return new ChangeUser(user, Optional.empty(), Optional.of(Role.USER), none());
  }

  private static ChangeUser disable(UserIndex user) {
    return new ChangeUser(user, Optional.empty(), Optional.empty(), Optional.of(false));
  }

  private static Optional<Boolean> none() {
    return Optional.empty();
  }
}
