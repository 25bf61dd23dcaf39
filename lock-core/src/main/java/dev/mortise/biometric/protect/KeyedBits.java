package dev.mortise.biometric.protect;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.SecretBytes;
import dev.mortise.secret.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Bits that were made of features under a key of this lock: the secret of a template of a face or
/// a palm, its name, and its stored form, which is the key's name and then the bits.
public final class KeyedBits implements AutoCloseable {

  private final KeyId key;
  private final SecretBytes bits;
  private final Octets digest;

  private KeyedBits(BiometricKind kind, int format, KeyId key, SecretBytes bits) {
    this.key = key;
    this.bits = bits;
    byte[] prefix = {(byte) kind.code(), (byte) format};
    this.digest = bits.lend(clear -> Octets.adopt(Sha256.of(prefix, key.octets().copy(), clear)));
  }

  /// Takes these very bytes: the caller gives the array away and touches it no more.
  ///
  /// @param format the stored form's number
  /// @param key under which they were made
  public static KeyedBits adopt(BiometricKind kind, int format, KeyId key, byte[] bits) {
    return new KeyedBits(kind, format, key, SecretBytes.adopt(bits));
  }

  /// The bits in a stored form, or empty if it was not wrapped here, for this place, kind and
  /// format.
  ///
  /// @param possible which lengths of the bits there are, in bytes
  public static Optional<KeyedBits> unwrapped(
      BiometricKind kind,
      int format,
      IntPredicate possible,
      TemplateWrap wrap,
      TemplatePlace place,
      byte[] stored) {
    boolean mine = place.slot().kind() == kind && place.formatCode() == format;
    return mine
        ? wrap.open(place, stored).flatMap(content -> decoded(kind, format, possible, content))
        : Optional.empty();
  }

  private static Optional<KeyedBits> decoded(
      BiometricKind kind, int format, IntPredicate possible, SecretBytes content) {
    try (content) {
      if (!possible.test(content.length() - KeyId.SIZE)) {
        return Optional.empty();
      }
      return content.lend(
          bytes ->
              Optional.of(
                  adopt(
                      kind,
                      format,
                      new KeyId(Octets.of(bytes, 0, KeyId.SIZE)),
                      Arrays.copyOfRange(bytes, KeyId.SIZE, bytes.length))));
    }
  }

  /// The stored form, for this place alone.
  public byte[] wrapped(TemplateWrap wrap, TemplatePlace place) {
    return bits.lend(
        clear -> {
          byte[] content = new byte[KeyId.SIZE + clear.length];
          ByteBuffer.wrap(content).put(key.octets().asBuffer()).put(clear);
          byte[] stored = wrap.seal(place, content);
          Arrays.fill(content, (byte) 0);
          return stored;
        });
  }

  /// The key under which they were made.
  public KeyId key() {
    return key;
  }

  /// The bits, for whoever compares them, and neither keeps nor changes them.
  public SecretBytes bits() {
    return bits;
  }

  /// SHA-256 over kind, format, key's name and bits. It outlives [#close()].
  public Octets digest() {
    return digest;
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
