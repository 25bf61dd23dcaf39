package dev.mortise.biometric.fingerprint.record;

import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.fingerprint.minutia.MinutiaKind;
import dev.mortise.biometric.fingerprint.minutia.Minutiae;
import dev.mortise.biometric.fingerprint.minutia.MinutiaeCodec;
import dev.mortise.biometric.fingerprint.minutia.MinutiaeSelection;
import dev.mortise.biometric.fingerprint.record.RecordReading.Malformed;
import dev.mortise.biometric.fingerprint.record.RecordReading.View;
import java.util.Optional;

/// Templates of the lock out of records of other vendors. There is no way back (LK-11).
public final class MinutiaImport {

  private MinutiaImport() {}

  /// The template of one view, which the caller closes, or empty if the record is malformed or the
  /// view has no minutia. Of more than a template holds the best are kept.
  ///
  /// @param view which, from 0; most records have one
  /// @throws IllegalArgumentException if no record has so many views
  public static Optional<FingerprintTemplate> template(byte[] record, int view) {
    MinutiaeSelection selection = new MinutiaeSelection();
    RecordReading reading =
        MinutiaRecord.read(
            record,
            view,
            (x, y, bearing, kind, quality) ->
                selection.add(
                    x, y, bearing, MinutiaKind.ofCode(kind).orElse(MinutiaKind.OTHER), quality));
    return switch (reading) {
      case Malformed _ -> Optional.empty();
      case View _ -> {
        try (Minutiae best = selection.best()) {
          yield best.count() == 0 ? Optional.empty() : Optional.of(MinutiaeCodec.encode(best));
        }
      }
    };
  }
}
