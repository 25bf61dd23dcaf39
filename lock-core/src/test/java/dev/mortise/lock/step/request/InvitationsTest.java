package dev.mortise.lock.step.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.LockBench;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments.AddUser;
import dev.mortise.protocol.message.command.CommandArguments.ChangeUser;
import dev.mortise.protocol.message.command.CommandArguments.DeleteUser;
import dev.mortise.protocol.message.command.CommandArguments.Lock;
import dev.mortise.protocol.message.command.CommandArguments.Unlock;
import dev.mortise.protocol.message.grant.Invitation;
import dev.mortise.protocol.message.request.Pair;
import dev.mortise.secret.SecretBytes;
import dev.mortise.user.Household;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class InvitationsTest {

  private static final Instant NOW = LockBench.MORNING;
  private static final Optional<AccessVersion> NONE = Optional.empty();

  private final LockBench bench = new LockBench();
  private final BenchPhone owner = BenchPhone.ofAdministrator(bench);
  private final BenchInviter inviter = new BenchInviter(owner);
  private final BenchPhone guest = new BenchPhone(bench, 2);

  InvitationsTest() {
    bench.user(2, Role.USER, "246801");
    bench.turnThePage();
  }

  @Test
  @Tag("LK-21")
  void aVisitorsPhoneIsLetInByAnInvitationAndOpensFromNearbyUntilItsEnd() {
    assertEquals("done", inviter.redeem(guest.by(Channel.NEAR), inviter.visitor(1), owner));
    assertEquals(
        Optional.of(owner.serial(1)), bench.events(LockEvent.Paired.class).getFirst().serial());
    assertEquals("done", guest.comeNear().command(new Unlock()));
    bench.pass(Duration.ofHours(24)).turnThePage();
    assertEquals("(restricted)", BenchPhone.result(guest.send(guest.question(Operation.UNLOCK))));
  }

  @Test
  @Tag("LK-21")
  void aBluetoothKeyOpensNothingBeforeItsBeginning() {
    bench.wall(Optional.of(NOW.minusSeconds(1)));
    assertEquals("done", inviter.redeem(guest.by(Channel.NEAR), inviter.visitor(1), owner));
    guest.comeNear();
    assertEquals("(restricted)", BenchPhone.result(guest.send(guest.question(Operation.UNLOCK))));

    bench.wall(Optional.of(NOW));
    assertEquals("done", guest.command(new Unlock()));
  }

  @Test
  @Tag("LK-6")
  @Tag("D-21")
  void visitorsAndReceiversOfAlarmsAreNoUsersOfTheHousehold() {
    Household before = bench.state().stored().household();
    BenchPhone listener = new BenchPhone(bench, 3);
    Invitation alarms =
        inviter.invitation(
            2, KeyRole.ALARMS_ONLY, Optional.empty(), Duration.ZERO, Duration.ofHours(24));
    assertEquals("done", inviter.redeem(guest, inviter.visitor(1), owner));
    assertEquals("done", inviter.redeem(listener, alarms, owner));

    assertEquals(before, bench.state().stored().household());
    for (LockEvent.Paired paired : bench.events(LockEvent.Paired.class)) {
      assertEquals(Optional.empty(), paired.user());
    }
    assertEquals("not-permitted", listener.command(new Unlock()));
  }

  @Test
  void anInvitationIsRedeemedOnce() {
    assertEquals("done", inviter.redeem(guest, inviter.visitor(1), owner));
    assertEquals(
        "(invitation-used)", inviter.redeem(new BenchPhone(bench, 3), inviter.visitor(1), owner));
  }

  @Test
  void anInvitationRunsOutWithItsDay() {
    bench.pass(Duration.ofHours(24));
    assertEquals("done", inviter.redeem(guest, inviter.visitor(1), owner));
    bench.pass(Duration.ofMillis(1));
    assertEquals(
        "(invitation-expired)",
        inviter.redeem(new BenchPhone(bench, 3), inviter.visitor(2), owner));
  }

  @Test
  @Tag("SEC-3")
  void anInvitationThatMakesAnAdministratorStandsOpenFor15Minutes() {
    Duration quarter = Duration.ofMinutes(15);
    Optional<UserIndex> nobody = Optional.empty();
    assertEquals(
        "(invalid-arguments)",
        inviter.redeem(
            guest,
            inviter.invitation(
                1, KeyRole.ADMINISTRATOR, nobody, Duration.ZERO, quarter.plusMillis(1)),
            owner));
    Invitation good = inviter.invitation(2, KeyRole.ADMINISTRATOR, nobody, Duration.ZERO, quarter);
    bench.pass(quarter);
    assertEquals("done", inviter.redeem(guest, good, owner));
    bench.pass(Duration.ofMillis(1));
    Invitation late = inviter.invitation(3, KeyRole.ADMINISTRATOR, nobody, Duration.ZERO, quarter);
    assertEquals("(invitation-expired)", inviter.redeem(new BenchPhone(bench, 3), late, owner));
  }

  @Test
  @Tag("SEC-3")
  void anAdministratorsInvitationDatedAheadIsNotRedeemedBeforeItsQuarterOfAnHour() {
    Duration quarter = Duration.ofMinutes(15);
    Invitation good =
        inviter.invitation(1, KeyRole.ADMINISTRATOR, Optional.empty(), Duration.ZERO, quarter);
    bench.wall(Optional.of(NOW.minusSeconds(61)));
    assertEquals("(invalid-arguments)", inviter.redeem(guest, good, owner));
    bench.wall(Optional.of(NOW.minusSeconds(60)));
    assertEquals("done", inviter.redeem(guest, good, owner));
  }

  @Test
  void aVisitorIsInvitedForThirtyDaysAtMostAndNeverWithoutAnEnd() {
    Duration day = Duration.ofDays(1);
    Duration month = Duration.ofDays(30);
    for (Duration wrong : new Duration[] {Duration.ZERO, month.plusMillis(1)}) {
      assertEquals(
          "(invalid-arguments)",
          inviter.redeem(
              guest, inviter.invitation(1, KeyRole.VISITOR, Optional.empty(), wrong, day), owner));
    }
    assertEquals(
        "done",
        inviter.redeem(
            guest, inviter.invitation(1, KeyRole.VISITOR, Optional.empty(), month, day), owner));
  }

  @Test
  @Tag("SEC-3")
  void nobodyButAnAdministratorInvites() {
    bench.app(3, KeyRole.USER, Optional.of(new UserIndex(2)));
    BenchPhone user = new BenchPhone(bench, 3);
    assertEquals("(revoked)", inviter.redeem(guest, inviter.visitor(1), user));
    assertEquals(
        "(unknown-key)", inviter.redeem(guest, inviter.visitor(1), new BenchPhone(bench, 9)));
  }

  @Test
  @Tag("SEC-4")
  void anInvitationIsWorthNothingWithoutItsSecret() {
    Invitation invitation = inviter.visitor(1);
    Octets envelope =
        CoseSign1.sign(SignatureType.INVITATION, invitation.encode(), owner.signing());
    Pair.Invited invited = new Pair.Invited(invitation.serial(), envelope);
    SecretBytes guessed = SecretBytes.copyOf(new byte[16]);
    for (int i = 0; i < 10; i++) {
      assertEquals(
          "(wrong-secret)",
          BenchPhone.result(
              guest.send(guest.pair(KeyRole.VISITOR, guessed, Optional.of(invited)))));
    }
    assertEquals("(too-many-attempts)", inviter.redeem(guest, invitation, owner));
    bench.pass(Duration.ofSeconds(1));
    assertEquals("done", inviter.redeem(guest, invitation, owner));
  }

  @Test
  @Tag("SEC-4")
  void anInvitationDoesNotChangeAnAppThatIsEnrolled() {
    assertEquals("(invalid-arguments)", inviter.redeem(owner, inviter.visitor(1), owner));
  }

  @Test
  @Tag("SEC-6")
  void aRevocationIsNoInvitation() {
    Invitation invitation = inviter.visitor(1);
    Octets envelope =
        CoseSign1.sign(SignatureType.REVOCATION, invitation.encode(), owner.signing());
    Pair.Invited invited = new Pair.Invited(invitation.serial(), envelope);
    assertEquals(
        "(unknown-key)",
        BenchPhone.result(
            guest.send(guest.pair(KeyRole.VISITOR, BenchInviter.SECRET, Optional.of(invited)))));
  }

  @Test
  void aHouseholdKeyWhoseBeginningHasPassedWorksWhileTheTimeIsUnknown() {
    Invitation invitation =
        inviter.invitation(
            1, KeyRole.USER, Optional.of(new UserIndex(2)), Duration.ZERO, Duration.ofDays(7));
    bench.wall(Optional.empty());
    assertEquals("(time-unknown)", inviter.redeem(guest, invitation, owner));
    bench.wall(Optional.of(NOW));
    assertEquals("done", inviter.redeem(guest, invitation, owner));
    bench.wall(Optional.empty());
    assertEquals("done", guest.comeNear().command(new Lock()));
  }

  @Test
  void anInvitationForAUserWhoIsGoneIsRefused() {
    assertEquals(
        "(user-unknown)",
        inviter.redeem(
            guest,
            inviter.invitation(
                1, KeyRole.USER, Optional.of(new UserIndex(9)), Duration.ZERO, Duration.ofDays(1)),
            owner));
  }

  @Test
  void limitsOfTheInvitationHoldForTheKey() {
    Invitation wide =
        inviter.invitation(1, KeyRole.USER, Optional.empty(), Duration.ZERO, Duration.ofDays(1));
    Invitation narrow = BenchInviter.narrowed(wide, Set.of(Operation.LOCK));
    assertEquals("done", inviter.redeem(guest, narrow, owner));
    EnrolledKey key = bench.state().stored().access().keys().getLast();
    assertEquals(Optional.of(Set.of(Operation.LOCK)), key.limits());
    assertEquals("not-permitted", guest.comeNear().command(new Unlock()));
    assertEquals("done", guest.command(new Lock()));
  }

  @Test
  @Tag("LK-81")
  void anInvitationForADeletedUserLetsNobodyInAsTheNextOfThatNumber() {
    UserIndex second = new UserIndex(2);
    Invitation bos = household(1, second);
    assertEquals("done", owner.command(new DeleteUser(second)));
    assertEquals("done", owner.command(new AddUser(new DisplayName("Carol"), Role.USER)));
    assertEquals(second, bench.events(LockEvent.UserChange.class).getLast().user());

    assertEquals("(user-unknown)", inviter.redeem(guest, bos, owner));
    assertEquals("done", inviter.redeem(guest, household(2, second), owner));
  }

  @Test
  @Tag("LK-81")
  void whoWasAddedIsInvitedByWhoSawThemAloneWhateverChangesAboutThemLater() {
    assertEquals("done", owner.command(new AddUser(new DisplayName("Carol"), Role.USER)));
    UserIndex carol = new UserIndex(3);
    AccessVersion shown = owner.accessVersion();
    for (boolean enabled : new boolean[] {false, true}) {
      assertEquals(
          "done",
          owner.command(
              new ChangeUser(
                  carol,
                  Optional.of(new DisplayName("Caroline")),
                  Optional.of(Role.ADMINISTRATOR),
                  Optional.of(enabled))));
    }

    Invitation made = household(1, carol);
    AccessVersion before = new AccessVersion(shown.number() - 1);
    for (Optional<AccessVersion> other : List.of(Optional.of(before), NONE)) {
      assertEquals(
          "(user-unknown)", inviter.redeem(guest, BenchInviter.seeing(made, other), owner));
    }
    Optional<AccessVersion> toCome = Optional.of(owner.accessVersion().next());
    assertEquals(
        "(invalid-arguments)", inviter.redeem(guest, BenchInviter.seeing(made, toCome), owner));
    assertEquals(
        "done", inviter.redeem(guest, BenchInviter.seeing(made, Optional.of(shown)), owner));
  }

  @Test
  void whoNeverTookAnothersPlaceIsInvitedByAnAppThatSaysNotWhatItSaw() {
    Invitation made = BenchInviter.seeing(household(1, new UserIndex(2)), NONE);
    assertEquals("done", inviter.redeem(guest, made, owner));
  }

  private Invitation household(int serial, UserIndex user) {
    return inviter.invitation(
        serial, KeyRole.USER, Optional.of(user), Duration.ZERO, Duration.ofDays(7));
  }
}
