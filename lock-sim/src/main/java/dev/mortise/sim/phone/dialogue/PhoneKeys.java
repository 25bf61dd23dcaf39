package dev.mortise.sim.phone.dialogue;

import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.secret.Entropy;

/// A phone's own keys: one signs commands, the other agrees on secrets with locks.
public record PhoneKeys(SigningKeyPair signing, AgreementKeyPair agreement) {

  /// Fresh keys.
  public static PhoneKeys generate(Entropy entropy) {
    return new PhoneKeys(
        SigningKeyPair.generate(SignatureAlgorithm.ED25519, entropy, "phone signing key"),
        AgreementKeyPair.generate(entropy, "phone agreement key"));
  }

  /// The public halves.
  public PartyKeys publicKeys() {
    return new PartyKeys(signing.publicKey(), agreement.publicKey());
  }
}
