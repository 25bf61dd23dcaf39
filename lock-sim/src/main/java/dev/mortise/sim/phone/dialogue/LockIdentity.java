package dev.mortise.sim.phone.dialogue;

import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.seal.ArgumentSeal;
import dev.mortise.protocol.seal.SealPurpose;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;

/// Which lock a phone talks to, as it learned it from the lock's own screen or from an inviter.
///
/// @param generation the one the phone was enrolled in
/// @param keys what the lock signs with, and what secrets for it are agreed on with
public record LockIdentity(LockId lock, Generation generation, PartyKeys keys) {

  /// Seals arguments so that nobody on the way to the lock learns them.
  ///
  /// @param signer the key that signs what they are part of
  /// @param bound the challenge or serial of what they are part of, or what follows from a secret
  /// @param entropy gives the ephemeral key
  public Octets sealed(
      SecretBytes arguments, KeyId signer, Octets bound, SealPurpose purpose, Entropy entropy) {
    return new ArgumentSeal(lock, generation, signer, bound, purpose)
        .seal(arguments, keys.agreement(), entropy)
        .octets();
  }
}
