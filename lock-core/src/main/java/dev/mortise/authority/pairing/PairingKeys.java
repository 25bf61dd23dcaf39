package dev.mortise.authority.pairing;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.qr.PairingCode;
import dev.mortise.protocol.seal.ArgumentSeal;
import dev.mortise.secret.Hkdf;
import dev.mortise.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// What one pairing comes down to: a proof for the lock, a proof for the app, what a wireless
/// network that comes along is bound to, and six digits for people.
///
/// k = HKDF-SHA-256(X25519(app, lock), salt = S, info = transcript, 32), and each of the four is
/// expanded from k under its own name. Knowing both agreement keys' public halves and S, as a
/// companion that carries the messages may not, is not enough: one private half is needed as well.
///
/// @param confirmApp what the app sends to prove that it saw S, 32 bytes
/// @param confirmLock what the lock's receipt holds to prove that it is the lock of the code, 32
///   bytes
/// @param wifi the subject of the seal around the wireless network, 16 bytes, and never sent:
///   whoever seals one to the lock in the app's place, for which public keys are enough, lacks it
/// @param digits what both show
public record PairingKeys(
    Octets confirmApp, Octets confirmLock, Octets wifi, PairingDigits digits) {

  /// The length of either proof, in bytes.
  public static final int CONFIRMATION_SIZE = 32;

  private static final int DIGITS_SIZE = 8;

  /// The app's side.
  ///
  /// @param secret S of the pairing code
  /// @throws IllegalArgumentException if the keys are not the transcript's app
  public static PairingKeys ofApp(
      PairingTranscript transcript, AgreementKeyPair appKeys, SecretBytes secret) {
    requireOwn(appKeys, transcript.app().agreement());
    return derive(transcript, appKeys, transcript.lockKeys().agreement(), secret);
  }

  /// The lock's side.
  ///
  /// @param secret S that the lock showed, or that the invitation brought
  /// @throws IllegalArgumentException if the keys are not the transcript's lock
  public static PairingKeys ofLock(
      PairingTranscript transcript, AgreementKeyPair lockKeys, SecretBytes secret) {
    requireOwn(lockKeys, transcript.lockKeys().agreement());
    return derive(transcript, lockKeys, transcript.app().agreement(), secret);
  }

  /// Whether this is the app's proof, in constant time.
  public boolean isConfirmedByApp(Octets proof) {
    return MessageDigest.isEqual(confirmApp.copy(), proof.copy());
  }

  /// Whether this is the lock's proof, in constant time.
  public boolean isConfirmedByLock(Octets proof) {
    return MessageDigest.isEqual(confirmLock.copy(), proof.copy());
  }

  /// All of it stays out of logs: before the proofs are sent, they are as good as the secret.
  @Override
  public String toString() {
    return "[REDACTED]";
  }

  private static PairingKeys derive(
      PairingTranscript transcript, AgreementKeyPair own, AgreementKey peer, SecretBytes secret) {
    try (SecretBytes k = pairingKey(transcript, own, peer, secret)) {
      Octets digits = expand(k, "digits", DIGITS_SIZE);
      return new PairingKeys(
          expand(k, "confirm app", CONFIRMATION_SIZE),
          expand(k, "confirm lock", CONFIRMATION_SIZE),
          expand(k, "wifi", ArgumentSeal.SUBJECT_SIZE),
          PairingDigits.of(digits.asBuffer().getLong()));
    }
  }

  /// k, from which everything else is expanded.
  static SecretBytes pairingKey(
      PairingTranscript transcript, AgreementKeyPair own, AgreementKey peer, SecretBytes secret) {
    if (secret.length() != PairingCode.SECRET_SIZE) {
      throw new IllegalArgumentException("secret must be 16 bytes length=" + secret.length());
    }
    byte[] info = transcript.info().copy();
    try (SecretBytes shared = own.agree(peer)) {
      return secret.lend(salt -> Hkdf.derive(shared, salt, info, CONFIRMATION_SIZE));
    }
  }

  private static Octets expand(SecretBytes k, String name, int length) {
    try (SecretBytes expanded = Hkdf.expand(k, name.getBytes(StandardCharsets.US_ASCII), length)) {
      return expanded.lend(Octets::of);
    }
  }

  private static void requireOwn(AgreementKeyPair own, AgreementKey named) {
    if (!own.publicKey().equals(named)) {
      throw new IllegalArgumentException("transcript names another key than one's own");
    }
  }
}
