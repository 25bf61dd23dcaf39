package dev.mortise.lock.step.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.LockBench;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.protocol.message.command.CommandArguments.Lock;
import dev.mortise.protocol.message.command.CommandArguments.Unlock;
import dev.mortise.protocol.message.grant.Invitation;
import dev.mortise.protocol.message.grant.Revocation;
import dev.mortise.protocol.message.request.Pair;
import dev.mortise.protocol.seal.ArgumentSeal;
import dev.mortise.protocol.seal.SealPurpose;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class InvitationsTest {

  private static final UserIndex ANN = new UserIndex(1);
  private static final Instant NOW = LockBench.MORNING;
  private static final Set<Operation> ALL = EnumSet.allOf(Operation.class);

  private final LockBench bench = new LockBench();
  private final BenchPhone owner = new BenchPhone(bench, 1);
  private final BenchPhone guest = new BenchPhone(bench, 2);
  private final SecretBytes secret = SecretBytes.copyOf(Octets.ofHex("5e".repeat(16)).copy());

  @BeforeEach
  void anAdministratorWithAnApp() {
    bench.user(1, Role.ADMINISTRATOR, "135790");
    bench.user(2, Role.USER, "246801");
    bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(ANN));
    bench.turnThePage();
  }

  private Invitation invitation(
      int serial, KeyRole role, Optional<UserIndex> user, Duration validFor, Duration redeemIn) {
    InvitationSerial number = owner.serial(serial);
    ArgumentSeal seal =
        new ArgumentSeal(
            owner.lock().lockId(),
            owner.lock().generation(),
            owner.signing().publicKey().id(),
            number.octets(),
            SealPurpose.INVITE);
    Octets sealed =
        seal.seal(
                secret,
                owner.lock().agreement().publicKey(),
                Entropy.of(Octets.ofHex("07".repeat(32)).copy()))
            .octets();
    return new Invitation(
        owner.lock().lockId(),
        owner.lock().generation(),
        number,
        sealed,
        user,
        role,
        ALL,
        NOW,
        validFor.isZero() ? Optional.empty() : Optional.of(NOW.plus(validFor)),
        NOW.plus(redeemIn));
  }

  private Invitation visitor(int serial) {
    return invitation(
        serial, KeyRole.VISITOR, Optional.empty(), Duration.ofHours(24), Duration.ofHours(24));
  }

  private String redeem(BenchPhone by, Invitation invitation, BenchPhone signer) {
    Octets envelope =
        CoseSign1.sign(SignatureType.INVITATION, invitation.encode(), signer.signing());
    Pair.Invited invited = new Pair.Invited(invitation.serial(), envelope);
    return BenchPhone.result(by.send(by.pair(invitation.role(), secret, Optional.of(invited))));
  }

  @Test
  @Tag("LK-21")
  void aVisitorsPhoneIsLetInByAnInvitationAndOpensFromNearbyUntilItsEnd() {
    assertEquals("done", redeem(guest.by(Channel.NEAR), visitor(1), owner));
    assertEquals(
        Optional.of(owner.serial(1)), bench.events(LockEvent.Paired.class).getFirst().serial());
    assertEquals("done", guest.comeNear().command(new Unlock()));
    bench.pass(Duration.ofHours(24)).turnThePage();
    assertEquals("(restricted)", BenchPhone.result(guest.send(guest.question(Operation.UNLOCK))));
  }

  @Test
  void anInvitationIsRedeemedOnce() {
    assertEquals("done", redeem(guest, visitor(1), owner));
    assertEquals("(invitation-used)", redeem(new BenchPhone(bench, 3), visitor(1), owner));
  }

  @Test
  void anInvitationRunsOutWithItsDay() {
    bench.pass(Duration.ofHours(24));
    assertEquals("done", redeem(guest, visitor(1), owner));
    bench.pass(Duration.ofMillis(1));
    assertEquals("(invitation-expired)", redeem(new BenchPhone(bench, 3), visitor(2), owner));
  }

  @Test
  @Tag("SEC-3")
  void anInvitationThatMakesAnAdministratorStandsOpenFor15Minutes() {
    Duration quarter = Duration.ofMinutes(15);
    Optional<UserIndex> nobody = Optional.empty();
    assertEquals(
        "(invalid-arguments)",
        redeem(
            guest,
            invitation(1, KeyRole.ADMINISTRATOR, nobody, Duration.ZERO, quarter.plusMillis(1)),
            owner));
    Invitation good = invitation(2, KeyRole.ADMINISTRATOR, nobody, Duration.ZERO, quarter);
    bench.pass(quarter);
    assertEquals("done", redeem(guest, good, owner));
    bench.pass(Duration.ofMillis(1));
    Invitation late = invitation(3, KeyRole.ADMINISTRATOR, nobody, Duration.ZERO, quarter);
    assertEquals("(invitation-expired)", redeem(new BenchPhone(bench, 3), late, owner));
  }

  @Test
  @Tag("SEC-3")
  void anAdministratorsInvitationDatedAheadIsNotRedeemedBeforeItsQuarterOfAnHour() {
    Duration quarter = Duration.ofMinutes(15);
    Invitation good =
        invitation(1, KeyRole.ADMINISTRATOR, Optional.empty(), Duration.ZERO, quarter);
    bench.wall(Optional.of(NOW.minusSeconds(61)));
    assertEquals("(invalid-arguments)", redeem(guest, good, owner));
    bench.wall(Optional.of(NOW.minusSeconds(60)));
    assertEquals("done", redeem(guest, good, owner));
  }

  @Test
  void aVisitorIsInvitedForThirtyDaysAtMostAndNeverWithoutAnEnd() {
    Duration day = Duration.ofDays(1);
    Duration month = Duration.ofDays(30);
    for (Duration wrong : new Duration[] {Duration.ZERO, month.plusMillis(1)}) {
      assertEquals(
          "(invalid-arguments)",
          redeem(guest, invitation(1, KeyRole.VISITOR, Optional.empty(), wrong, day), owner));
    }
    assertEquals(
        "done", redeem(guest, invitation(1, KeyRole.VISITOR, Optional.empty(), month, day), owner));
  }

  @Test
  @Tag("SEC-3")
  void nobodyButAnAdministratorInvites() {
    bench.app(3, KeyRole.USER, Optional.of(new UserIndex(2)));
    BenchPhone user = new BenchPhone(bench, 3);
    assertEquals("(revoked)", redeem(guest, visitor(1), user));
    assertEquals("(unknown-key)", redeem(guest, visitor(1), new BenchPhone(bench, 9)));
  }

  @Test
  void anInvitationOfSomebodyTakenOutIsWorthNothing() {
    bench.app(3, KeyRole.ADMINISTRATOR, Optional.of(ANN));
    BenchPhone other = new BenchPhone(bench, 3);
    other.send(other.revoking(new Revocation.Target.OfKey(owner.signing().publicKey().id())));
    assertEquals("(unknown-key)", redeem(guest, visitor(1), owner));
  }

  @Test
  @Tag("SEC-4")
  void anInvitationIsWorthNothingWithoutItsSecret() {
    Invitation invitation = visitor(1);
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
    assertEquals("(too-many-attempts)", redeem(guest, invitation, owner));
    bench.pass(Duration.ofSeconds(1));
    assertEquals("done", redeem(guest, invitation, owner));
  }

  @Test
  @Tag("SEC-4")
  void anInvitationDoesNotChangeAnAppThatIsEnrolled() {
    assertEquals("(invalid-arguments)", redeem(owner, visitor(1), owner));
  }

  @Test
  @Tag("SEC-6")
  void aRevocationIsNoInvitation() {
    Invitation invitation = visitor(1);
    Octets envelope =
        CoseSign1.sign(SignatureType.REVOCATION, invitation.encode(), owner.signing());
    Pair.Invited invited = new Pair.Invited(invitation.serial(), envelope);
    assertEquals(
        "(unknown-key)",
        BenchPhone.result(guest.send(guest.pair(KeyRole.VISITOR, secret, Optional.of(invited)))));
  }

  @Test
  void aHouseholdKeyWhoseBeginningHasPassedWorksWhileTheTimeIsUnknown() {
    Invitation invitation =
        invitation(
            1, KeyRole.USER, Optional.of(new UserIndex(2)), Duration.ZERO, Duration.ofDays(7));
    bench.wall(Optional.empty());
    assertEquals("(time-unknown)", redeem(guest, invitation, owner));
    bench.wall(Optional.of(NOW));
    assertEquals("done", redeem(guest, invitation, owner));
    bench.wall(Optional.empty());
    assertEquals("done", guest.comeNear().command(new Lock()));
  }

  @Test
  void anInvitationForAUserWhoIsGoneIsRefused() {
    assertEquals(
        "(user-unknown)",
        redeem(
            guest,
            invitation(
                1, KeyRole.USER, Optional.of(new UserIndex(9)), Duration.ZERO, Duration.ofDays(1)),
            owner));
  }

  @Test
  @Tag("SEC-9")
  void aRevokedKeyIsOutAtOnceAndTheReceiptComesEachTime() {
    redeem(guest, visitor(1), owner);
    guest.comeNear();
    var revocation = owner.revoking(new Revocation.Target.OfKey(guest.signing().publicKey().id()));
    BenchPhone carrier = new BenchPhone(bench, 9).by(Channel.NEAR);
    bench.turnThePage();
    assertEquals("done", BenchPhone.result(carrier.send(revocation)));
    assertEquals("done", BenchPhone.result(carrier.send(revocation)));
    assertEquals(1, bench.events(LockEvent.KeyRevoked.class).size());
    assertEquals("(unknown-key)", BenchPhone.result(guest.send(guest.question(Operation.UNLOCK))));
  }

  @Test
  @Tag("SEC-9")
  void aRevokedInvitationIsRefusedAndTheKeyItLetInGoesToo() {
    var first = owner.revoking(new Revocation.Target.OfInvitation(owner.serial(1)));
    assertEquals("done", BenchPhone.result(owner.send(first)));
    assertEquals("(revoked)", redeem(guest, visitor(1), owner));
    assertEquals("done", redeem(guest, visitor(2), owner));
    var second = owner.revoking(new Revocation.Target.OfInvitation(owner.serial(2)));
    assertEquals("done", BenchPhone.result(owner.send(second)));
    assertEquals(1, bench.state().stored().access().keys().size());
  }

  @Test
  @Tag("SEC-9")
  void aRevocationByAnybodyElseIsRefusedUnderTheLocksSignature() {
    bench.app(3, KeyRole.USER, Optional.empty());
    BenchPhone user = new BenchPhone(bench, 3);
    var revocation = user.revoking(new Revocation.Target.OfKey(owner.signing().publicKey().id()));
    assertEquals("not-permitted", BenchPhone.result(user.send(revocation)));
    assertTrue(bench.state().stored().access().find(owner.signing().publicKey().id()).isPresent());
  }

  @Test
  void limitsOfTheInvitationHoldForTheKey() {
    Invitation wide =
        invitation(1, KeyRole.USER, Optional.empty(), Duration.ZERO, Duration.ofDays(1));
    Invitation narrow =
        new Invitation(
            wide.lock(),
            wide.generation(),
            wide.serial(),
            wide.sealedSecret(),
            wide.user(),
            wide.role(),
            Set.of(Operation.LOCK),
            wide.from(),
            wide.until(),
            wide.redeemBy());
    assertEquals("done", redeem(guest, narrow, owner));
    EnrolledKey key = bench.state().stored().access().keys().getLast();
    assertEquals(Optional.of(Set.of(Operation.LOCK)), key.limits());
    assertEquals("not-permitted", guest.comeNear().command(new Unlock()));
    assertEquals("done", guest.command(new Lock()));
  }
}
