package dev.mortise.secret;

import java.util.Arrays;

/// HKDF with SHA-256 (RFC 5869): many keys from one secret, each for one use.
public final class Hkdf {

  /// The most that one secret gives for one `info`, in bytes (RFC 5869 section 2.3).
  public static final int MAX_LENGTH = 255 * HmacSha256.SIZE;

  private Hkdf() {}

  /// Concentrates input keying material into a pseudorandom key of 32 bytes.
  ///
  /// @param salt a value that need not be secret; empty means 32 zeros
  public static SecretBytes extract(byte[] salt, SecretBytes inputKeyingMaterial) {
    return SecretBytes.adopt(new HmacSha256(salt).update(inputKeyingMaterial.bytes()).tag());
  }

  /// Expands a pseudorandom key to `length` bytes that are bound to `info`.
  ///
  /// @throws IllegalArgumentException if length is not 1 to [#MAX_LENGTH]
  public static SecretBytes expand(SecretBytes pseudorandomKey, byte[] info, int length) {
    if (length < 1 || length > MAX_LENGTH) {
      throw new IllegalArgumentException("length must be 1 to 8160 bytes length=" + length);
    }
    HmacSha256 mac = new HmacSha256(pseudorandomKey);
    byte[] output = new byte[length];
    byte[] block = new byte[HmacSha256.SIZE];
    for (int at = 0, counter = 1; at < length; at += HmacSha256.SIZE, counter++) {
      if (counter > 1) {
        mac.update(block);
      }
      mac.update(info).update(counter).tagInto(block);
      System.arraycopy(block, 0, output, at, Math.min(HmacSha256.SIZE, length - at));
    }
    Arrays.fill(block, (byte) 0);
    return SecretBytes.adopt(output);
  }

  /// Extract, then expand.
  public static SecretBytes derive(
      SecretBytes inputKeyingMaterial, byte[] salt, byte[] info, int length) {
    try (SecretBytes pseudorandomKey = extract(salt, inputKeyingMaterial)) {
      return expand(pseudorandomKey, info, length);
    }
  }
}
