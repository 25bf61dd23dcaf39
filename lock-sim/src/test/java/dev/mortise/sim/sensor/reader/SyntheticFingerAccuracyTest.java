package dev.mortise.sim.sensor.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.sensor.FingerImage;
import dev.mortise.sim.sensor.finger.SyntheticFinger;
import dev.mortise.sim.sensor.reader.Prints.Print;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whether synthetic fingers behave like fingers: SourceAFIS finds enough in each and tells them
/// apart, and the touches of one finger differ about as much as those of real ones.
class SyntheticFingerAccuracyTest {

  private static final int FINGERS = 100;
  private static final int IMPRESSIONS = 4;
  private static final int FIRST_SEED = 1000;

  /// About one false match in 63,000 on SourceAFIS's scale.
  private static final double SOURCE_AFIS_THRESHOLD = 48;

  private final FingerprintReader reader = new FingerprintReader(ReaderParameters.USUAL);

  private record Touched(Print print, int minutiae, Optional<String> fault) {}

  @Test
  void hundredFingersAreToldApart() {
    List<Touched> touches =
        IntStream.range(0, FINGERS).parallel().boxed().flatMap(this::touches).toList();
    ErrorRates rates =
        new Prints(touches.stream().map(Touched::print).toList())
            .compared((one, other) -> one.impression() == other.impression());

    double threshold = SOURCE_AFIS_THRESHOLD;
    int[] minutiae = touches.stream().mapToInt(Touched::minutiae).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%s; minutiae least %d, median %d%n",
        rates.summary(FINGERS + " synthetic fingers x " + IMPRESSIONS, threshold),
        minutiae[0],
        minutiae[minutiae.length / 2]);
    assertEquals(List.of(), touches.stream().flatMap(touch -> touch.fault.stream()).toList());
    assertTrue(minutiae[0] >= 25, "least number of minutiae " + minutiae[0]);
    assertTrue(rates.equalErrorRate() < 0.02, "EER " + rates.equalErrorRate());
    // Two captures of one real finger score 112 to 161 in the median on the optical sets of
    // FVC2002, a copy 500.
    assertTrue(
        rates.matedMedian() > 80 && rates.matedMedian() < 250,
        "mated median " + rates.matedMedian());
    assertTrue(rates.nonMatedMedian() < 10, "non-mated median " + rates.nonMatedMedian());
  }

  private Stream<Touched> touches(int number) {
    SyntheticFinger finger = SyntheticFinger.of(FIRST_SEED + number);
    return IntStream.range(0, IMPRESSIONS)
        .mapToObj(impression -> touched(number, impression, finger.impression(impression)));
  }

  private Touched touched(int finger, int impression, FingerImage image) {
    Extraction extraction = SourceAfisExtractor.extract(image);
    Optional<String> fault =
        reader
            .fault(image)
            .map(
                found -> "synthetic:%d/%d is %s".formatted(FIRST_SEED + finger, impression, found));
    return new Touched(Print.of(finger, impression, image), extraction.minutiae(), fault);
  }
}
