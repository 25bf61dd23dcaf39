package dev.mortise.biometric.fingerprint.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.fingerprint.minutia.Minutiae;
import dev.mortise.biometric.fingerprint.record.Records.Point;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinutiaImportTest {

  @Test
  void recordBecomesATemplateOfTheLock() {
    byte[] record = Records.iso(197, 1, Records.SAMPLE);
    try (FingerprintTemplate template = MinutiaImport.template(record, 0).orElseThrow();
        Minutiae minutiae = Minutiae.of(template)) {
      assertEquals(3, minutiae.count());
      assertEquals(299, minutiae.x(1));
      assertEquals(399, minutiae.y(1));
      assertEquals(192, minutiae.bearing(1));
      assertEquals(2, minutiae.kind(1));
      assertEquals(63, minutiae.quality(1));
    }
  }

  @Test
  void bothStandardsGiveTheSameTemplate() {
    Point iso = new Point(40, 50, 64, 1, 100);
    Point ansi = new Point(40, 50, 45, 1, 100);
    assertEquals(
        MinutiaImport.template(Records.iso(197, 1, iso), 0).orElseThrow().digest(),
        MinutiaImport.template(Records.ansi(197, 1, ansi), 0).orElseThrow().digest());
  }

  @Test
  void bestOfManyAreKept() {
    Point[] many =
        IntStream.range(0, 255)
            .mapToObj(i -> new Point(10 + i % 16 * 9, 10 + i / 16 * 9, i, 1, 1 + i % 100))
            .toArray(Point[]::new);
    FingerprintTemplate template =
        MinutiaImport.template(Records.iso(197, 1, many), 0).orElseThrow();
    try (Minutiae minutiae = Minutiae.of(template)) {
      assertEquals(Minutiae.COUNT_MAX, minutiae.count());
      assertTrue(minutiae.quality(0) > 30, "quality=" + minutiae.quality(0));
    }
  }

  @Test
  void nothingComesOfNothing() {
    assertTrue(MinutiaImport.template(new byte[30], 0).isEmpty());
    assertTrue(MinutiaImport.template(Records.iso(197, 1), 0).isEmpty());
  }
}
