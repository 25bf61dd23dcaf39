package dev.mortise.sim.command.app.device;

import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.protocol.message.device.ImageFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of firmware as a phone looks at it before it asks a lock to install that: whether it is
/// whole. Whose it is, only the lock knows.
final class FirmwareFile {

  private FirmwareFile() {}

  /// What the file says of its image, which it holds.
  ///
  /// @throws IllegalArgumentException with a sentence, if the file can never be installed
  /// @throws IOException if it cannot be read
  static FirmwareManifest read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("There is no file %s.".formatted(file));
    }
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(ImageFile.BYTES_MAX + 1);
    }
    if (content.length > ImageFile.BYTES_MAX) {
      throw refused(file, "is no firmware: it is too large");
    }
    ImageFile image =
        ImageFile.parse(content)
            .orElseThrow(() -> refused(file, "is no firmware, or ends before its image"));
    FirmwareManifest manifest =
        image.claims().orElseThrow(() -> refused(file, "is no firmware: it does not say of what"));
    int size = image.image().size();
    if (size != manifest.size()) {
      throw refused(
          file,
          "is damaged: its image has %d bytes and should have %d".formatted(size, manifest.size()));
    }
    FirmwareManifest held =
        FirmwareManifest.of(manifest.model(), manifest.version(), image.image().copy());
    if (!held.equals(manifest)) {
      throw refused(file, "is damaged: its image is not the one that was signed");
    }
    return manifest;
  }

  private static IllegalArgumentException refused(Path file, String why) {
    return new IllegalArgumentException("The file %s %s.".formatted(file, why));
  }
}
