package dev.mortise.sim.phone.dialogue;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.pairing.PairingDigits;
import dev.mortise.authority.pairing.PairingKeys;
import dev.mortise.authority.pairing.PairingTranscript;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue.CborText;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.MessageLimits;
import dev.mortise.protocol.message.Subject;
import dev.mortise.protocol.message.request.Pair;
import dev.mortise.protocol.qr.PairingCode;
import dev.mortise.protocol.seal.SealPurpose;
import dev.mortise.protocol.wifi.WifiNetwork;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
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

    /// The phone is enrolled.
    ///
    /// @param digits the lock's screen shows the same with the phone's name, or somebody else was
    ///   enrolled; empty where an invitation was redeemed, which the screen shows nothing of
    /// @param wireless what the lock says of the network that it was told: "joined", or why it is
    ///   not in it; empty if it was told none
    record Paired(
        LockIdentity lock, KeyRole role, Optional<PairingDigits> digits, Optional<String> wireless)
        implements Ended {}

    /// It is not, or not known to be.
    record NotPaired(Outcome outcome) implements Ended {}
  }

  /// Pairs, and names no wireless network.
  ///
  /// @param account the account the phone is signed in to
  /// @param invitation the signed invitation, where the code is one's
  public Ended pair(
      PairingCode code, AccountId account, DisplayName name, Optional<Octets> invitation) {
    return pair(code, account, name, invitation, Optional.empty());
  }

  /// Pairs.
  ///
  /// @param account the account the phone is signed in to
  /// @param invitation the signed invitation, where the code is one's
  /// @param wifi the wireless network that the lock shall join, where the code is its screen's;
  ///   sealed so that nobody on the way learns it or puts another in its place
  public Ended pair(
      PairingCode code,
      AccountId account,
      DisplayName name,
      Optional<Octets> invitation,
      Optional<WifiNetwork> wifi) {
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
    Octets request =
        request(transcript, agreed, invitation, wifi.map(network -> sealed(lock, agreed, network)));
    Dialogue dialogue = new Dialogue(keys, lock, route, random);
    Outcome outcome = dialogue.carry(request, Subject.ofRequest(request));
    if (!(outcome instanceof Outcome.Done(var receipt))) {
      return new Ended.NotPaired(outcome);
    }
    boolean knewTheSecret = receipt.confirmation().filter(agreed::isConfirmedByLock).isPresent();
    return knewTheSecret
        ? new Ended.Paired(
            lock,
            role,
            Optional.of(agreed.digits()).filter(_ -> code.invitation().isEmpty()),
            receipt.data().flatMap(PairingDialogue::word))
        : new Ended.NotPaired(new Outcome.NotVerified("the lock did not know the code's secret"));
  }

  private Octets sealed(LockIdentity lock, PairingKeys agreed, WifiNetwork network) {
    byte[] fresh = new byte[Entropy.SIZE];
    random.nextBytes(fresh);
    try (SecretBytes plaintext = network.encode()) {
      return lock.sealed(
          plaintext,
          keys.signing().publicKey().id(),
          agreed.wifi(),
          SealPurpose.PAIR,
          Entropy.of(fresh));
    }
  }

  private static Optional<String> word(Octets data) {
    try {
      return Cbor.decode(data, MessageLimits.PAYLOAD) instanceof CborText(String word)
          ? Optional.of(word)
          : Optional.empty();
    } catch (MalformedCbor e) {
      return Optional.empty();
    }
  }

  private Octets request(
      PairingTranscript transcript,
      PairingKeys agreed,
      Optional<Octets> invitation,
      Optional<Octets> wifi) {
    return new Pair(
            transcript.lock(),
            transcript.account(),
            keys.signing().publicKey(),
            keys.agreement().publicKey(),
            transcript.name(),
            transcript.role(),
            agreed.confirmApp(),
            wifi,
            transcript
                .serial()
                .flatMap(serial -> invitation.map(signed -> new Pair.Invited(serial, signed))))
        .encode();
  }
}
