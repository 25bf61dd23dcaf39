package dev.mortise.sim.phone;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.VisitorReference;
import dev.mortise.secret.AeadKey;
import dev.mortise.secret.Hkdf;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

/// What a one-time visitor passcode is for, such as "parcel on Friday", as the companion keeps it:
/// sealed with a key that only this phone can make. The label is bound to its passcode.
final class PasscodeLabel {

  /// The longest label, in characters.
  static final int LENGTH_MAX = 48;

  private static final byte[] DERIVATION =
      "mortise passcode label 1".getBytes(StandardCharsets.US_ASCII);

  private final PhoneKeys keys;
  private final LockId lock;

  PasscodeLabel(PhoneKeys keys, LockId lock) {
    this.keys = keys;
    this.lock = lock;
  }

  /// The sealed label: a nonce, drawn for it alone, then ciphertext and tag.
  Octets seal(String label, VisitorReference reference, SecureRandom random) {
    byte[] nonce = new byte[AeadKey.NONCE_SIZE];
    random.nextBytes(nonce);
    try (AeadKey key = key()) {
      byte[] sealed =
          key.seal(nonce, reference.octets().copy(), label.getBytes(StandardCharsets.UTF_8));
      return Octets.adopt(nonce).plus(Octets.adopt(sealed));
    }
  }

  /// The label, if this phone sealed it for this passcode.
  Optional<String> open(Octets sealed, VisitorReference reference) {
    if (sealed.size() < AeadKey.NONCE_SIZE) {
      return Optional.empty();
    }
    byte[] nonce = sealed.slice(0, AeadKey.NONCE_SIZE).copy();
    byte[] rest = sealed.slice(AeadKey.NONCE_SIZE, sealed.size()).copy();
    try (AeadKey key = key()) {
      return key.open(nonce, reference.octets().copy(), rest)
          .map(label -> label.lend(bytes -> new String(bytes, StandardCharsets.UTF_8)));
    }
  }

  private AeadKey key() {
    SecretBytes own = keys.agreement().privateKey();
    return new AeadKey(Hkdf.derive(own, lock.octets().copy(), DERIVATION, 32));
  }
}
