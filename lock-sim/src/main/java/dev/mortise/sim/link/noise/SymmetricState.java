package dev.mortise.sim.link.noise;

import dev.mortise.secret.AeadKey;
import dev.mortise.secret.Hkdf;
import dev.mortise.secret.SecretBytes;
import dev.mortise.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What both ends of a handshake have said so far, as a hash, and what they share, as a chain of
/// keys (Noise section 5.2).
final class SymmetricState implements AutoCloseable {

  private static final int HASH_SIZE = 32;
  private static final byte[] NOTHING = {};

  private byte[] hash;
  private SecretBytes chainingKey;

  /// Absent until the first agreement; until then nothing is sealed.
  private @Nullable CipherState cipher;

  SymmetricState(String protocolName) {
    byte[] name = protocolName.getBytes(StandardCharsets.US_ASCII);
    hash = name.length <= HASH_SIZE ? Arrays.copyOf(name, HASH_SIZE) : Sha256.of(name);
    chainingKey = SecretBytes.copyOf(hash);
  }

  /// Folds an agreement into the chain; what is sealed from here on needs it. Takes the agreement
  /// over.
  void mixKey(SecretBytes agreement) {
    try (SecretBytes old = chainingKey;
        agreement;
        SecretBytes keys = expand(old, agreement)) {
      chainingKey = part(keys, 0);
      replaceCipher(new CipherState(part(keys, 1)));
    }
  }

  void mixHash(byte[] data) {
    hash = Sha256.of(hash, data);
  }

  byte[] encryptAndHash(byte[] plaintext) throws NoiseException {
    byte[] sealed = cipher == null ? plaintext : cipher.encrypt(hash, plaintext);
    mixHash(sealed);
    return sealed;
  }

  byte[] decryptAndHash(byte[] sealed) throws NoiseException {
    if (cipher == null) {
      mixHash(sealed);
      return sealed;
    }
    try (SecretBytes plaintext = cipher.decrypt(hash, sealed)) {
      mixHash(sealed);
      return plaintext.reveal();
    }
  }

  /// How much longer the sealed form of anything is at this point.
  int tagSize() {
    return cipher == null ? 0 : AeadKey.TAG_SIZE;
  }

  /// The hash of all that was said, the same at both ends and different for any two handshakes.
  byte[] hash() {
    return hash.clone();
  }

  /// The cipher for one direction of the transport, first the initiator's, then the responder's.
  CipherState split(HandshakeRole sender) {
    try (SecretBytes none = SecretBytes.adopt(new byte[0]);
        SecretBytes keys = expand(chainingKey, none)) {
      return new CipherState(
          switch (sender) {
            case INITIATOR -> part(keys, 0);
            case RESPONDER -> part(keys, 1);
          });
    }
  }

  /// HKDF with two outputs (Noise section 4.3), which is RFC 5869's with an empty info.
  private static SecretBytes expand(SecretBytes salt, SecretBytes inputKeyingMaterial) {
    return salt.lend(ck -> Hkdf.derive(inputKeyingMaterial, ck, NOTHING, 2 * CipherState.KEY_SIZE));
  }

  private static SecretBytes part(SecretBytes keys, int index) {
    int from = index * CipherState.KEY_SIZE;
    return keys.lend(
        bytes -> SecretBytes.adopt(Arrays.copyOfRange(bytes, from, from + CipherState.KEY_SIZE)));
  }

  private void replaceCipher(@Nullable CipherState next) {
    if (cipher != null) {
      cipher.close();
    }
    cipher = next;
  }

  @Override
  public void close() {
    chainingKey.close();
    replaceCipher(null);
  }
}
