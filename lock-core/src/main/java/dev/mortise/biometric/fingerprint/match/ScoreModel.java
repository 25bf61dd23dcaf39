package dev.mortise.biometric.fingerprint.match;

/// One number from an [Agreement], on a scale that says how rare it is among different fingers.
///
/// Eight measurements, weighed by a logistic regression of mated against non-mated comparisons. The
/// sum is stretched so that in the tail one more is ten times fewer impostors: of all comparisons
/// of two different fingers, 10 to the minus score reach a score. The stretch was fitted between
/// false match rates of 3 % and 1/8,000; below that it is an extrapolation, and above 3 % scores
/// are lower than they claim, down to zero.
///
/// Weights and stretch come from all comparisons of the B sets of FVC2002 over two extractors'
/// minutiae, 2,240 mated and 23,040 non-mated; left out one set at a time they err about as much.
/// They hold for prints at 500 dpi from those kinds of sensor (optical, capacitive, synthetic).
final class ScoreModel {

  /// Fewer pairs than this are chance, whatever else is seen: any two prints can be laid on each
  /// other so that three minutiae meet.
  static final int PAIRS_MIN = 4;

  /// What the poorer print would need to have for its pairs to say so much; a print with fewer gets
  /// no credit for it, because the fewer there are the more of them meet by chance.
  private static final int MINUTIAE_FEW = 12;

  static final int MEASUREMENTS = 8;

  private static final double[] WEIGHTS = {
    0.1495, 0.998, 1.8825, 4.2223, -0.2593, -0.1743, -0.0171, -2.6297
  };
  private static final double OFFSET = 1.7597;

  /// How much a finger may be turned before it counts against a match: 34 degrees.
  private static final int TURN_USUAL = 24;

  private static final float[] LOGARITHMS = logarithms();

  private ScoreModel() {}

  /// The score, 0 or more.
  static double score(Agreement agreement) {
    if (agreement.pairs < PAIRS_MIN) {
      return 0;
    }
    double sum = OFFSET;
    for (int i = 0; i < MEASUREMENTS; i++) {
      sum += WEIGHTS[i] * measurement(agreement, i);
    }
    return Math.max(0, sum);
  }

  /// About what the score will be, of a placement whose pairs are known and not yet how closely
  /// they meet and what fails to: the measurements that come later are taken for nothing, which is
  /// what they are together where half of the overlap meets, 4 pixels and 8 degrees apart.
  ///
  /// @param pairs minutiae that meet
  /// @param evidence of them together, each counted up to [Agreement#EVIDENCE_MAX]
  /// @param turned how much the finger is turned, 0 to 128 bearing units
  /// @param minutiae of the poorer print
  static float forecast(int pairs, int evidence, int turned, int minutiae) {
    return (float)
        (OFFSET
            + WEIGHTS[0] * pairs
            + WEIGHTS[1] * LOGARITHMS[evidence + 1]
            + WEIGHTS[2] * LOGARITHMS[pairs + 1]
            + WEIGHTS[6] * Math.max(turned - TURN_USUAL, 0)
            + WEIGHTS[7] * LOGARITHMS[Math.max(MINUTIAE_FEW, minutiae) + 1]);
  }

  /// What the weights are multiplied with, in their order.
  static float measurement(Agreement seen, int which) {
    return switch (which) {
      case 0 -> seen.pairs;
      case 1 -> LOGARITHMS[seen.evidence + 1];
      case 2 -> LOGARITHMS[seen.pairs + 1];
      case 3 ->
          seen.pairs / (float) Math.sqrt(Math.max(1, seen.probeInside * seen.referenceInside));
      case 4 -> (float) Math.sqrt(seen.distance / Math.max(1, seen.pairs));
      case 5 -> (float) Math.sqrt(seen.turn / (float) Math.max(1, seen.pairs));
      case 6 -> Math.max(seen.turned - TURN_USUAL, 0);
      case 7 -> LOGARITHMS[Math.max(MINUTIAE_FEW, seen.minutiae) + 1];
      default -> throw new IllegalArgumentException("no such measurement which=" + which);
    };
  }

  /// The most that is asked for is the evidence of 64 pairs and one.
  private static float[] logarithms() {
    float[] logarithms = new float[64 * Agreement.EVIDENCE_MAX + 2];
    for (int i = 1; i < logarithms.length; i++) {
      logarithms[i] = (float) StrictMath.log(i);
    }
    return logarithms;
  }
}
