package dev.mortise.protocol.message.device;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.key.Signer;
import dev.mortise.protocol.message.MessageLimits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A file of firmware: a mark, the maker's signed manifest behind its length (2 bytes, big-endian),
/// and the image.
///
/// @param manifest COSE_Sign1 of type firmware, not yet verified
/// @param image its bytes
public record ImageFile(Octets manifest, Octets image) {

  private static final byte[] MARK = "MORTISEF".getBytes(StandardCharsets.US_ASCII);

  /// The most that may come before an image, in bytes.
  public static final int HEAD_BYTES_MAX = MARK.length + Short.BYTES + MessageLimits.ENVELOPE_BYTES;

  /// The longest file, in bytes.
  public static final int BYTES_MAX = HEAD_BYTES_MAX + FirmwareManifest.IMAGE_BYTES_MAX;

  /// Signs an image.
  public static ImageFile sign(FirmwareManifest manifest, byte[] image, Signer maker) {
    return new ImageFile(
        CoseSign1.sign(SignatureType.FIRMWARE, manifest.encode(), maker), Octets.of(image));
  }

  /// The bytes of the file.
  public byte[] bytes() {
    byte[] head = head(manifest).bytes();
    return ByteBuffer.allocate(head.length + image.size()).put(head).put(image.asBuffer()).array();
  }

  /// The beginning of a file: all that comes before the image.
  ///
  /// @param manifest COSE_Sign1 of type firmware, not yet verified
  /// @param imageAt where the image begins, in bytes
  public record Head(Octets manifest, int imageAt) {

    /// Its bytes.
    public byte[] bytes() {
      return ByteBuffer.allocate(imageAt)
          .put(MARK)
          .putShort((short) manifest.size())
          .put(manifest.asBuffer())
          .array();
    }

    /// What the manifest says, whoever signed it; empty if it is none.
    public Optional<FirmwareManifest> claims() {
      try {
        return Optional.of(FirmwareManifest.decode(CoseSign1.parse(manifest).payload()));
      } catch (MalformedCbor e) {
        return Optional.empty();
      }
    }
  }

  /// The beginning of the file of an image with this manifest.
  public static Head head(Octets manifest) {
    return new Head(manifest, MARK.length + Short.BYTES + manifest.size());
  }

  /// Reads the beginning of a file; empty if it is none, or cut before its image.
  ///
  /// @param beginning its first [#HEAD_BYTES_MAX] bytes, or all if there are fewer
  /// @param length of the whole file, in bytes
  public static Optional<Head> head(byte[] beginning, long length) {
    int fixed = MARK.length + Short.BYTES;
    if (beginning.length <= fixed
        || length > BYTES_MAX
        || !Arrays.equals(beginning, 0, MARK.length, MARK, 0, MARK.length)) {
      return Optional.empty();
    }
    int size = ByteBuffer.wrap(beginning).getShort(MARK.length) & 0xffff;
    if (size > MessageLimits.ENVELOPE_BYTES || fixed + size >= length) {
      return Optional.empty();
    }
    return Optional.of(head(Octets.of(beginning, fixed, size)));
  }

  /// Takes a file apart; empty if it is none, or cut before its image.
  public static Optional<ImageFile> parse(byte[] file) {
    return head(file, file.length)
        .map(
            head ->
                new ImageFile(
                    head.manifest(),
                    Octets.of(file, head.imageAt(), file.length - head.imageAt())));
  }

  /// What the manifest says, whoever signed it; empty if it is none.
  public Optional<FirmwareManifest> claims() {
    return head(manifest).claims();
  }
}
