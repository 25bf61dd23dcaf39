package dev.mortise.protocol.seal;

import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Seals the pictures of one live view, from the lock to the app that asked, and to nobody between.
///
/// Each frame stands alone, since frames get lost on the way, and opens only under its own number:
/// a companion can drop frames, but neither look at, swap nor repeat them unseen. Mode auth proves
/// that the lock made them.
///
/// @param lock the lock whose picture it is
/// @param generation the lock's generation
/// @param challenge the challenge of the command that started the view
public record FrameSeal(LockId lock, Generation generation, Challenge challenge) {

  private static final CborValue SUITE_NAME = CborValue.of("mortise view 1");

  /// Seals a frame to the app.
  ///
  /// @param number the frame's number within the view, 0, 1, ...
  /// @param entropy gives the ephemeral key; one entropy may seal many frames, each number once
  public Sealed seal(
      long number,
      SecretBytes frame,
      AgreementKeyPair lockKeys,
      AgreementKey app,
      Entropy entropy) {
    try (AgreementKeyPair ephemeral =
            AgreementKeyPair.generate(entropy, "live view ephemeral key " + number);
        HpkeContext context = Hpke.SUITE.toRecipient(app, info(), ephemeral, lockKeys)) {
      return new Sealed(ephemeral.publicKey(), context.seal(associatedData(number), frame));
    }
  }

  /// Opens the frame of this number, or empty if it is another frame, or not this lock's.
  public Optional<SecretBytes> open(
      long number, Sealed sealed, AgreementKeyPair appKeys, AgreementKey lockKey) {
    try (HpkeContext context =
        Hpke.SUITE.fromSender(sealed.encapsulated(), info(), appKeys, lockKey)) {
      return context.open(associatedData(number), sealed.ciphertext());
    }
  }

  private byte[] info() {
    return Cbor.encode(
            CborValue.array(
                SUITE_NAME,
                CborValue.of(lock.octets()),
                CborValue.of(generation.number()),
                CborValue.of(challenge.octets())))
        .copy();
  }

  private static byte[] associatedData(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }
}
