package dev.mortise.protocol.seal;

import dev.mortise.protocol.Octets;
import dev.mortise.secret.AeadKey;
import dev.mortise.secret.SecretBytes;
import java.util.Optional;

/// One end of an HPKE exchange (RFC 9180 section 5.2): the messages of one setup, in order.
///
/// Nonces are the base nonce plus a counter, so none serves twice within a context.
final class HpkeContext implements AutoCloseable {

  private final AeadKey key;
  private final SecretBytes baseNonce;
  private long sequence;

  HpkeContext(AeadKey key, SecretBytes baseNonce) {
    this.key = key;
    this.baseNonce = baseNonce;
  }

  /// Seals the next message.
  Octets seal(byte[] associatedData, SecretBytes plaintext) {
    byte[] nonce = nonce();
    sequence = Math.incrementExact(sequence);
    return Octets.adopt(plaintext.lend(bytes -> key.seal(nonce, associatedData, bytes)));
  }

  /// Opens the next message; one that does not open does not count.
  Optional<SecretBytes> open(byte[] associatedData, Octets ciphertext) {
    Optional<SecretBytes> plaintext = key.open(nonce(), associatedData, ciphertext.copy());
    if (plaintext.isPresent()) {
      sequence = Math.incrementExact(sequence);
    }
    return plaintext;
  }

  private byte[] nonce() {
    byte[] nonce = baseNonce.reveal();
    for (int i = 0; i < Long.BYTES; i++) {
      nonce[nonce.length - 1 - i] ^= (byte) (sequence >>> (8 * i));
    }
    return nonce;
  }

  @Override
  public void close() {
    key.close();
    baseNonce.close();
  }
}
