package dev.mortise.sim.sensor.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.machinezoo.sourceafis.FingerprintMatcher;
import dev.mortise.biometric.fingerprint.match.Print;
import dev.mortise.biometric.fingerprint.match.PrintComparator;
import dev.mortise.sim.sensor.FingerImage;
import dev.mortise.sim.sensor.finger.SyntheticFinger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The lock's matcher beside SourceAFIS's on the same minutiae: scores are on other scales, but who
/// comes first must be the same wherever SourceAFIS is sure.
class DifferentialMatcherTest {

  private static final int FINGERS = 12;
  private static final int IMPRESSIONS = 3;
  private static final int FIRST_SEED = 4_000;

  /// One false match in about 63,000 on SourceAFIS's scale.
  private static final double SURE = 48;

  private record Touched(
      int finger,
      int impression,
      Print ours,
      com.machinezoo.sourceafis.FingerprintTemplate theirs) {

    boolean isSameTouch(Touched other) {
      return finger == other.finger && impression == other.impression;
    }

    static Touched of(int finger, int impression) {
      FingerImage image = SyntheticFinger.of(FIRST_SEED + finger).impression(impression);
      try (var template = SourceAfisExtractor.extract(image).template()) {
        return new Touched(
            finger, impression, Print.of(template), SourceAfisExtractor.found(image));
      }
    }
  }

  @Test
  void whoComesFirstIsTheSameWhereSourceAfisIsSure() {
    List<Touched> touches = new ArrayList<>();
    for (int finger = 0; finger < FINGERS; finger++) {
      for (int impression = 0; impression < IMPRESSIONS; impression++) {
        touches.add(Touched.of(finger, impression));
      }
    }
    PrintComparator comparator = new PrintComparator();
    double leastMated = Double.MAX_VALUE;
    double greatestOther = 0;
    int sure = 0;
    for (Touched probe : touches) {
      comparator.probe(probe.ours);
      FingerprintMatcher peer = new FingerprintMatcher(probe.theirs);
      Touched first = probe;
      Touched peersFirst = probe;
      double best = -1;
      double peersBest = -1;
      for (Touched other : touches) {
        if (!other.isSameTouch(probe)) {
          double score = comparator.score(other.ours);
          double peersScore = peer.match(other.theirs);
          boolean mated = other.finger == probe.finger;
          leastMated = mated ? Math.min(leastMated, score) : leastMated;
          greatestOther = mated ? greatestOther : Math.max(greatestOther, score);
          first = score > best ? other : first;
          peersFirst = peersScore > peersBest ? other : peersFirst;
          best = Math.max(best, score);
          peersBest = Math.max(peersBest, peersScore);
        }
      }
      if (peersBest >= SURE) {
        sure++;
        assertEquals(peersFirst.finger, first.finger);
      }
    }

    System.out.printf(
        "least mated score %.1f, greatest of two fingers %.1f, SourceAFIS sure of %d of %d%n",
        leastMated, greatestOther, sure, touches.size());
    assertTrue(sure > touches.size() / 2, "sure of " + sure);
    assertTrue(leastMated > greatestOther, leastMated + " <= " + greatestOther);
  }
}
