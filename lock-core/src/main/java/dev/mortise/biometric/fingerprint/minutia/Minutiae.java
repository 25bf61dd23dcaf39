package dev.mortise.biometric.fingerprint.minutia;

import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.fingerprint.TemplateFormat;
import java.util.Arrays;
import java.util.function.Function;

/// The minutiae of one impression of a finger, at most [#COUNT_MAX], in no particular order.
///
/// Positions are whole pixels at 500 dpi, x to the right and y downwards, whatever resolution the
/// sensor has. Directions are [Bearing]s. A secret like the template they come from: it prints
/// nothing, and [#close()] overwrites it.
public final class Minutiae implements AutoCloseable {

  /// The greatest number of minutiae of one impression; an index of six bits names each.
  public static final int COUNT_MAX = 64;

  /// The greatest coordinate, in pixels at 500 dpi: 20 cm, four times the largest sensor.
  public static final int COORDINATE_MAX = 4095;

  /// The greatest quality.
  public static final int QUALITY_MAX = 63;

  private final short[] x = new short[COUNT_MAX];
  private final short[] y = new short[COUNT_MAX];
  private final byte[] bearing = new byte[COUNT_MAX];
  private final byte[] kind = new byte[COUNT_MAX];
  private final byte[] quality = new byte[COUNT_MAX];

  @SuppressWarnings("UnnecessaryLambda") // made once, so that reading takes no memory
  private final Function<byte[], Minutiae> reading = bytes -> MinutiaeCodec.decode(bytes, this);

  private int count;

  /// None yet.
  public Minutiae() {}

  /// Those of this template, in arrays of their own.
  ///
  /// @throws IllegalArgumentException as [#read]
  public static Minutiae of(FingerprintTemplate template) {
    return new Minutiae().read(template);
  }

  /// Replaces these minutiae by those of a template, without taking any memory.
  ///
  /// @return this
  /// @throws IllegalArgumentException if the template is of another format, or damaged: its length
  ///   is not that of its count, or a number is outside its range; then there is none
  public Minutiae read(FingerprintTemplate template) {
    count = 0;
    if (template.format() != TemplateFormat.MINUTIAE) {
      throw new IllegalArgumentException(
          "template of a format this matcher does not read format=%s; enrol the finger anew"
              .formatted(template.format()));
    }
    return template.lend(reading);
  }

  /// Sets one minutia, every value within its bounds.
  void put(int i, int x, int y, int bearing, int kind, int quality) {
    this.x[i] = (short) x;
    this.y[i] = (short) y;
    this.bearing[i] = (byte) bearing;
    this.kind[i] = (byte) kind;
    this.quality[i] = (byte) quality;
  }

  /// Says how many were set.
  void count(int count) {
    this.count = count;
  }

  /// How many there are.
  public int count() {
    return count;
  }

  /// Pixels from the left at 500 dpi, 0 to [#COORDINATE_MAX].
  public int x(int i) {
    return x[i];
  }

  /// Pixels from the top at 500 dpi, 0 to [#COORDINATE_MAX].
  public int y(int i) {
    return y[i];
  }

  /// The ridge's direction as a [Bearing], 0 to 255.
  public int bearing(int i) {
    return bearing[i] & 0xff;
  }

  /// The code of the [MinutiaKind].
  public int kind(int i) {
    return kind[i];
  }

  /// How much the extractor trusts it, 1 to [#QUALITY_MAX]; 0 if it does not tell.
  public int quality(int i) {
    return quality[i];
  }

  /// Overwrites all with zeros.
  @Override
  public void close() {
    count = 0;
    Arrays.fill(x, (short) 0);
    Arrays.fill(y, (short) 0);
    Arrays.fill(bearing, (byte) 0);
    Arrays.fill(kind, (byte) 0);
    Arrays.fill(quality, (byte) 0);
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
