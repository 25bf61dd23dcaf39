package dev.mortise.sim.phone.dialogue;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.pairing.PairingDigits;
import dev.mortise.authority.pairing.PairingKeys;
import dev.mortise.authority.pairing.PairingTranscript;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.Subject;
import dev.mortise.protocol.message.request.Pair;
import dev.mortise.protocol.qr.PairingCode;
import java.security.SecureRandom;
import java.util.Optional;

/// Enrols a phone at a lock by a code: the one on the lock's screen, or an invitation's.
public final class PairingDialogue {

  private final PhoneKeys keys;
  private final LockRoute route;
  private final SecureRandom random;

  public PairingDialogue(PhoneKeys keys, LockRoute route, SecureRandom random) {
    this.keys = keys;
    this.route = route;
    this.random = random;
  }

  /// What came of it.
  public sealed interface Ended {

    /// The phone is enrolled; the lock's screen shows the same digits and the phone's name, or
    /// somebody else was enrolled.
    record Paired(LockIdentity lock, KeyRole role, PairingDigits digits) implements Ended {}

    /// It is not, or not known to be.
    record NotPaired(Outcome outcome) implements Ended {}
  }

  /// Pairs.
  ///
  /// @param account the account the phone is signed in to
  /// @param invitation the signed invitation, where the code is one's
  public Ended pair(
      PairingCode code, AccountId account, DisplayName name, Optional<Octets> invitation) {
    KeyRole role = code.invitation().map(PairingCode.Redeems::role).orElse(KeyRole.ADMINISTRATOR);
    LockIdentity lock =
        new LockIdentity(
            code.lock(), code.generation(), new PartyKeys(code.signingKey(), code.agreementKey()));
    PairingTranscript transcript =
        new PairingTranscript(
            code.lock(),
            code.generation(),
            account,
            keys.publicKeys(),
            lock.keys(),
            name,
            role,
            code.invitation().map(PairingCode.Redeems::serial));
    PairingKeys agreed = PairingKeys.ofApp(transcript, keys.agreement(), code.secret());
    Octets request = request(transcript, agreed, invitation);
    Dialogue dialogue = new Dialogue(keys, lock, route, random);
    Outcome outcome = dialogue.carry(request, Subject.ofRequest(request));
    if (!(outcome instanceof Outcome.Done(var receipt))) {
      return new Ended.NotPaired(outcome);
    }
    boolean knewTheSecret = receipt.confirmation().filter(agreed::isConfirmedByLock).isPresent();
    return knewTheSecret
        ? new Ended.Paired(lock, role, agreed.digits())
        : new Ended.NotPaired(new Outcome.NotVerified("the lock did not know the code's secret"));
  }

  private Octets request(
      PairingTranscript transcript, PairingKeys agreed, Optional<Octets> invitation) {
    return new Pair(
            transcript.lock(),
            transcript.account(),
            keys.signing().publicKey(),
            keys.agreement().publicKey(),
            transcript.name(),
            transcript.role(),
            agreed.confirmApp(),
            Optional.empty(),
            transcript
                .serial()
                .flatMap(serial -> invitation.map(signed -> new Pair.Invited(serial, signed))))
        .encode();
  }
}
