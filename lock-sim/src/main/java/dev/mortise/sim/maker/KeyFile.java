package dev.mortise.sim.maker;

import dev.mortise.protocol.certificate.MalformedPem;
import dev.mortise.protocol.certificate.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;

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
    WholeFile.replace(file, Pem.ofKey(key), WholeFile.ownerOnly());
  }
}
