package dev.mortise.biometric.fingerprint.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ScoreModelTest {

  /// Half of the overlap meets, 4 pixels and 6 bearing units (8 degrees) apart.
  private static Agreement usual(int pairs, int evidence, int turned) {
    Agreement agreement = new Agreement();
    agreement.pairs = pairs;
    agreement.evidence = evidence;
    agreement.probeInside = 2 * pairs;
    agreement.referenceInside = 2 * pairs;
    agreement.distance = 16 * pairs;
    agreement.turn = 36 * pairs;
    agreement.turned = turned;
    agreement.minutiae = 2 * pairs;
    return agreement;
  }

  @Property(tries = 300)
  void forecastIsTheScoreWhereTheRestIsUsual(
      @ForAll @IntRange(min = ScoreModel.PAIRS_MIN, max = 32) int pairs,
      @ForAll @IntRange(min = 0, max = 600) int evidence,
      @ForAll @IntRange(min = 0, max = 128) int turned) {
    double score = ScoreModel.score(usual(pairs, evidence, turned));

    double forecast = ScoreModel.forecast(pairs, evidence, turned, 2 * pairs);

    assertEquals(score, Math.max(0, forecast), 0.1);
  }

  @Example
  void forecastKnowsNoPairsAndEveryPair() {
    assertTrue(ScoreModel.forecast(0, 0, 128, 0) < 0);
    assertTrue(ScoreModel.forecast(64, 64 * Agreement.EVIDENCE_MAX, 0, 64) > 10);
  }
}
