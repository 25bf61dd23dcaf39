package dev.mortise.sim.link.noise;

import dev.mortise.secret.AeadKey;
import dev.mortise.secret.SecretBytes;
import java.nio.ByteBuffer;

/// One key and the counter that makes each of its nonces new (Noise section 5.1).
final class CipherState implements AutoCloseable {

  static final int KEY_SIZE = 32;

  /// 2^64 - 1, which the specification keeps back: the counter never gets past it.
  private static final long EXHAUSTED = -1L;

  private final AeadKey key;
  private long counter;

  CipherState(SecretBytes key) {
    this(key, 0);
  }

  /// A state that has used all nonces below `counter`, unsigned.
  CipherState(SecretBytes key, long counter) {
    this.key = new AeadKey(key);
    this.counter = counter;
  }

  byte[] encrypt(byte[] associatedData, byte[] plaintext) throws NoiseException {
    byte[] sealed = key.seal(nonce(), associatedData, plaintext);
    counter++;
    return sealed;
  }

  /// @throws NoiseException if the tag does not fit; the counter then stays where it is
  SecretBytes decrypt(byte[] associatedData, byte[] ciphertext) throws NoiseException {
    if (ciphertext.length < AeadKey.TAG_SIZE) {
      throw new NoiseException(NoiseFault.TOO_SHORT);
    }
    SecretBytes plaintext =
        key.open(nonce(), associatedData, ciphertext)
            .orElseThrow(() -> new NoiseException(NoiseFault.BAD_TAG));
    counter++;
    return plaintext;
  }

  /// Four zero bytes and the counter, most significant byte first (Noise section 12.4).
  private byte[] nonce() throws NoiseException {
    if (counter == EXHAUSTED) {
      throw new NoiseException(NoiseFault.NONCES_EXHAUSTED);
    }
    return ByteBuffer.allocate(AeadKey.NONCE_SIZE).putInt(0).putLong(counter).array();
  }

  @Override
  public void close() {
    key.close();
  }
}
