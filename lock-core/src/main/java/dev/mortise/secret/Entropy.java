package dev.mortise.secret;

import java.nio.charset.StandardCharsets;

/// The 32 fresh random bytes that one input carries, and the only randomness the lock's mind has
/// (SEC-5).
///
/// Every use names itself: two uses with different labels are independent, the same label gives the
/// same bytes again. So a decision that is played again comes out the same, and nothing is drawn
/// twice by mistake as long as each use has a label of its own.
public final class Entropy {

  /// How many bytes an input carries.
  public static final int SIZE = 32;

  private static final String PREFIX = "mortise entropy 1 ";

  private final SecretBytes seed;

  private Entropy(SecretBytes seed) {
    this.seed = seed;
  }

  /// Entropy of a copy of these bytes, straight from a cryptographic generator.
  ///
  /// @throws IllegalArgumentException if there are not exactly 32
  public static Entropy of(byte[] bytes) {
    if (bytes.length != SIZE) {
      throw new IllegalArgumentException("entropy must be 32 bytes size=" + bytes.length);
    }
    return new Entropy(SecretBytes.copyOf(bytes));
  }

  /// `length` bytes for the use that `label` names: HKDF-Expand, the 32 bytes being its key.
  ///
  /// @throws IllegalArgumentException if length is not 1 to [Hkdf#MAX_LENGTH]
  public SecretBytes derive(String label, int length) {
    return Hkdf.expand(seed, (PREFIX + label).getBytes(StandardCharsets.UTF_8), length);
  }

  /// Whether both are the same 32 bytes, in constant time.
  @Override
  public boolean equals(Object other) {
    return other instanceof Entropy that && seed.equals(that.seed);
  }

  @Override
  public int hashCode() {
    return seed.hashCode();
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
