package dev.mortise.bench.accuracy.print;

import com.machinezoo.fingerprintio.TemplateFormat;
import com.machinezoo.sourceafis.FingerprintCompatibility;
import com.machinezoo.sourceafis.FingerprintTemplate;
import dev.mortise.bench.accuracy.print.MinutiaeSource.Fetched;

/// The minutiae of one impression, the same for every matcher, in the form each of them reads.
///
/// @param sourceAfis for SourceAFIS
/// @param record of ISO/IEC 19794-2:2005, for the lock
@SuppressWarnings("ArrayRecordComponent") // carried to the matchers, compared by nobody
public record Minutiae(FingerprintTemplate sourceAfis, byte[] record) {

  /// Where a record of one view says how many minutiae follow.
  private static final int COUNT_AT = 27;

  /// What SourceAFIS extracted; it gives its minutiae away in the standard's record alone.
  ///
  /// @param source what to call it in a message
  static Fetched of(FingerprintTemplate template, String source) {
    return of(
        template,
        FingerprintCompatibility.exportTemplates(TemplateFormat.ISO_19794_2_2005, template),
        source);
  }

  /// What another extractor wrote down.
  ///
  /// @param record whole, as SourceAFIS has read it into the template
  /// @param source what to call it in a message
  static Fetched of(FingerprintTemplate template, byte[] record, String source) {
    return record.length <= COUNT_AT || record[COUNT_AT] == 0
        ? new Fetched.Failure("There is no minutia in %s.".formatted(source))
        : new Fetched.Found(new Minutiae(template, record));
  }
}
