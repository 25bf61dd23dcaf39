package dev.mortise.lock.step.request;

import dev.mortise.authority.Operation;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.AccessList;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.authority.invitation.InvitationBook;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.credential.PeriodicPasscodes;
import dev.mortise.lock.step.procedure.Procedures;
import dev.mortise.lock.step.right.KeyRights;
import dev.mortise.lock.stored.Identity;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.protocol.message.VisitorReference;
import dev.mortise.protocol.message.grant.Revocation;
import dev.mortise.protocol.message.grant.Revocation.Target;
import dev.mortise.protocol.message.response.Result;
import dev.mortise.visitor.VisitorHour;
import dev.mortise.visitor.VisitorLedger;
import dev.mortise.visitor.VisitorPolicy;
import java.util.Optional;

/// Taking away what was given. It needs no challenge, comes by anyone, and may come again and
/// again: what is gone is gone, and the receipt says so each time (SEC-9).
final class Revocations {

  private Revocations() {}

  static void carried(Turn turn, Origin origin, Octets envelope) {
    switch (SignerCheck.of(turn, envelope, SignatureType.REVOCATION)) {
      case SignerCheck.Unknown(Refusal reason) -> origin.refuse(turn, reason);
      case SignerCheck.Signed(EnrolledKey key, Octets payload) -> {
        try {
          judge(turn, origin, key, Revocation.decode(payload));
        } catch (MalformedCbor e) {
          origin.refuse(turn, Refusal.MALFORMED);
        }
      }
    }
  }

  /// Whoever may let in may take out.
  private static void judge(Turn turn, Origin origin, EnrolledKey key, Revocation revocation) {
    Optional<Refusal> refusal =
        misdirected(turn, revocation)
            .or(() -> KeyRights.refusal(turn, key, Operation.INVITE, origin.channel()));
    if (refusal.isPresent()) {
      Receipts.give(turn, origin, Result.refused(refusal.get()));
      return;
    }
    Maker by = KeyRights.maker(key);
    Optional<Refusal> kept =
        switch (revocation.target()) {
          case Target.OfKey(var gone) -> takeOut(turn, turn.stored().access().without(gone), by);
          case Target.OfInvitation invitation -> revoke(turn, invitation, by);
          case Target.OfVisitorPasscode(VisitorReference reference) -> revoke(turn, reference, by);
        };
    Receipts.give(turn, origin, kept.map(Result::refused).orElseGet(Result::done));
  }

  private static Optional<Refusal> misdirected(Turn turn, Revocation revocation) {
    Identity lock = turn.stored().identity();
    if (!revocation.lock().equals(lock.lockId())) {
      return Optional.of(Refusal.WRONG_LOCK);
    }
    return revocation.generation().equals(lock.generation())
        ? Optional.empty()
        : Optional.of(Refusal.WRONG_GENERATION);
  }

  /// Leaves these keys alone, or says why not. A lost phone goes as long as there is another way to
  /// manage the lock; where there is none, its revocation would shut the household out for good
  /// (LK-8).
  private static Optional<Refusal> takeOut(Turn turn, AccessList left, Maker by) {
    AccessList before = turn.stored().access();
    if (left.equals(before)) {
      return Optional.empty();
    }
    Optional<Refusal> refusal = KeyRights.refusalToLeave(turn, left);
    if (refusal.isPresent()) {
      return refusal;
    }
    PeriodicPasscodes.keep(turn, left, by);
    for (EnrolledKey key : before.keys()) {
      if (left.find(key.id()).isEmpty()) {
        turn.record(new LockEvent.KeyRevoked(key.id(), by));
      }
    }
    Procedures.rightsChanged(turn);
    return Optional.empty();
  }

  /// The key that a redeemed invitation let in goes, and nothing is left to remember: it cannot be
  /// redeemed again. What was not redeemed yet must be remembered, while there is room.
  private static Optional<Refusal> revoke(Turn turn, Target.OfInvitation invitation, Maker by) {
    InvitationSerial serial = invitation.serial();
    AccessList left = turn.stored().access().without(serial);
    if (!left.equals(turn.stored().access())) {
      return takeOut(turn, left, by);
    }
    InvitationBook stored = turn.stored().invitations();
    InvitationBook book = turn.wall().map(stored::at).orElse(stored);
    Optional<InvitationBook> after = book.revoke(serial, invitation.redeemBy());
    if (after.isEmpty()) {
      return Optional.of(Refusal.NO_ROOM);
    }
    if (!after.get().equals(stored)) {
      turn.store(turn.stored().with(after.get()));
    }
    if (!after.get().equals(book)) {
      turn.record(new LockEvent.InvitationRevoked(serial, by));
    }
    return Optional.empty();
  }

  /// A periodic code is gone with that, and nothing is left to remember; whether a one-time code of
  /// this reference will be shown one day, nobody knows.
  private static Optional<Refusal> revoke(Turn turn, VisitorReference reference, Maker by) {
    if (PeriodicPasscodes.takeOut(turn, code -> code.reference().equals(reference), by)) {
      return Optional.empty();
    }
    VisitorLedger ledger = turn.stored().visitors();
    VisitorPolicy policy = turn.policy().authority().visitors();
    Optional<VisitorLedger> after =
        turn.wall()
            .map(time -> ledger.revoke(reference, VisitorHour.of(time), policy))
            .orElseGet(() -> ledger.revoke(reference, policy));
    if (after.isEmpty()) {
      return Optional.of(Refusal.NO_ROOM);
    }
    if (!after.get().equals(ledger)) {
      turn.store(turn.stored().with(after.get()));
      turn.record(new LockEvent.VisitorPasscodeRevoked(reference, by));
    }
    return Optional.empty();
  }
}
