package dev.mortise.companion.lock.firmware;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.link.ImageChunk;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.protocol.message.device.ImageFile;
import dev.mortise.secret.Sha256;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/// A file of the operator's that says it is an image of firmware.
///
/// @param head what comes before the image, the maker's signed word above all, which only a lock
///   can judge: the companion holds no key of the maker's
/// @param manifest what that says
record FirmwareImage(Path file, ImageFile.Head head, FirmwareManifest manifest) {

  /// Whether the file still holds what its manifest says. A lock would find out only at the end,
  /// and then want it no more.
  ///
  /// @param open the file; its position is moved
  boolean isWhole(SeekableByteChannel open) throws IOException {
    if (open.size() != (long) head.imageAt() + manifest.size()) {
      return false;
    }
    open.position(head.imageAt());
    return Octets.adopt(Sha256.of(Channels.newInputStream(open))).equals(manifest.digest());
  }

  /// The piece from this byte of the image on.
  ///
  /// @param most how long it may be, in bytes
  ImageChunk piece(SeekableByteChannel open, int offset, int most) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(Math.min(most, manifest.size() - offset));
    open.position((long) head.imageAt() + offset);
    while (piece.hasRemaining()) {
      if (open.read(piece) < 0) {
        throw new EOFException("the file was cut meanwhile file=" + file);
      }
    }
    return new ImageChunk(manifest.digest(), offset, Octets.adopt(piece.array()));
  }
}
