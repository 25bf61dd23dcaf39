package dev.mortise.biometric.fingerprint.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mortise.biometric.fingerprint.record.RecordReading.Malformed;
import dev.mortise.biometric.fingerprint.record.RecordReading.View;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes at all: a record within its bounds or a refusal, never an exception.
///
/// The seeds and all their neighbours by one bit run as tests; `JAZZER_FUZZ=1 mvn test -pl
/// lock-core -Dtest=MinutiaRecordFuzzTest` goes on from them for twenty seconds, some million
/// records.
class MinutiaRecordFuzzTest {

  static Stream<Arguments> seeds() {
    byte[] iso = Records.iso(197, 1, Records.SAMPLE);
    byte[] cut = iso.clone();
    cut[27] = 99;
    return Stream.of(
            iso,
            Records.ansi(197, 2, Records.SAMPLE),
            Records.iso(500, 16),
            Records.ansi(78, 1, Records.SAMPLE),
            cut,
            new byte[0])
        .map(Arguments::of);
  }

  @MethodSource("seeds")
  @ParameterizedTest
  void everySeedIsARecordOrRefused(byte[] seed) {
    judge(seed);
    for (int i = 0; i < seed.length; i++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        byte[] flipped = seed.clone();
        flipped[i] ^= (byte) (1 << bit);
        judge(flipped);
      }
    }
  }

  /// Jazzer loads an agent into the JVM and changes every class in it, so it waits to be asked.
  @MethodSource("seeds")
  @FuzzTest(maxDuration = "20s")
  @EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = "1")
  void anyBytesAreARecordOrRefused(byte[] record) {
    judge(record);
  }

  private static void judge(byte[] record) {
    int[] told = {0};
    MinutiaSink bounds =
        (x, y, bearing, kind, quality) -> {
          told[0]++;
          assertTrue(x >= 0 && x <= MinutiaRecord.COORDINATE_MAX, "x");
          assertTrue(y >= 0 && y <= MinutiaRecord.COORDINATE_MAX, "y");
          assertTrue(bearing >= 0 && bearing <= 255, "bearing");
          assertTrue(kind >= 0 && kind <= 2, "kind");
          assertTrue(quality >= 0 && quality <= 63, "quality");
        };
    switch (MinutiaRecord.read(record, 0, bounds)) {
      case View(int minutiae, int quality) -> {
        assertEquals(minutiae, told[0]);
        assertTrue(quality >= 0 && quality <= 255);
      }
      case Malformed _ -> assertEquals(0, told[0]);
    }
  }
}
