package dev.mortise.protocol.seal;

import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import java.util.Optional;

/// Seals secret arguments to a lock, bound to everything around them.
///
/// A sealed argument that is lifted out of its message opens nowhere else: not under another lock
/// or generation, signer, challenge or operation.
///
/// @param lock the lock it is for
/// @param generation the generation the sender knows the lock in
/// @param signer who signs the message it travels in
/// @param subject the challenge of the command, the serial of the invitation, or what follows from
///   the secret of a pairing by the lock's screen, 16 bytes; empty binds to nothing, and no lock
///   opens it
/// @param purpose what it is for
public record ArgumentSeal(
    LockId lock, Generation generation, KeyId signer, Octets subject, SealPurpose purpose) {

  /// The length of a challenge or serial, in bytes.
  public static final int SUBJECT_SIZE = 16;

  private static final CborValue SUITE_NAME = CborValue.of("mortise seal 1");
  private static final String EPHEMERAL = "sealed argument ephemeral key";

  public ArgumentSeal {
    if (!subject.isEmpty() && subject.size() != SUBJECT_SIZE) {
      throw new IllegalArgumentException("subject must be 0 or 16 bytes size=" + subject.size());
    }
  }

  /// Seals a plaintext to the lock.
  ///
  /// @param entropy gives the ephemeral key; it seals one argument only
  /// @throws IllegalArgumentException if the plaintext does not fit the purpose's size
  public Sealed seal(SecretBytes plaintext, AgreementKey lockKey, Entropy entropy) {
    try (SecretBytes padded = Padding.pad(plaintext, purpose.paddedSize());
        AgreementKeyPair ephemeral = AgreementKeyPair.generate(entropy, EPHEMERAL);
        HpkeContext context = Hpke.SUITE.toRecipient(lockKey, info(), ephemeral)) {
      return new Sealed(ephemeral.publicKey(), context.seal(associatedData(), padded));
    }
  }

  /// Opens what was sealed to this lock's key, or empty if anything about it differs.
  public Optional<SecretBytes> open(Sealed sealed, AgreementKeyPair lockKeys) {
    try (HpkeContext context = Hpke.SUITE.fromSender(sealed.encapsulated(), info(), lockKeys)) {
      return context
          .open(associatedData(), sealed.ciphertext())
          .filter(padded -> padded.length() == purpose.paddedSize())
          .flatMap(Padding::unpad);
    }
  }

  private byte[] info() {
    return Cbor.encode(
            CborValue.array(
                SUITE_NAME, CborValue.of(lock.octets()), CborValue.of(generation.number())))
        .copy();
  }

  private byte[] associatedData() {
    return Cbor.encode(
            CborValue.array(
                CborValue.of(signer.octets()),
                CborValue.of(subject),
                CborValue.of(purpose.wireText())))
        .copy();
  }
}
