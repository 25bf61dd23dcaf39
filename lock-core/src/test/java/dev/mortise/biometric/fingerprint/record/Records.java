package dev.mortise.biometric.fingerprint.record;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Records of either standard, byte by byte as their texts say.
final class Records {

  /// One minutia of the sample: x, y, angle in the standard's unit, type, quality.
  record Point(int x, int y, int angle, int type, int quality) {}

  static final Point[] SAMPLE = {
    new Point(0, 0, 0, 1, 0), new Point(299, 399, 64, 2, 100), new Point(150, 20, 90, 0, 1),
  };

  private Records() {}

  static byte[] iso(int resolution, int views, Point... points) {
    return record(true, resolution, views, points);
  }

  static byte[] ansi(int resolution, int views, Point... points) {
    return record(false, resolution, views, points);
  }

  private static byte[] record(boolean iso, int resolution, int views, Point... points) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int length = (iso ? 24 : 26) + views * (4 + 6 * points.length + 2);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeBytes("FMR\0 20\0");
      if (iso) {
        out.writeInt(length);
      } else {
        out.writeShort(length);
        out.writeInt(0x00330001);
      }
      out.writeShort(0);
      out.writeShort(300);
      out.writeShort(400);
      out.writeShort(resolution);
      out.writeShort(resolution);
      out.writeByte(views);
      out.writeByte(0);
      for (int view = 0; view < views; view++) {
        out.writeByte(1);
        out.writeByte(view << 4);
        out.writeByte(80);
        out.writeByte(points.length);
        for (Point point : points) {
          out.writeShort(point.type() << 14 | point.x());
          out.writeShort(point.y());
          out.writeByte(point.angle());
          out.writeByte(point.quality());
        }
        out.writeShort(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
