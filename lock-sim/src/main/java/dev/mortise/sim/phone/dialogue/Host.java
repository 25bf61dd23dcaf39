package dev.mortise.sim.phone.dialogue;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.protocol.message.Subject;
import dev.mortise.protocol.message.grant.Invitation;
import dev.mortise.protocol.message.grant.Revocation;
import dev.mortise.protocol.message.request.CarryRevocation;
import dev.mortise.protocol.qr.PairingCode;
import dev.mortise.protocol.seal.SealPurpose;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import dev.mortise.user.UserIndex;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What an administrator's phone signs for others: invitations, and what takes things away.
public final class Host {

  private final PhoneKeys keys;
  private final LockIdentity lock;
  private final SecureRandom random;

  public Host(PhoneKeys keys, LockIdentity lock, SecureRandom random) {
    this.keys = keys;
    this.lock = lock;
    this.random = random;
  }

  /// Whom to let in as what.
  ///
  /// @param user whose of the household the newcomer's phone shall be, or empty for nobody's
  /// @param operations all that it may do of what the role may
  /// @param until after this moment the newcomer's key does nothing; empty means no end
  /// @param redeemBy after this moment the invitation is worth nothing
  public record Guest(
      KeyRole role,
      Optional<UserIndex> user,
      Set<Operation> operations,
      Instant from,
      Optional<Instant> until,
      Instant redeemBy) {

    public Guest {
      operations = Set.copyOf(operations);
    }
  }

  /// An invitation, in two parts that travel apart.
  ///
  /// @param signed for the lock, carried by anyone
  /// @param code for the newcomer alone, from screen to camera or by a messenger
  public record Invited(Octets signed, PairingCode code) {}

  /// Invites somebody. The secret is made here and sealed to the lock; whoever carries the signed
  /// part learns nothing of it.
  ///
  /// @param seen the version of the access list that shows the guest's user; the lock takes no
  ///   other user for them who has the number later. Empty where none was read
  /// @throws IllegalArgumentException if the guest shall be a user's and no list was read
  public Invited invite(Guest guest, Optional<AccessVersion> seen) {
    if (guest.user().isPresent() && seen.isEmpty()) {
      throw new IllegalArgumentException(
          "the phone has not read yet who the users are; within reach of the lock: app users list");
    }
    InvitationSerial serial = new InvitationSerial(fresh(InvitationSerial.SIZE));
    SecretBytes secret = SecretBytes.adopt(fresh(PairingCode.SECRET_SIZE).copy());
    Octets sealed =
        lock.sealed(
            secret,
            keys.signing().publicKey().id(),
            serial.octets(),
            SealPurpose.INVITE,
            Entropy.of(fresh(Entropy.SIZE).copy()));
    Invitation invitation =
        new Invitation(
            lock.lock(),
            lock.generation(),
            serial,
            sealed,
            guest.user(),
            guest.role(),
            guest.operations(),
            guest.from(),
            guest.until(),
            guest.redeemBy(),
            seen.filter(_ -> guest.user().isPresent()));
    return new Invited(
        CoseSign1.sign(SignatureType.INVITATION, invitation.encode(), keys.signing()),
        new PairingCode(
            lock.lock(),
            lock.generation(),
            lock.keys().signing(),
            lock.keys().agreement(),
            secret,
            Optional.of(new PairingCode.Redeems(serial, guest.role()))));
  }

  /// The request that takes something away; anyone may bring it to the lock.
  public Octets revocation(Revocation.Target target) {
    Revocation revocation = new Revocation(lock.lock(), lock.generation(), target);
    return new CarryRevocation(
            CoseSign1.sign(SignatureType.REVOCATION, revocation.encode(), keys.signing()))
        .encode();
  }

  /// Takes something away by this route.
  public Outcome revoke(Revocation.Target target, LockRoute route) {
    Octets request = revocation(target);
    return new Dialogue(keys, lock, route, random).carry(request, Subject.ofRequest(request));
  }

  private Octets fresh(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return Octets.adopt(bytes);
  }
}
