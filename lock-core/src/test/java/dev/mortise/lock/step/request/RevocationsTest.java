package dev.mortise.lock.step.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.authority.invitation.InvitationBook;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.EnrolmentOutcome;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.LockBench;
import dev.mortise.protocol.message.command.CommandArguments.DeleteCredential;
import dev.mortise.protocol.message.command.CommandArguments.StartEnrolment;
import dev.mortise.protocol.message.grant.Invitation;
import dev.mortise.protocol.message.grant.Revocation;
import dev.mortise.protocol.message.request.CarryRevocation;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What was let in once goes at once, whoever brings the word.
class RevocationsTest {

  private static final CredentialRef CODE = new CredentialRef(CredentialKind.PASSCODE, 1);

  private final LockBench bench = new LockBench();
  private final BenchPhone owner = BenchPhone.ofAdministrator(bench);
  private final BenchInviter inviter = new BenchInviter(owner);
  private final BenchPhone guest = new BenchPhone(bench, 2);

  @Test
  @Tag("SEC-9")
  void aRevokedKeyIsOutAtOnceAndTheReceiptComesEachTime() {
    inviter.redeem(guest, inviter.visitor(1), owner);
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
    assertEquals("(revoked)", inviter.redeem(guest, inviter.visitor(1), owner));
    assertEquals("done", inviter.redeem(guest, inviter.visitor(2), owner));
    var second = owner.revoking(new Revocation.Target.OfInvitation(owner.serial(2)));
    assertEquals("done", BenchPhone.result(owner.send(second)));
    assertEquals(1, bench.state().stored().access().keys().size());
  }

  @Test
  @Tag("SEC-9")
  void aFullBookKeepsNoKeyInWhoseInvitationIsRevoked() {
    assertEquals("done", inviter.redeem(guest, inviter.visitor(1), owner));
    for (int i = 2; i < 2 + InvitationBook.MAX_EACH; i++) {
      owner.send(owner.revoking(new Revocation.Target.OfInvitation(owner.serial(i))));
    }
    assertEquals(
        "no-room",
        BenchPhone.result(
            owner.send(owner.revoking(new Revocation.Target.OfInvitation(owner.serial(999))))));
    var last = owner.revoking(new Revocation.Target.OfInvitation(owner.serial(1)));
    assertEquals("done", BenchPhone.result(owner.send(last)));
    assertEquals(1, bench.state().stored().access().keys().size());
    assertEquals("done", BenchPhone.result(owner.send(last)));
    assertEquals(
        "(invitation-used)", inviter.redeem(new BenchPhone(bench, 3), inviter.visitor(1), owner));
  }

  @Test
  @Tag("SEC-9")
  void aRedeemedInvitationsRevocationTakesNoPlaceHoweverLongAgoThatWas() {
    assertEquals("done", inviter.redeem(guest, inviter.visitor(1), owner));
    bench.pass(Duration.ofDays(2));
    var revocation = owner.revoking(new Revocation.Target.OfInvitation(owner.serial(1)));
    assertEquals("done", BenchPhone.result(owner.send(revocation)));
    assertEquals(1, bench.state().stored().access().keys().size());
    assertTrue(bench.state().stored().invitations().revoked().isEmpty());
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
  @Tag("SEC-9")
  void aRevokedKeysEnrolmentEndsWithIt() {
    EnrolledKey others = bench.app(3, KeyRole.ADMINISTRATOR, Optional.of(new UserIndex(1)));
    BenchPhone other = new BenchPhone(bench, 3).comeNear();
    var enrolment = new StartEnrolment(new UserIndex(1), CredentialKind.FINGERPRINT, false);
    assertEquals("done", other.command(enrolment));
    assertTrue(bench.state().live().procedure().isPresent());
    BenchPhone carrier = new BenchPhone(bench, 9).by(Channel.NEAR);
    carrier.send(owner.revoking(new Revocation.Target.OfKey(others.id())));
    assertTrue(bench.state().live().procedure().isEmpty());
    assertEquals(
        EnrolmentOutcome.CANCELLED, bench.events(LockEvent.Enrolment.class).getLast().outcome());
  }

  @Test
  void anInvitationOfSomebodyTakenOutIsWorthNothing() {
    bench.app(3, KeyRole.ADMINISTRATOR, Optional.of(new UserIndex(1)));
    BenchPhone other = new BenchPhone(bench, 3);
    other.send(other.revoking(new Revocation.Target.OfKey(owner.signing().publicKey().id())));
    assertEquals("(unknown-key)", inviter.redeem(guest, inviter.visitor(1), owner));
  }

  @Test
  @Tag("LK-8")
  void theLastWayToManageTheLockIsNotRevoked() {
    assertEquals("done", owner.command(new DeleteCredential(CODE)));
    assertEquals("last-administrator", BenchPhone.result(owner.send(ofOwner(owner))));

    bench.passcode(new UserIndex(1), "2468024", false);
    assertEquals("done", BenchPhone.result(owner.send(ofOwner(owner))));
  }

  @Test
  @Tag("LK-8")
  @Tag("SEC-9")
  void aLostPhoneIsRevokedWhereAnInvitedOneCanEnrolACredential() {
    assertEquals("done", owner.command(new DeleteCredential(CODE)));
    assertEquals("done", inviter.redeem(guest, administrator(Set.of(Operation.INVITE)), owner));
    assertEquals("last-administrator", BenchPhone.result(guest.send(ofOwner(guest))));

    BenchPhone other = new BenchPhone(bench, 3);
    Set<Operation> enough = Set.of(Operation.INVITE, Operation.START_ENROLMENT);
    assertEquals("done", inviter.redeem(other, administrator(enough), owner));
    assertEquals("done", BenchPhone.result(other.send(ofOwner(other))));
    var itself = other.revoking(new Revocation.Target.OfInvitation(owner.serial(2)));
    assertEquals("last-administrator", BenchPhone.result(other.send(itself)));
  }

  private Invitation administrator(Set<Operation> operations) {
    Invitation all =
        inviter.invitation(
            operations.size(),
            KeyRole.ADMINISTRATOR,
            Optional.of(new UserIndex(1)),
            Duration.ZERO,
            Duration.ofMinutes(15));
    return BenchInviter.narrowed(all, operations);
  }

  private CarryRevocation ofOwner(BenchPhone by) {
    return by.revoking(new Revocation.Target.OfKey(owner.signing().publicKey().id()));
  }
}
