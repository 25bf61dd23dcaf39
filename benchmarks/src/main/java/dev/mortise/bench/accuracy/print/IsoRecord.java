package dev.mortise.bench.accuracy.print;

import com.machinezoo.fingerprintio.TemplateFormatException;
import com.machinezoo.sourceafis.FingerprintCompatibility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Minutiae that another extractor wrote down.
///
/// @param file a record of ISO/IEC 19794-2:2005
record IsoRecord(Path file) implements MinutiaeSource {

  /// A record of one view with 255 minutiae has 1,560 bytes; extended data may follow.
  private static final int BYTES_MAX = 64 * 1024;

  @Override
  public Fetched fetch() {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(BYTES_MAX + 1);
    } catch (IOException e) {
      return new Fetched.Failure("The record %s cannot be read.".formatted(file));
    }
    if (bytes.length > BYTES_MAX) {
      return new Fetched.Failure(
          "The record %s is longer than %d bytes.".formatted(file, BYTES_MAX));
    }
    try {
      return Minutiae.of(
          FingerprintCompatibility.importTemplate(bytes), bytes, "the record " + file);
    } catch (TemplateFormatException | IllegalArgumentException e) {
      return new Fetched.Failure("%s is no record of ISO/IEC 19794-2:2005.".formatted(file));
    }
  }
}
