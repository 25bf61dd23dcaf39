package dev.mortise.lock.stored;

import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.CborValue.CborSecret;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.qr.PairingCode;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import java.util.Optional;

/// Which lock this is, in which generation, and the secrets that go with the generation.
///
/// @param lockId the lock, for its whole life
/// @param signingKey what its events are verified with; the private half is in the secure element
/// @param generation how often it was reset
/// @param agreement what apps agree with; new after each reset (D-16)
/// @param passcodeKey what passcodes are hashed under, 32 bytes; new after each reset
/// @param flash whether the flash is the one the lock wrote last
public record Identity(
    LockId lockId,
    SigningKey signingKey,
    Generation generation,
    AgreementKeyPair agreement,
    SecretBytes passcodeKey,
    FlashState flash) {

  /// The length of the passcode key, in bytes.
  public static final int PASSCODE_KEY_SIZE = 32;

  public Identity {
    if (passcodeKey.length() != PASSCODE_KEY_SIZE) {
      throw new IllegalArgumentException(
          "passcode key must be 32 bytes length=" + passcodeKey.length());
    }
  }

  /// This lock in this generation with fresh secrets.
  public static Identity fresh(
      LockId lockId, SigningKey signingKey, Generation generation, Entropy entropy) {
    return new Identity(
        lockId,
        signingKey,
        generation,
        AgreementKeyPair.generate(entropy, "lock agreement key"),
        entropy.derive("lock passcode key", PASSCODE_KEY_SIZE),
        FlashState.CURRENT);
  }

  /// This lock after a reset (LK-29).
  public Identity afterReset(Entropy entropy) {
    return fresh(lockId, signingKey, generation.next(), entropy);
  }

  /// This lock with a flash that is not to be trusted (SEC-26).
  public Identity withRestoredFlash() {
    return new Identity(
        lockId, signingKey, generation, agreement, passcodeKey, FlashState.RESTORED);
  }

  /// What the lock's screen shows to whoever may pair.
  ///
  /// @param secret S of this pairing mode, 16 bytes
  public PairingCode pairingCode(SecretBytes secret) {
    return new PairingCode(
        lockId, generation, signingKey, agreement.publicKey(), secret, Optional.empty());
  }

  /// The form it is stored in, secrets in the clear. Whether the flash is current is not written in
  /// the flash.
  CborValue toCbor() {
    return CborMap.withFields()
        .put(1, lockId.octets())
        .put(2, signingKey.toCbor())
        .put(3, generation.number())
        .put(4, new CborSecret(agreement.privateKey()))
        .put(5, new CborSecret(passcodeKey))
        .build();
  }

  /// Reads the stored form.
  static Identity parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "identity");
    LockId lockId = Field.lockId(fields, 1);
    SigningKey signingKey = Field.signingKey(fields, 2);
    Generation generation = Field.generation(fields, 3);
    Octets agreement = fields.bytes(4, AgreementKeyPair.PRIVATE_SIZE);
    Octets passcodeKey = fields.bytes(5, PASSCODE_KEY_SIZE);
    fields.finish();
    return new Identity(
        lockId,
        signingKey,
        generation,
        AgreementKeyPair.of(SecretBytes.adopt(agreement.copy())),
        SecretBytes.adopt(passcodeKey.copy()),
        FlashState.CURRENT);
  }

  /// Whether the flash is the one the lock wrote last.
  public enum FlashState {

    /// It is.
    CURRENT,

    /// It is not: only key, handle and reset work until a reset (SEC-26).
    RESTORED
  }
}
