package dev.mortise.bench.matcher;

import dev.mortise.biometric.fingerprint.FingerCapture;
import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.sim.sensor.FingerImage;
import dev.mortise.sim.sensor.finger.SyntheticFinger;
import dev.mortise.sim.sensor.reader.FingerprintReader;
import dev.mortise.sim.sensor.reader.ReaderParameters;

/// One touch of a synthetic finger, in the form each matcher reads; the minutiae are the same.
///
/// @param template for the lock
/// @param peer for SourceAFIS
record BenchedTouch(
    FingerprintTemplate template, com.machinezoo.sourceafis.FingerprintTemplate peer) {

  private static final FingerprintReader READER = new FingerprintReader(ReaderParameters.USUAL);

  static BenchedTouch of(int finger, int impression) {
    FingerImage image = SyntheticFinger.of(finger).impression(impression);
    var peer =
        new com.machinezoo.sourceafis.FingerprintTemplate(
            new com.machinezoo.sourceafis.FingerprintImage(
                image.width(),
                image.height(),
                image.pixels(),
                new com.machinezoo.sourceafis.FingerprintImageOptions().dpi(image.dpi())));
    return new BenchedTouch(template(image), peer);
  }

  private static FingerprintTemplate template(FingerImage image) {
    if (READER.capture(image) instanceof FingerCapture.Captured(FingerprintTemplate template)) {
      return template;
    }
    throw new IllegalStateException("synthetic finger cannot be read");
  }
}
