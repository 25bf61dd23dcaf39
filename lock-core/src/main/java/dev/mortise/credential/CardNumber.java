package dev.mortise.credential;

import dev.mortise.protocol.Octets;
import dev.mortise.secret.HmacSha256;
import dev.mortise.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// The unique identifier that a proximity card answers with (ISO/IEC 14443-3): who knows it can
/// make another card of it, so the lock keeps a keyed hash.
///
/// @param octets 4, 7 or 10 bytes
public record CardNumber(Octets octets) {

  /// How long an identifier may be, in bytes.
  public static final Set<Integer> SIZES = Set.of(4, 7, 10);

  private static final byte[] PURPOSE = "mortise card 1".getBytes(StandardCharsets.US_ASCII);

  public CardNumber {
    if (!SIZES.contains(octets.size())) {
      throw new IllegalArgumentException(
          "a card's number has 4, 7 or 10 bytes size=" + octets.size());
    }
  }

  /// What the lock keeps of the card, 32 bytes.
  ///
  /// @param key what passcodes are hashed under; no entry of digits has this hash
  public Octets digest(SecretBytes key) {
    return Octets.adopt(new HmacSha256(key).update(PURPOSE).update(octets.copy()).tag());
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
