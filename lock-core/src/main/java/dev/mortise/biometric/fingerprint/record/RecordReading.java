package dev.mortise.biometric.fingerprint.record;

/// What came of reading a record.
public sealed interface RecordReading {

  /// It is a record, and its view was told to the sink.
  ///
  /// @param minutiae how many there are in the view, 0 to 255
  /// @param quality of the whole print, 0 to 255; the standards leave its scale to the vendor up to
  ///   100
  record View(int minutiae, int quality) implements RecordReading {}

  /// It is none; the sink was told nothing.
  ///
  /// @param fault what is wrong, in a few words and without a byte of the record
  record Malformed(String fault) implements RecordReading {}
}
