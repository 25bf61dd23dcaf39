package dev.mortise.biometric.fingerprint.minutia;

import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.fingerprint.TemplateFormat;

/// Minutiae as the bytes of a template and back: the count in one byte, then six bytes each.
///
/// Of the six, two are x and two y, most significant first, one is the bearing, and one holds the
/// kind in its upper two bits and the quality below. A template has exactly one encoding.
public final class MinutiaeCodec {

  private static final int BYTES_EACH = 6;
  private static final int KIND_MAX = MinutiaKind.BIFURCATION.code();

  private MinutiaeCodec() {}

  /// A template of these minutiae, which stay the caller's to close.
  public static FingerprintTemplate encode(Minutiae minutiae) {
    byte[] bytes = new byte[1 + BYTES_EACH * minutiae.count()];
    bytes[0] = (byte) minutiae.count();
    for (int i = 0, at = 1; i < minutiae.count(); i++, at += BYTES_EACH) {
      bytes[at] = (byte) (minutiae.x(i) >> 8);
      bytes[at + 1] = (byte) minutiae.x(i);
      bytes[at + 2] = (byte) (minutiae.y(i) >> 8);
      bytes[at + 3] = (byte) minutiae.y(i);
      bytes[at + 4] = (byte) minutiae.bearing(i);
      bytes[at + 5] = (byte) (minutiae.kind(i) << 6 | minutiae.quality(i));
    }
    return FingerprintTemplate.adopt(TemplateFormat.MINUTIAE, bytes);
  }

  /// Reads an encoded template into these arrays.
  ///
  /// @return `into`
  /// @throws IllegalArgumentException if the length is not that of the count, or a number is
  ///   outside its range
  static Minutiae decode(byte[] bytes, Minutiae into) {
    int count = bytes[0] & 0xff;
    if (count > Minutiae.COUNT_MAX || bytes.length != 1 + BYTES_EACH * count) {
      throw new IllegalArgumentException(
          "damaged template length=%d minutiae=%d".formatted(bytes.length, count));
    }
    for (int i = 0, at = 1; i < count; i++, at += BYTES_EACH) {
      int x = (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
      int y = (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
      int kind = (bytes[at + 5] & 0xff) >> 6;
      if (x > Minutiae.COORDINATE_MAX || y > Minutiae.COORDINATE_MAX || kind > KIND_MAX) {
        throw new IllegalArgumentException("damaged template minutia=" + i);
      }
      into.put(i, x, y, bytes[at + 4], kind, bytes[at + 5] & Minutiae.QUALITY_MAX);
    }
    into.count(count);
    return into;
  }
}
