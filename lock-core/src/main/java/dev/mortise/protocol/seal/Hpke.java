package dev.mortise.protocol.seal;

import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.secret.AeadKey;
import dev.mortise.secret.SecretBytes;
import java.util.Arrays;

/// HPKE (RFC 9180) with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-GCM, in modes base and
/// auth.
///
/// The key size of the cipher is the one thing left open: Mortise uses 32 bytes, and the RFC's own
/// test vectors for X25519 use 16. The ephemeral key comes from the caller, because the core draws
/// no randomness.
final class Hpke {

  /// The suite of Mortise.
  static final Hpke SUITE = new Hpke(Aead.AES_256_GCM);

  static final int TAG_SIZE = AeadKey.TAG_SIZE;

  private static final int KEM_ID = 0x0020;
  private static final int KDF_ID = 0x0001;
  private static final int SHARED_SECRET_SIZE = 32;
  private static final byte MODE_BASE = 0x00;
  private static final byte MODE_AUTH = 0x02;
  private static final byte[] EMPTY = {};

  /// The ciphers of RFC 9180 section 7.3 that are in use.
  enum Aead {
    AES_128_GCM(0x0001, 16),
    AES_256_GCM(0x0002, 32);

    private final int id;
    private final int keySize;

    Aead(int id, int keySize) {
      this.id = id;
      this.keySize = keySize;
    }
  }

  private final Aead aead;
  private final LabeledHkdf kem;
  private final LabeledHkdf schedule;

  Hpke(Aead aead) {
    this.aead = aead;
    this.kem =
        new LabeledHkdf(LabeledHkdf.concat(LabeledHkdf.ascii("KEM"), LabeledHkdf.twoBytes(KEM_ID)));
    this.schedule =
        new LabeledHkdf(
            LabeledHkdf.concat(
                LabeledHkdf.ascii("HPKE"),
                LabeledHkdf.twoBytes(KEM_ID),
                LabeledHkdf.twoBytes(KDF_ID),
                LabeledHkdf.twoBytes(aead.id)));
  }

  /// SetupBaseS: anyone to `recipient`. The ephemeral public key travels beside the ciphertext.
  HpkeContext toRecipient(AgreementKey recipient, byte[] info, AgreementKeyPair ephemeral) {
    try (SecretBytes dh = ephemeral.agree(recipient)) {
      return context(MODE_BASE, dh, info, ephemeral.publicKey(), recipient);
    }
  }

  /// SetupBaseR: the recipient's side of [#toRecipient].
  HpkeContext fromSender(AgreementKey encapsulated, byte[] info, AgreementKeyPair recipient) {
    try (SecretBytes dh = recipient.agree(encapsulated)) {
      return context(MODE_BASE, dh, info, encapsulated, recipient.publicKey());
    }
  }

  /// SetupAuthS: `sender` and nobody else to `recipient`.
  HpkeContext toRecipient(
      AgreementKey recipient, byte[] info, AgreementKeyPair ephemeral, AgreementKeyPair sender) {
    try (SecretBytes fresh = ephemeral.agree(recipient);
        SecretBytes lasting = sender.agree(recipient);
        SecretBytes dh = both(fresh, lasting)) {
      return context(MODE_AUTH, dh, info, ephemeral.publicKey(), recipient, sender.publicKey());
    }
  }

  /// SetupAuthR: the recipient's side.
  HpkeContext fromSender(
      AgreementKey encapsulated, byte[] info, AgreementKeyPair recipient, AgreementKey sender) {
    try (SecretBytes fresh = recipient.agree(encapsulated);
        SecretBytes lasting = recipient.agree(sender);
        SecretBytes dh = both(fresh, lasting)) {
      return context(MODE_AUTH, dh, info, encapsulated, recipient.publicKey(), sender);
    }
  }

  /// ExtractAndExpand of section 4.1, then KeySchedule of section 5.1 without a pre-shared key.
  private HpkeContext context(byte mode, SecretBytes dh, byte[] info, AgreementKey... parties) {
    byte[] kemContext =
        LabeledHkdf.concat(
            Arrays.stream(parties).map(party -> party.octets().copy()).toArray(byte[][]::new));
    try (SecretBytes extracted = kem.extract(EMPTY, "eae_prk", dh);
        SecretBytes shared =
            kem.expand(extracted, "shared_secret", kemContext, SHARED_SECRET_SIZE);
        SecretBytes secret = shared.lend(salt -> schedule.extract(salt, "secret", EMPTY))) {
      byte[] bound =
          LabeledHkdf.concat(
              new byte[] {mode},
              schedule.extract(EMPTY, "psk_id_hash", EMPTY).reveal(),
              schedule.extract(EMPTY, "info_hash", info).reveal());
      return new HpkeContext(
          new AeadKey(schedule.expand(secret, "key", bound, aead.keySize)),
          schedule.expand(secret, "base_nonce", bound, AeadKey.NONCE_SIZE));
    }
  }

  private static SecretBytes both(SecretBytes first, SecretBytes second) {
    return first.lend(a -> second.lend(b -> SecretBytes.adopt(LabeledHkdf.concat(a, b))));
  }
}
