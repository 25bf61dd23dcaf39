package dev.mortise.biometric.fingerprint.record;

import dev.mortise.biometric.fingerprint.record.RecordReading.Malformed;
import dev.mortise.biometric.fingerprint.record.RecordReading.View;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads the record format of ISO/IEC 19794-2:2005 (clause 7) and that of ANSI INCITS 378-2004,
/// which differ in the header and in the unit of angles.
///
/// Strictly: a length that is not the array's, a reserved bit that is set, a minutia outside the
/// image, a byte too many, each makes the whole record malformed. Extended data (ridge counts,
/// cores, zones) is stepped over. A record is read to its end before the sink hears of anything.
public final class MinutiaRecord {

  /// The longest record that is read, in bytes: 16 views of 64 minutiae take 6 kB.
  public static final int BYTES_MAX = 16 * 1024;

  /// The most views of one record.
  public static final int VIEWS_MAX = 16;

  /// The greatest coordinate that the sink is told: 20 cm.
  public static final int COORDINATE_MAX = 4095;

  private static final byte[] MAGIC = "FMR\0 20\0".getBytes(StandardCharsets.US_ASCII);
  private static final int ISO_HEADER = 24;
  private static final int ANSI_HEADER = 26;
  private static final int VIEW_HEADER = 4;
  private static final int MINUTIA = 6;

  /// 500 dpi as the records say it, in whole pixels a centimetre.
  private static final int USUAL = 197;

  /// Sensors lie between 200 and 2,000 dpi.
  private static final int RESOLUTION_MIN = 78;

  private static final int RESOLUTION_MAX = 788;

  /// What both headers say.
  ///
  /// @param ansi whether angles come in 2 degrees instead of 1/256 turns
  /// @param width of the image, in pixels
  /// @param height of the image, in pixels
  /// @param acrossCm horizontal pixels a centimetre
  /// @param downCm vertical pixels a centimetre
  private record Header(boolean ansi, int width, int height, int acrossCm, int downCm) {

    private boolean isPossible() {
      return Math.min(acrossCm, downCm) >= RESOLUTION_MIN
          && Math.max(acrossCm, downCm) <= RESOLUTION_MAX
          && width >= 1
          && height >= 1
          && scaled(width - 1, acrossCm) <= COORDINATE_MAX
          && scaled(height - 1, downCm) <= COORDINATE_MAX;
    }
  }

  private MinutiaRecord() {}

  /// Reads one view of a record.
  ///
  /// @param view which, from 0; most records have one
  /// @throws IllegalArgumentException if no record has so many views
  public static RecordReading read(byte[] record, int view, MinutiaSink sink) {
    if (view < 0 || view >= VIEWS_MAX) {
      throw new IllegalArgumentException("view outside 0 to 15 view=" + view);
    }
    if (record.length < ISO_HEADER || record.length > BYTES_MAX) {
      return new Malformed("a record has %d to %d bytes".formatted(ISO_HEADER, BYTES_MAX));
    }
    if (!Arrays.equals(record, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      return new Malformed("it does not begin as a record of either standard does");
    }
    ByteBuffer rest = ByteBuffer.wrap(record).position(MAGIC.length);
    boolean iso = rest.getInt(MAGIC.length) == record.length;
    if (!iso && (record.length < ANSI_HEADER || u16(rest.getShort(8)) != record.length)) {
      return new Malformed("its length is not what it says");
    }
    rest.position(iso ? 14 : 16);
    Header header =
        new Header(
            !iso,
            u16(rest.getShort()),
            u16(rest.getShort()),
            u16(rest.getShort()),
            u16(rest.getShort()));
    if (!header.isPossible()) {
      return new Malformed("its image is of an impossible size or resolution");
    }
    int views = rest.get() & 0xff;
    if (views > VIEWS_MAX) {
      return new Malformed("it has more views than the standards allow");
    }
    rest.get();
    return views(rest, header, views, view, sink);
  }

  /// Goes through all views, then tells the one that is wanted.
  private static RecordReading views(
      ByteBuffer rest, Header header, int views, int wanted, MinutiaSink sink) {
    int found = -1;
    for (int view = 0; view < views; view++) {
      if (rest.remaining() < VIEW_HEADER) {
        return new Malformed("it ends within the header of a view");
      }
      if (view == wanted) {
        found = rest.position();
      }
      int count = rest.get(rest.position() + 3) & 0xff;
      rest.position(rest.position() + VIEW_HEADER);
      if (rest.remaining() < count * MINUTIA + Short.BYTES) {
        return new Malformed("it ends within the minutiae of a view");
      }
      for (int i = 0; i < count; i++) {
        if (!isPossible(rest, header)) {
          return new Malformed("a minutia lies outside the image or is of no kind");
        }
        rest.position(rest.position() + MINUTIA);
      }
      int extended = u16(rest.getShort());
      if (rest.remaining() < extended) {
        return new Malformed("it ends within the extended data of a view");
      }
      rest.position(rest.position() + extended);
    }
    if (rest.hasRemaining()) {
      return new Malformed("it goes on after its last view");
    }
    return found < 0 ? new Malformed("it has no such view") : told(rest, header, found, sink);
  }

  private static boolean isPossible(ByteBuffer rest, Header header) {
    int x = u16(rest.getShort(rest.position()));
    int y = u16(rest.getShort(rest.position() + 2));
    int angle = rest.get(rest.position() + 4) & 0xff;
    return x >>> 14 != 3
        && y >>> 14 == 0
        && (x & 0x3fff) < header.width()
        && y < header.height()
        && (!header.ansi() || angle < 180);
  }

  private static View told(ByteBuffer rest, Header header, int at, MinutiaSink sink) {
    int quality = rest.get(at + 2) & 0xff;
    int count = rest.get(at + 3) & 0xff;
    rest.position(at + VIEW_HEADER);
    for (int i = 0; i < count; i++) {
      int x = u16(rest.getShort());
      int y = u16(rest.getShort());
      int angle = rest.get() & 0xff;
      // Both standards turn against the clock, in a picture whose y axis points down.
      int turned = header.ansi() ? Math.round(angle * 256 / 180f) : angle;
      sink.add(
          scaled(x & 0x3fff, header.acrossCm()),
          scaled(y, header.downCm()),
          -turned & 0xff,
          x >>> 14,
          trust(rest.get() & 0xff));
    }
    return new View(count, quality);
  }

  /// Of 1 to 100; anything above is not told.
  private static int trust(int quality) {
    return quality == 0 || quality > 100 ? 0 : Math.max(1, quality * 63 / 100);
  }

  private static int scaled(int pixels, int perCm) {
    return (pixels * USUAL + perCm / 2) / perCm;
  }

  private static int u16(short value) {
    return Short.toUnsignedInt(value);
  }
}
