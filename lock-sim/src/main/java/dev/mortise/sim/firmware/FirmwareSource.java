package dev.mortise.sim.firmware;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.device.ImageFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the firmware comes from that somebody brings to a lock.
public sealed interface FirmwareSource {

  /// Reads it; nothing is kept.
  ///
  /// @return at most [ImageFile#BYTES_MAX] bytes, which need not be firmware
  /// @throws IOException if it cannot be read or is longer; the message is a sentence about that
  byte[] read() throws IOException;

  /// How it is spoken of, such as the file's name.
  String name();

  /// A file of this machine.
  record File(Path path) implements FirmwareSource {

    @Override
    public byte[] read() throws IOException {
      if (!Files.isRegularFile(path)) {
        throw new IOException("The file %s cannot be read.".formatted(path));
      }
      byte[] content;
      try (InputStream stream = Files.newInputStream(path)) {
        content = stream.readNBytes(ImageFile.BYTES_MAX + 1);
      } catch (IOException e) {
        throw new IOException("The file %s cannot be read.".formatted(path), e);
      }
      return bounded(content, "The file " + path);
    }

    @Override
    public String name() {
      return path.toString();
    }
  }

  /// The content of a file, handed over as it is.
  record Content(Octets octets) implements FirmwareSource {

    @Override
    public byte[] read() throws IOException {
      return bounded(octets.copy(), "The content");
    }

    @Override
    public String name() {
      return "(a file's content)";
    }
  }

  private static byte[] bounded(byte[] content, String what) throws IOException {
    if (content.length > ImageFile.BYTES_MAX) {
      throw new IOException(what + " is too large for firmware.");
    }
    return content;
  }
}
