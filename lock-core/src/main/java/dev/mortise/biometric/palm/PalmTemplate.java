package dev.mortise.biometric.palm;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.protect.KeyId;
import dev.mortise.biometric.protect.KeyedBits;
import dev.mortise.biometric.protect.ProtectedTemplate;
import dev.mortise.biometric.protect.TemplatePlace;
import dev.mortise.biometric.protect.TemplateWrap;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.SecretBytes;
import java.util.Optional;

/// The protected form of one palm: code and mask with their bits in a keyed order, the code's
/// turned over by a keyed pad.
///
/// Without the lock's key it tells no more of the palm than how much of it could be seen, and it
/// compares with templates of the same key alone. It is kept secret all the same. Whoever holds one
/// closes it.
public final class PalmTemplate implements ProtectedTemplate {

  /// The stored form's number: key name, code, mask, words with the least byte first.
  public static final int FORMAT = 1;

  private static final int WORDS_MAX = 8 * 64 * 64 / Long.SIZE;

  private final KeyedBits bits;

  private PalmTemplate(KeyedBits bits) {
    this.bits = bits;
  }

  /// Takes these very bytes as a template: the caller gives the array away and touches it no more.
  ///
  /// @param key under which they were made
  /// @param bits the code's words, then as many of the mask
  /// @throws IllegalArgumentException if these are not two times one to 512 words
  public static PalmTemplate adopt(KeyId key, byte[] bits) {
    if (!isPossible(bits.length)) {
      throw new IllegalArgumentException("palm template of no possible length=" + bits.length);
    }
    return new PalmTemplate(KeyedBits.adopt(BiometricKind.PALM_VEIN, FORMAT, key, bits));
  }

  private static boolean isPossible(int length) {
    int pair = 2 * Long.BYTES;
    return length > 0 && length % pair == 0 && length / pair <= WORDS_MAX;
  }

  /// The template in a stored form, or empty if it was not wrapped here, for this place.
  public static Optional<PalmTemplate> unwrapped(
      TemplateWrap wrap, TemplatePlace place, byte[] stored) {
    return KeyedBits.unwrapped(
            BiometricKind.PALM_VEIN, FORMAT, PalmTemplate::isPossible, wrap, place, stored)
        .map(PalmTemplate::new);
  }

  @Override
  public byte[] wrapped(TemplateWrap wrap, TemplatePlace place) {
    return bits.wrapped(wrap, place);
  }

  @Override
  public BiometricKind kind() {
    return BiometricKind.PALM_VEIN;
  }

  @Override
  public int formatCode() {
    return FORMAT;
  }

  /// The key under which it was made.
  public KeyId key() {
    return bits.key();
  }

  @Override
  public Octets digest() {
    return bits.digest();
  }

  /// Code and mask, for the comparison in this room, which neither keeps nor changes them.
  SecretBytes codeAndMask() {
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
