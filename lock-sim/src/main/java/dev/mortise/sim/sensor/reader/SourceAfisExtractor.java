package dev.mortise.sim.sensor.reader;

import com.machinezoo.fingerprintio.TemplateFormat;
import com.machinezoo.sourceafis.FingerprintCompatibility;
import com.machinezoo.sourceafis.FingerprintImageOptions;
import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.sim.sensor.FingerImage;
import java.util.Arrays;

/// Minutiae out of an image, by SourceAFIS.
final class SourceAfisExtractor {

  /// Where an ISO/IEC 19794-2:2005 record of one view says how many minutiae follow.
  private static final int ISO_COUNT_AT = 27;

  private SourceAfisExtractor() {}

  static Extraction extract(FingerImage image) {
    var picture =
        new com.machinezoo.sourceafis.FingerprintImage(
            image.width(),
            image.height(),
            image.pixels(),
            new FingerprintImageOptions().dpi(image.dpi()));
    var found = new com.machinezoo.sourceafis.FingerprintTemplate(picture);
    int minutiae = minutiae(found);
    return new Extraction(
        FingerprintTemplate.adopt(
            dev.mortise.biometric.fingerprint.TemplateFormat.SOURCE_AFIS, found.toByteArray()),
        minutiae);
  }

  /// SourceAFIS does not tell the number, but the standard's record that it exports does; 255
  /// stands for more.
  private static int minutiae(com.machinezoo.sourceafis.FingerprintTemplate template) {
    byte[] iso =
        FingerprintCompatibility.exportTemplates(TemplateFormat.ISO_19794_2_2005, template);
    int count = iso[ISO_COUNT_AT] & 0xff;
    Arrays.fill(iso, (byte) 0);
    return count;
  }
}
