package dev.mortise.biometric.fingerprint.match;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.fingerprint.MatcherParameters;
import java.util.Random;
import net.jqwik.api.Example;

/// What the comparator saves, by ending what is hopeless and refining once what is sure, hardly
/// decides anything: held against one that goes every comparison's whole way.
class ShortWayTest {

  /// The lowest score that opens a lock: that of one with a single finger.
  private static final double OPENS = MatcherParameters.USUAL.threshold(1, RecentMisses.NONE);

  private final PrintComparator usual = new PrintComparator();
  private final PrintComparator thorough = new PrintComparator(true);
  private int known;
  private int lost;
  private int won;
  private int shorter;

  private void compare(Print probe, Print reference) {
    usual.probe(probe);
    thorough.probe(probe);
    double score = usual.score(reference);
    double whole = thorough.score(reference);
    known += whole >= OPENS ? 1 : 0;
    lost += whole >= OPENS && score < OPENS ? 1 : 0;
    won += whole < OPENS && score >= OPENS ? 1 : 0;
    shorter += score == whole ? 0 : 1;
  }

  /// From clean touches to some of which hardly anything is left. Those of strangers, made of
  /// chance alone, score nothing either way; what the shorter way makes of real ones is told by the
  /// accuracy tool.
  @Example
  void ofTouchesThatOpenHardlyOneIsEndedEarly() {
    Random random = new Random(11);
    for (int i = 0; i < 3_000; i++) {
      Prints finger = Prints.finger(random.nextLong(), 8 + random.nextInt(50));
      int turn = random.nextInt(-40, 41);
      double noise = 5 * random.nextDouble();
      double gone = 0.8 * random.nextDouble();
      compare(Print.of(finger.touch(i, turn, 30, -20, noise, gone)), Print.of(finger.still()));
    }
    String counts = "known=" + known + " lost=" + lost + " won=" + won + " shorter=" + shorter;
    assertTrue(known > 1_000 && shorter > 200, counts);
    assertTrue(lost + won <= known / 200, counts);
  }
}
