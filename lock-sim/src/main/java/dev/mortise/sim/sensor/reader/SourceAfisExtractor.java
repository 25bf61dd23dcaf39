package dev.mortise.sim.sensor.reader;

import com.machinezoo.fingerprintio.TemplateFormat;
import com.machinezoo.sourceafis.FingerprintCompatibility;
import com.machinezoo.sourceafis.FingerprintImage;
import com.machinezoo.sourceafis.FingerprintImageOptions;
import com.machinezoo.sourceafis.FingerprintTemplate;
import dev.mortise.biometric.fingerprint.minutia.Bearing;
import dev.mortise.biometric.fingerprint.minutia.MinutiaKind;
import dev.mortise.biometric.fingerprint.minutia.Minutiae;
import dev.mortise.biometric.fingerprint.minutia.MinutiaeCodec;
import dev.mortise.biometric.fingerprint.minutia.MinutiaeSelection;
import dev.mortise.sim.sensor.FingerImage;
import java.util.Arrays;

/// Minutiae out of an image, by SourceAFIS.
///
/// It gives them away in the standard's record alone (ISO/IEC 19794-2:2005), at 500 dpi and with
/// directions of 1/256 turn, which is what the lock keeps too.
final class SourceAfisExtractor {

  /// Where a record of one view says how many minutiae follow, and where they begin.
  private static final int COUNT_AT = 27;

  private static final int MINUTIAE_AT = 28;
  private static final int BYTES_EACH = 6;

  private SourceAfisExtractor() {}

  static Extraction extract(FingerImage image) {
    byte[] record =
        FingerprintCompatibility.exportTemplates(TemplateFormat.ISO_19794_2_2005, found(image));
    MinutiaeSelection selection = new MinutiaeSelection();
    int count = record[COUNT_AT] & 0xff;
    for (int i = 0; i < count; i++) {
      take(record, MINUTIAE_AT + i * BYTES_EACH, selection);
    }
    Arrays.fill(record, (byte) 0);
    try (Minutiae minutiae = selection.best()) {
      return new Extraction(MinutiaeCodec.encode(minutiae), count);
    }
  }

  /// What SourceAFIS itself would compare.
  static FingerprintTemplate found(FingerImage image) {
    return new FingerprintTemplate(
        new FingerprintImage(
            image.width(),
            image.height(),
            image.pixels(),
            new FingerprintImageOptions().dpi(image.dpi())));
  }

  /// The record counts directions against the y axis of the picture.
  private static void take(byte[] record, int at, MinutiaeSelection selection) {
    int kind = (record[at] & 0xff) >> 6;
    selection.add(
        (record[at] & 0x3f) << 8 | (record[at + 1] & 0xff),
        (record[at + 2] & 0x3f) << 8 | (record[at + 3] & 0xff),
        -record[at + 4] & (Bearing.TURN - 1),
        MinutiaKind.ofCode(kind).orElse(MinutiaKind.OTHER),
        0);
  }
}
