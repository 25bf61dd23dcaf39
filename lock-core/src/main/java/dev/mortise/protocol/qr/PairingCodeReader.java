package dev.mortise.protocol.qr;

import dev.mortise.authority.KeyRole;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.protocol.qr.PairingCode.Redeems;
import dev.mortise.protocol.qr.ScannedCode.Fault;
import dev.mortise.protocol.qr.ScannedCode.Recognized;
import dev.mortise.protocol.qr.ScannedCode.Unrecognized;
import dev.mortise.secret.SecretBytes;
import java.util.Optional;

/// Takes a scanned text apart, layer by layer, and says at which one it failed.
final class PairingCodeReader {

  private static final CborLimits LIMITS = CborLimits.ofBytes(256);

  /// The text of the longest map, with its prefix, in characters.
  private static final int MAX_LENGTH = PairingCode.PREFIX.length() + LIMITS.maxBytes() * 3 / 2;

  private PairingCodeReader() {}

  static ScannedCode read(String scanned) {
    String text = scanned.strip();
    if (!text.startsWith(PairingCode.PREFIX)) {
      return new Unrecognized(
          Fault.OTHER_CODE, "This is no pairing code: such a code begins with \"MORTISE:\"");
    }
    if (text.length() > MAX_LENGTH) {
      return damaged();
    }
    Optional<Octets> octets = Base45.decode(text.substring(PairingCode.PREFIX.length()));
    return octets.map(PairingCodeReader::read).orElseGet(PairingCodeReader::damaged);
  }

  private static ScannedCode read(Octets octets) {
    CborValue value;
    try {
      value = Cbor.decode(octets, LIMITS);
    } catch (MalformedCbor e) {
      return damaged();
    }
    Optional<Long> otherVersion = version(value).filter(version -> version != PairingCode.VERSION);
    if (otherVersion.isPresent()) {
      return new Unrecognized(
          Fault.OTHER_VERSION,
          ("This pairing code is of version %d; only version %d can be read: "
                  + "update the app or the lock")
              .formatted(otherVersion.get(), PairingCode.VERSION));
    }
    try {
      return new Recognized(code(value));
    } catch (MalformedCbor e) {
      return new Unrecognized(
          Fault.WRONG_CONTENT, "This pairing code does not say what it should: " + e.getMessage());
    }
  }

  private static Unrecognized damaged() {
    return new Unrecognized(
        Fault.DAMAGED, "This pairing code is damaged: scan it again, or have it sent anew");
  }

  /// The version, which is looked at first, since another one may mean other fields.
  private static Optional<Long> version(CborValue value) {
    return value instanceof CborMap map
        ? map.at(PairingCode.VERSION_KEY)
            .filter(CborInt.class::isInstance)
            .map(CborInt.class::cast)
            .map(CborInt::value)
        : Optional.empty();
  }

  private static PairingCode code(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "pairing code");
    fields.integer(PairingCode.VERSION_KEY, PairingCode.VERSION, PairingCode.VERSION);
    Octets lock = fields.bytes(PairingCode.LOCK_KEY, LockId.SIZE);
    int generation = fields.integer(PairingCode.GENERATION_KEY, 0, Integer.MAX_VALUE);
    CborValue signingKey = fields.value(PairingCode.SIGNING_KEY);
    Octets agreementKey = fields.bytes(PairingCode.AGREEMENT_KEY, AgreementKey.SIZE);
    Octets secret = fields.bytes(PairingCode.SECRET_KEY, PairingCode.SECRET_SIZE);
    Optional<Redeems> invitation =
        fields.has(PairingCode.SERIAL_KEY) || fields.has(PairingCode.ROLE_KEY)
            ? Optional.of(redeems(fields))
            : Optional.empty();
    fields.finish();
    return new PairingCode(
        LockId.of(lock),
        new Generation(generation),
        SigningKey.parse(signingKey),
        AgreementKey.parse(agreementKey),
        SecretBytes.adopt(secret.copy()),
        invitation);
  }

  private static Redeems redeems(MapReader fields) {
    return new Redeems(
        new InvitationSerial(fields.bytes(PairingCode.SERIAL_KEY, InvitationSerial.SIZE)),
        fields.choice(PairingCode.ROLE_KEY, KeyRole.APPS, KeyRole::wireText));
  }
}
