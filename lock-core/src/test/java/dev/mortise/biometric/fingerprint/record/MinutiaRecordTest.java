package dev.mortise.biometric.fingerprint.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mortise.biometric.fingerprint.record.RecordReading.Malformed;
import dev.mortise.biometric.fingerprint.record.RecordReading.View;
import dev.mortise.biometric.fingerprint.record.Records.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinutiaRecordTest {

  private record Told(int x, int y, int bearing, int kind, int quality) {}

  private final List<Told> told = new ArrayList<>();

  private RecordReading read(byte[] record, int view) {
    told.clear();
    return MinutiaRecord.read(
        record,
        view,
        (x, y, bearing, kind, quality) -> told.add(new Told(x, y, bearing, kind, quality)));
  }

  private void assertMalformed(byte[] record) {
    assertInstanceOf(Malformed.class, read(record, 0));
    assertEquals(List.of(), told);
  }

  @Test
  void isoRecordIsReadInTheLocksUnits() {
    assertEquals(new View(3, 80), read(Records.iso(197, 1, Records.SAMPLE), 0));
    assertEquals(
        List.of(
            new Told(0, 0, 0, 1, 0), new Told(299, 399, 192, 2, 63), new Told(150, 20, 166, 0, 1)),
        told);
  }

  @Test
  void ansiRecordTurnsInTwoDegrees() {
    Point[] points = {new Point(10, 20, 45, 1, 50), new Point(11, 21, 179, 2, 255)};
    assertEquals(new View(2, 80), read(Records.ansi(197, 1, points), 0));
    assertEquals(List.of(new Told(10, 20, 192, 1, 31), new Told(11, 21, 1, 2, 0)), told);
  }

  @Test
  void otherResolutionsAreBroughtTo500Dpi() {
    read(Records.iso(394, 1, new Point(200, 100, 0, 1, 0)), 0);
    assertEquals(List.of(new Told(100, 50, 0, 1, 0)), told);
    assertMalformed(Records.iso(77, 1, Records.SAMPLE));
    assertMalformed(Records.iso(789, 1, Records.SAMPLE));
  }

  @Test
  void viewsAreNumberedAndBounded() {
    byte[] two = Records.iso(197, 2, Records.SAMPLE);
    assertEquals(new View(3, 80), read(two, 1));
    assertEquals(3, told.size());
    assertInstanceOf(Malformed.class, read(two, 2));
    assertMalformed(Records.iso(197, 0));
    assertMalformed(Records.iso(197, 17, Records.SAMPLE));
    assertThrows(IllegalArgumentException.class, () -> read(two, 16));
  }

  @Test
  void viewWithoutMinutiaeIsOne() {
    assertEquals(new View(0, 80), read(Records.iso(197, 1), 0));
  }

  @Test
  void extendedDataIsSteppedOver() {
    byte[] plain = Records.iso(197, 1, Records.SAMPLE);
    byte[] extended = Arrays.copyOf(plain, plain.length + 5);
    extended[11] = (byte) extended.length;
    extended[plain.length - 1] = 5;
    assertEquals(new View(3, 80), read(extended, 0));
    extended[plain.length - 1] = 6;
    assertMalformed(extended);
    extended[plain.length - 1] = 4;
    assertMalformed(extended);
  }

  @Test
  void everyCutAndEveryFurtherByteIsNoticed() {
    for (byte[] whole :
        List.of(Records.iso(197, 2, Records.SAMPLE), Records.ansi(197, 2, Records.SAMPLE))) {
      for (int length = 0; length < whole.length; length++) {
        assertMalformed(Arrays.copyOf(whole, length));
        byte[] cut = Arrays.copyOf(whole, length);
        if (length > 12) {
          // Cut, and lying about it.
          boolean iso = whole[8] == 0;
          cut[iso ? 11 : 9] = (byte) length;
          assertMalformed(cut);
        }
      }
      assertMalformed(Arrays.copyOf(whole, whole.length + 1));
    }
    assertMalformed(new byte[MinutiaRecord.BYTES_MAX + 1]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"300,0,0,1", "0,400,0,1", "0,0,0,3"})
  void impossibleMinutiaIsRefused(String text) {
    int[] n = Stream.of(text.split(",")).mapToInt(Integer::parseInt).toArray();
    assertMalformed(Records.iso(197, 1, new Point(n[0], n[1], n[2], n[3], 0)));
  }

  @Test
  void angleBeyondATurnAndReservedBitAreRefused() {
    assertMalformed(Records.ansi(197, 1, new Point(0, 0, 180, 1, 0)));
    assertMalformed(Records.iso(197, 1, new Point(0, 1 << 14, 0, 1, 0)));
  }

  @Test
  @Tag("LK-11")
  void faultTellsNothingOfTheFinger() {
    Malformed malformed = (Malformed) read(Records.iso(197, 1, new Point(300, 0, 0, 1, 0)), 0);
    assertTrue(malformed.fault().matches("[a-zA-Z ]+"), malformed.fault());
  }

  /// Another vendor's records of real fingers, where there are some.
  @Test
  void realRecordsAreRead() throws IOException {
    String folder = System.getenv("MORTISE_FINGERPRINTS");
    assumeTrue(folder != null, "MORTISE_FINGERPRINTS names no folder");
    List<Path> files;
    try (Stream<Path> paths = Files.walk(Path.of(folder))) {
      files = paths.filter(path -> path.toString().contains("/iso/")).toList();
    }
    assumeTrue(!files.isEmpty(), "no folder named iso");
    int minutiae = 0;
    for (Path file : files) {
      minutiae += assertInstanceOf(View.class, read(Files.readAllBytes(file), 0)).minutiae();
      assertTrue(told.stream().allMatch(one -> one.x() < 300 && one.y() < 400));
    }
    assertTrue(minutiae > 20 * files.size(), "minutiae=" + minutiae);
  }
}
