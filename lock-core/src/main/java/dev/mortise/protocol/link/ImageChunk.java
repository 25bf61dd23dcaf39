package dev.mortise.protocol.link;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.secret.Sha256;

/// A piece of a firmware image on its way to a lock that has taken the image's manifest (LK-85).
///
/// @param image SHA-256 of the whole image
/// @param offset how much of the image comes before it, in bytes
/// @param piece 1 to [#PIECE_BYTES_MAX] bytes
public record ImageChunk(Octets image, int offset, Octets piece) {

  /// The longest piece, in bytes: short enough that a request never waits for long behind one.
  public static final int PIECE_BYTES_MAX = 32_768;

  /// The most that the fields around a piece take, in bytes.
  public static final int FIELDS_BYTES_MAX = 64;

  /// The longest payload on the topic of images, in bytes.
  public static final int MAX_BYTES = PIECE_BYTES_MAX + FIELDS_BYTES_MAX;

  private static final CborLimits LIMITS = CborLimits.ofBytes(MAX_BYTES);

  public ImageChunk {
    if (image.size() != Sha256.SIZE
        || offset < 0
        || piece.isEmpty()
        || piece.size() > PIECE_BYTES_MAX) {
      throw new IllegalArgumentException(
          "no chunk offset=%d size=%d".formatted(offset, piece.size()));
    }
  }

  /// How much of the image there is once this piece is.
  public long end() {
    return (long) offset + piece.size();
  }

  /// The payload.
  public Octets encode() {
    return Cbor.encode(CborMap.withFields().put(1, image).put(2, offset).put(3, piece).build());
  }

  /// Reads a payload.
  ///
  /// @throws MalformedCbor if it is no chunk
  public static ImageChunk decode(Octets payload) throws MalformedCbor {
    MapReader fields = MapReader.of(payload, LIMITS, "image chunk");
    Octets image = fields.bytes(1, Sha256.SIZE);
    int offset = fields.integer(2, 0, FirmwareManifest.IMAGE_BYTES_MAX);
    Octets piece = fields.bytes(3, 1, PIECE_BYTES_MAX);
    fields.finish();
    return new ImageChunk(image, offset, piece);
  }
}
