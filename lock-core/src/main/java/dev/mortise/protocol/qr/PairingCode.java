package dev.mortise.protocol.qr;

import dev.mortise.authority.KeyRole;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.secret.SecretBytes;
import java.util.Optional;

/// What somebody who may pair is shown: the lock's keys, taken from its own screen or from an
/// inviter, and the secret that proves it was seen.
///
/// As text it is `MORTISE:` and the base45 of a CBOR map, all in the alphanumeric alphabet of QR
/// codes.
///
/// @param lock the lock
/// @param generation the generation the secret is good in
/// @param signingKey what the lock signs its answers with
/// @param agreementKey what secrets for the lock are agreed on with
/// @param secret S, 16 bytes
/// @param invitation what the code redeems; empty on the lock's own screen
public record PairingCode(
    LockId lock,
    Generation generation,
    SigningKey signingKey,
    AgreementKey agreementKey,
    SecretBytes secret,
    Optional<Redeems> invitation) {

  /// The length of S, in bytes.
  public static final int SECRET_SIZE = 16;

  /// The version of the code that this is.
  public static final int VERSION = 1;

  static final String PREFIX = "MORTISE:";

  /// The fields of the CBOR map.
  static final int VERSION_KEY = 1;

  static final int LOCK_KEY = 2;
  static final int GENERATION_KEY = 3;
  static final int SIGNING_KEY = 4;
  static final int AGREEMENT_KEY = 5;
  static final int SECRET_KEY = 6;
  static final int SERIAL_KEY = 7;
  static final int ROLE_KEY = 8;

  /// The invitation that a code redeems.
  ///
  /// @param serial names it
  /// @param role what the newcomer's app will be
  public record Redeems(InvitationSerial serial, KeyRole role) {

    public Redeems {
      if (!role.isApp()) {
        throw new IllegalArgumentException("an app cannot be role=" + role);
      }
    }
  }

  public PairingCode {
    if (secret.length() != SECRET_SIZE) {
      throw new IllegalArgumentException("secret must be 16 bytes length=" + secret.length());
    }
  }

  /// Reads what a camera or a messenger delivered. White space around it does not matter.
  public static ScannedCode scan(String text) {
    return PairingCodeReader.read(text);
  }

  /// The text to show. It holds the secret: it belongs on a screen, never in a log.
  public String text() {
    CborMap.Builder fields =
        CborMap.withFields()
            .put(VERSION_KEY, VERSION)
            .put(LOCK_KEY, lock.octets())
            .put(GENERATION_KEY, generation.number())
            .put(SIGNING_KEY, signingKey.toCbor())
            .put(AGREEMENT_KEY, agreementKey.octets())
            .put(SECRET_KEY, Octets.adopt(secret.reveal()));
    invitation.ifPresent(
        redeems ->
            fields
                .put(SERIAL_KEY, redeems.serial().octets())
                .put(ROLE_KEY, redeems.role().wireText()));
    return PREFIX + Base45.encode(Cbor.encode(fields.build()));
  }

  @Override
  public String toString() {
    return "PairingCode[lock=%s, generation=%s, secret=[REDACTED]]".formatted(lock, generation);
  }
}
