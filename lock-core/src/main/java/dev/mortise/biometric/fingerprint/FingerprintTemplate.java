package dev.mortise.biometric.fingerprint;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.protect.ProtectedTemplate;
import dev.mortise.biometric.protect.TemplatePlace;
import dev.mortise.biometric.protect.TemplateWrap;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.SecretBytes;
import dev.mortise.secret.Sha256;
import java.util.Optional;
import java.util.function.Function;

/// The minutiae of one impression of a finger: a secret, because they can be turned back into an
/// image that deceives a matcher (Cappelli et al. 2007), so they stay on the lock (LK-11).
///
/// It cannot print itself, lends its bytes instead of giving them away, and is overwritten by
/// [#close()]. Whoever holds one closes it. Not safe for use by several threads while it is being
/// closed.
public final class FingerprintTemplate implements ProtectedTemplate {

  /// The longest encoded template, in bytes. The most crowded real prints need about 2 kB.
  public static final int BYTES_MAX = 16 * 1024;

  private final TemplateFormat format;
  private final SecretBytes minutiae;
  private final Octets digest;

  private FingerprintTemplate(TemplateFormat format, SecretBytes minutiae) {
    this.format = format;
    this.minutiae = minutiae;
    this.digest =
        minutiae.lend(bytes -> Octets.adopt(Sha256.of(new byte[] {(byte) format.code()}, bytes)));
  }

  /// Takes these very bytes as a template: the caller gives the array away and touches it no more.
  ///
  /// @throws IllegalArgumentException if there is no byte, or more than [#BYTES_MAX]
  public static FingerprintTemplate adopt(TemplateFormat format, byte[] minutiae) {
    if (minutiae.length == 0 || minutiae.length > BYTES_MAX) {
      throw new IllegalArgumentException(
          "fingerprint template outside 1 to %d bytes length=%d"
              .formatted(BYTES_MAX, minutiae.length));
    }
    return new FingerprintTemplate(format, SecretBytes.adopt(minutiae));
  }

  /// The template in a stored form, or empty if it was not wrapped here, for this place.
  public static Optional<FingerprintTemplate> unwrapped(
      TemplateWrap wrap, TemplatePlace place, byte[] stored) {
    if (place.slot().kind() != BiometricKind.FINGERPRINT) {
      return Optional.empty();
    }
    return TemplateFormat.ofCode(place.formatCode())
        .flatMap(format -> wrap.open(place, stored).flatMap(content -> decoded(format, content)));
  }

  private static Optional<FingerprintTemplate> decoded(TemplateFormat format, SecretBytes content) {
    if (content.length() == 0 || content.length() > BYTES_MAX) {
      content.close();
      return Optional.empty();
    }
    return Optional.of(new FingerprintTemplate(format, content));
  }

  @Override
  public byte[] wrapped(TemplateWrap wrap, TemplatePlace place) {
    return minutiae.lend(clear -> wrap.seal(place, clear));
  }

  @Override
  public BiometricKind kind() {
    return BiometricKind.FINGERPRINT;
  }

  @Override
  public int formatCode() {
    return format.code();
  }

  /// How the minutiae are encoded.
  public TemplateFormat format() {
    return format;
  }

  /// SHA-256 over the format's code and the minutiae: a name for this template that tells nothing
  /// of the finger to whoever does not already hold the template. It outlives [#close()].
  @Override
  public Octets digest() {
    return digest;
  }

  /// The number of bytes of the encoded minutiae.
  public int length() {
    return minutiae.length();
  }

  /// Lends the encoded minutiae to one computation, which must neither keep nor change the array.
  ///
  /// @throws IllegalStateException after [#close()]
  public <R> R lend(Function<byte[], R> computation) {
    return minutiae.lend(computation);
  }

  /// Overwrites the minutiae with zeros.
  @Override
  public void close() {
    minutiae.close();
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
