package dev.mortise.protocol.qr;

import dev.mortise.authority.KeyRole;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.message.Field;
import java.util.Optional;

/// What stands on the sticker of an accessory, for an administrator's app to scan (LK-54): what it
/// is, and its public keys. It holds no secret; whoever adds the device vouches for it.
///
/// As text it is `MORTISE-DEVICE:` and the base45 of a CBOR map.
///
/// @param role remote controller or door sensor
/// @param signingKey verifies what the device says
/// @param agreementKey its end of the near link
public record DeviceCode(KeyRole role, SigningKey signingKey, AgreementKey agreementKey) {

  private static final String PREFIX = "MORTISE-DEVICE:";
  private static final int VERSION = 1;
  private static final CborLimits LIMITS = CborLimits.ofBytes(192);

  public DeviceCode {
    if (!KeyRole.ACCESSORIES.contains(role)) {
      throw new IllegalArgumentException("an accessory cannot be role=" + role);
    }
  }

  /// The text to print.
  public String text() {
    return PREFIX
        + Base45.encode(
            Cbor.encode(
                CborMap.withFields()
                    .put(1, VERSION)
                    .put(2, role.wireText())
                    .put(3, signingKey.toCbor())
                    .put(4, agreementKey.octets())
                    .build()));
  }

  /// Reads what a camera delivered, white space around it aside; empty if it is no such code.
  public static Optional<DeviceCode> scan(String scanned) {
    String text = scanned.strip();
    if (!text.startsWith(PREFIX) || text.length() > PREFIX.length() + LIMITS.maxBytes() * 3 / 2) {
      return Optional.empty();
    }
    return Base45.decode(text.substring(PREFIX.length())).flatMap(DeviceCode::read);
  }

  private static Optional<DeviceCode> read(Octets octets) {
    try {
      MapReader fields = MapReader.of(octets, LIMITS, "device code");
      fields.integer(1, VERSION, VERSION);
      DeviceCode code =
          new DeviceCode(
              Field.accessoryRole(fields, 2),
              Field.signingKey(fields, 3),
              Field.agreementKey(fields, 4));
      fields.finish();
      return Optional.of(code);
    } catch (MalformedCbor e) {
      return Optional.empty();
    }
  }
}
