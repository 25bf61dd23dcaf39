package dev.mortise.biometric.face;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.protect.KeyId;
import dev.mortise.biometric.protect.KeyedBits;
import dev.mortise.biometric.protect.ProtectedTemplate;
import dev.mortise.biometric.protect.TemplatePlace;
import dev.mortise.biometric.protect.TemplateWrap;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.SecretBytes;
import java.util.Optional;

/// The protected form of one face: the signs of keyed projections of its features.
///
/// Without the lock's key it tells nothing of the face, and it compares with templates of the same
/// key alone. It is kept secret all the same. Whoever holds one closes it.
public final class FaceTemplate implements ProtectedTemplate {

  /// The stored form's number: key name, then the bits, eight to a byte.
  public static final int FORMAT = 1;

  /// The most bits, far above what helps.
  public static final int BITS_MAX = 16 * 1024;

  private final KeyedBits bits;

  private FaceTemplate(KeyedBits bits) {
    this.bits = bits;
  }

  /// Takes these very bytes as a template: the caller gives the array away and touches it no more.
  ///
  /// @param key under which the bits were made
  /// @throws IllegalArgumentException if there is no bit, or more than [#BITS_MAX]
  public static FaceTemplate adopt(KeyId key, byte[] bits) {
    if (!isPossible(bits.length)) {
      throw new IllegalArgumentException("face template of no possible length=" + bits.length);
    }
    return new FaceTemplate(KeyedBits.adopt(BiometricKind.FACE, FORMAT, key, bits));
  }

  private static boolean isPossible(int bytes) {
    return bytes > 0 && bytes * Byte.SIZE <= BITS_MAX;
  }

  /// The template in a stored form, or empty if it was not wrapped here, for this place.
  public static Optional<FaceTemplate> unwrapped(
      TemplateWrap wrap, TemplatePlace place, byte[] stored) {
    return KeyedBits.unwrapped(
            BiometricKind.FACE, FORMAT, FaceTemplate::isPossible, wrap, place, stored)
        .map(FaceTemplate::new);
  }

  @Override
  public byte[] wrapped(TemplateWrap wrap, TemplatePlace place) {
    return bits.wrapped(wrap, place);
  }

  @Override
  public BiometricKind kind() {
    return BiometricKind.FACE;
  }

  @Override
  public int formatCode() {
    return FORMAT;
  }

  /// The key under which it was made.
  public KeyId key() {
    return bits.key();
  }

  /// The number of bits, which is no secret.
  public int bits() {
    return bits.bits().length() * Byte.SIZE;
  }

  @Override
  public Octets digest() {
    return bits.digest();
  }

  /// The signs, for the comparison in this room, which neither keeps nor changes them.
  SecretBytes signs() {
    return bits.bits();
  }

  @Override
  public void close() {
    bits.close();
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
