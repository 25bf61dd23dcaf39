package dev.mortise.biometric.protect;

import dev.mortise.secret.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Bits that look random to whoever lacks the key: AES-256 in counter mode over zeros (NIST SP
/// 800-38A).
///
/// The key serves one stream, so the counter may start at zero.
public final class KeyedStream implements AutoCloseable {

  static final int KEY_SIZE = 32;

  private static final int BLOCK = 512;
  private static final byte[] ZEROS = new byte[BLOCK];

  private final Cipher cipher;
  private final byte[] block = new byte[BLOCK];
  private final ByteBuffer words = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);

  private KeyedStream(Cipher cipher) {
    this.cipher = cipher;
    words.position(BLOCK);
  }

  /// The stream of a key, which is wiped.
  static KeyedStream of(SecretBytes key) {
    try (key) {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          key.lend(bytes -> new SecretKeySpec(bytes, "AES")),
          new IvParameterSpec(new byte[16]));
      return new KeyedStream(cipher);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks AES in counter mode", e);
    }
  }

  /// The next 64 bits.
  public long nextLong() {
    if (words.remaining() < Long.BYTES) {
      refill();
    }
    return words.getLong();
  }

  private void refill() {
    try {
      cipher.update(ZEROS, 0, BLOCK, block, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks AES in counter mode", e);
    }
    words.clear();
  }

  /// The next number from 0 up to and without `bound`, all alike.
  ///
  /// @param bound 1 to 2^31 - 1
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be positive bound=" + bound);
    }
    // A draw from the incomplete last row would favour small numbers, so it is drawn again.
    long rows = (1L << 32) / bound;
    long draw;
    do {
      draw = nextLong() >>> 32;
    } while (draw >= rows * bound);
    return (int) (draw % bound);
  }

  /// Overwrites what was drawn ahead.
  @Override
  public void close() {
    Arrays.fill(block, (byte) 0);
    words.position(BLOCK);
  }
}
