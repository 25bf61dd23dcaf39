package dev.mortise.protocol.message.device;

import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.message.MessageLimits;
import dev.mortise.secret.Sha256;

/// What the maker vouches for with its off-line firmware key (LK-85).
///
/// @param model the model that the image is for: a text that a [DisplayName] can have
/// @param size of the image, in bytes, 1 to [#IMAGE_BYTES_MAX]
/// @param digest SHA-256 of the image
public record FirmwareManifest(String model, FirmwareVersion version, int size, Octets digest) {

  /// The longest image, in bytes.
  public static final int IMAGE_BYTES_MAX = 8 * 1024 * 1024;

  public FirmwareManifest {
    if (!DisplayName.isValid(model)
        || size < 1
        || size > IMAGE_BYTES_MAX
        || digest.size() != Sha256.SIZE) {
      throw new IllegalArgumentException(
          "no manifest model of length=%d size=%d digest=%d"
              .formatted(model.length(), size, digest.size()));
    }
  }

  /// The manifest of an image.
  public static FirmwareManifest of(String model, FirmwareVersion version, byte[] image) {
    return new FirmwareManifest(model, version, image.length, Octets.adopt(Sha256.of(image)));
  }

  /// The payload to be signed.
  public Octets encode() {
    return Cbor.encode(
        CborMap.withFields()
            .put(1, model)
            .put(2, version.number())
            .put(3, size)
            .put(4, digest)
            .build());
  }

  /// Reads a payload whose signature was verified, or is to be.
  ///
  /// @throws MalformedCbor naming every fault
  public static FirmwareManifest decode(Octets payload) throws MalformedCbor {
    MapReader fields = MapReader.of(payload, MessageLimits.PAYLOAD, "firmware manifest");
    String model = Field.name(fields, 1).text();
    FirmwareVersion version = new FirmwareVersion(fields.integer(2, 1, Integer.MAX_VALUE));
    int size = fields.integer(3, 1, IMAGE_BYTES_MAX);
    Octets digest = fields.bytes(4, Sha256.SIZE);
    fields.finish();
    return new FirmwareManifest(model, version, size, digest);
  }
}
