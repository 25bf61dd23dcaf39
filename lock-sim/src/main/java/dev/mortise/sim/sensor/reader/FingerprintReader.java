package dev.mortise.sim.sensor.reader;

import dev.mortise.biometric.fingerprint.FingerCapture;
import dev.mortise.biometric.fingerprint.FingerCapture.AttackPresentation;
import dev.mortise.biometric.fingerprint.FingerCapture.Captured;
import dev.mortise.biometric.fingerprint.FingerCapture.PoorQuality;
import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.fingerprint.QualityFault;
import dev.mortise.sim.sensor.FingerImage;
import java.util.Optional;

/// The reader on the door: looks at a touch, sends poor ones back, and makes a template of the
/// rest.
///
/// Whether the finger covers the reader is seen in the image before any minutia is looked for,
/// because a partial print yields minutiae too, only too few of the right ones (LK-34). Stateless,
/// and safe for several threads.
public final class FingerprintReader {

  private final ReaderParameters parameters;

  public FingerprintReader(ReaderParameters parameters) {
    this.parameters = parameters;
  }

  /// A template of the finger in this image, or why there is none.
  ///
  /// The template of a [Captured] is the caller's to close.
  public FingerCapture capture(FingerImage image) {
    if (image.isCast()) {
      return new AttackPresentation();
    }
    Optional<QualityFault> fault = fault(image);
    return fault.isPresent() ? new PoorQuality(fault.get()) : extracted(image);
  }

  private FingerCapture extracted(FingerImage image) {
    Extraction extraction = SourceAfisExtractor.extract(image);
    FingerprintTemplate template = extraction.template();
    if (extraction.minutiae() < parameters.minutiaeMin()) {
      template.close();
      return new PoorQuality(QualityFault.TOO_FEW_MINUTIAE);
    }
    return new Captured(template);
  }

  /// What the outline tells, most helpful first: a turned or shifted finger is also a partial one.
  Optional<QualityFault> fault(FingerImage image) {
    Footprint footprint = Footprint.of(RidgeBlocks.of(image, parameters));
    if (footprint.area() < parameters.areaFinger()) {
      return Optional.of(QualityFault.NO_FINGER);
    }
    double offset = Math.max(Math.abs(footprint.offsetX()), Math.abs(footprint.offsetY()));
    if (footprint.cutOff() && offset > parameters.offsetMax()) {
      return Optional.of(QualityFault.OFF_CENTRE);
    }
    boolean longish = footprint.elongation() >= parameters.elongationMin();
    if (longish && footprint.tilt() > parameters.tiltMax()) {
      return Optional.of(QualityFault.TILTED);
    }
    return footprint.area() < parameters.areaCovered()
        ? Optional.of(QualityFault.PARTIAL)
        : Optional.empty();
  }
}
