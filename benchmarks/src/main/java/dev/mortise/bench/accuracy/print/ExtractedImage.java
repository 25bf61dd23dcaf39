package dev.mortise.bench.accuracy.print;

import com.machinezoo.sourceafis.FingerprintImage;
import com.machinezoo.sourceafis.FingerprintImageOptions;
import com.machinezoo.sourceafis.FingerprintTemplate;
import dev.mortise.sim.sensor.FingerImage;
import dev.mortise.sim.sensor.FingerLoad.Loaded;
import dev.mortise.sim.sensor.FingerLoad.Refused;
import dev.mortise.sim.sensor.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The minutiae that SourceAFIS's extractor finds in an image.
///
/// SourceAFIS decodes the file itself, as it does for whoever uses it, or is given its grey samples
/// as they stand. That is not the same: its decoder takes grey samples for linear light and
/// brightens them.
///
/// @param file the image
/// @param dpi its resolution, or 0 for what the file states
/// @param asSampled whether grey samples are taken as they stand
record ExtractedImage(Path file, int dpi, boolean asSampled) implements MinutiaeSource {

  /// Our reader goes first in any case: it bounds what is decoded, and says what is wrong with it.
  @Override
  public Fetched fetch() {
    return switch (ImageFiles.read(file)) {
      case Loaded(FingerImage image) -> extracted(image);
      case Refused(String fault) -> new Fetched.Failure(fault);
    };
  }

  private Fetched extracted(FingerImage image) {
    int resolution = dpi == 0 ? image.dpi() : dpi;
    if (asSampled) {
      return extracted(image, resolution);
    }
    try {
      return extracted(new FingerprintImage(Files.readAllBytes(file), options(resolution)));
    } catch (IOException | IllegalArgumentException e) {
      return new Fetched.Failure("The file %s cannot be read by SourceAFIS.".formatted(file));
    }
  }

  static Fetched extracted(FingerImage image, int dpi) {
    return extracted(
        new FingerprintImage(image.width(), image.height(), image.pixels(), options(dpi)));
  }

  private static Fetched extracted(FingerprintImage picture) {
    return Minutiae.of(new FingerprintTemplate(picture), "the image");
  }

  private static FingerprintImageOptions options(int dpi) {
    return new FingerprintImageOptions().dpi(dpi);
  }
}
