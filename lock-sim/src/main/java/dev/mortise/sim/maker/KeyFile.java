package dev.mortise.sim.maker;

import dev.mortise.protocol.certificate.MalformedPem;
import dev.mortise.protocol.certificate.Pem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.util.Set;

/// A private key in a PEM file that nobody but its owner may read.
final class KeyFile {

  private KeyFile() {}

  static PrivateKey read(Path file) throws IOException {
    try {
      return Pem.key(Files.readString(file));
    } catch (MalformedPem e) {
      throw new IOException(file + " holds no private key: " + e.getMessage(), e);
    }
  }

  /// Writes the key, never readable by others, not for a moment.
  static void write(Path file, PrivateKey key) throws IOException {
    Files.deleteIfExists(file);
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = Files.newByteChannel(file, options, ownerOnly())) {
      var text = ByteBuffer.wrap(Pem.ofKey(key).getBytes(StandardCharsets.US_ASCII));
      while (text.hasRemaining()) {
        channel.write(text);
      }
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
