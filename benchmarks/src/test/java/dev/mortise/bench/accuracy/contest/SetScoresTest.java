package dev.mortise.bench.accuracy.contest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.bench.accuracy.print.MinutiaeSource;
import dev.mortise.bench.accuracy.print.MinutiaeSource.Fetched;
import dev.mortise.bench.accuracy.print.PrintSet;
import dev.mortise.bench.accuracy.print.PrintSet.Impression;
import dev.mortise.bench.accuracy.rate.OpenSet.Search;
import dev.mortise.bench.accuracy.rate.Trials;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetScoresTest {

  private static final MinutiaeSource NOTHING = () -> new Fetched.Failure("none");

  /// Fingers 5 and 7 with impressions 1 to 3; the score of reference r and probe p is 10 r + p.
  private static SetScores scores(int fingers, int impressions) {
    List<Impression> all = new ArrayList<>();
    for (int finger = 0; finger < fingers; finger++) {
      for (int number = 1; number <= impressions; number++) {
        all.add(new Impression(5 + 2 * finger, number, NOTHING));
      }
    }
    double[][] scores = new double[all.size()][all.size()];
    for (int reference = 0; reference < all.size(); reference++) {
      for (int probe = 0; probe < all.size(); probe++) {
        scores[reference][probe] = 10 * reference + probe;
      }
    }
    return new SetScores("m", new PrintSet("s", false, all), scores, 0);
  }

  @Test
  void tenFingersOfEightGiveTheCompetitionsCounts() {
    SetScores scores = scores(10, 8);

    Trials all = new Trials(scores.trials(0, false));
    Trials fvc = new Trials(scores.trials(0, true));

    assertEquals(80 * 79 / 2, scores.pairs().size());
    assertEquals(280, all.mated());
    assertEquals(2880, all.nonMated());
    assertEquals(280, fvc.mated());
    assertEquals(45, fvc.nonMated());
  }

  @Test
  void theEarlierImpressionIsEnrolledAndTheLaterOneTheProbe() {
    SetScores.Compared pair = scores(2, 3).pairs().get(1);

    assertEquals("5_1", pair.a().label());
    assertEquals("5_3", pair.b().label());
    assertEquals(2, pair.score());
  }

  @Test
  void swappedTheEarlierOneIsTheProbeAndSoIsWhatIsEnrolled() {
    SetScores swapped = scores(2, 3).swapped();

    assertEquals(20, swapped.pairs().get(1).score());
    assertEquals(new Search(10, 13), swapped.searches(1).getFirst());
  }

  @Test
  void fingersAreNumberedFromTheGivenOne() {
    List<Trials.Trial> trials = scores(2, 3).trials(40, false);

    assertEquals(new Trials.Trial(40, 41, 3), trials.get(2));
    assertEquals(2, scores(2, 3).fingers());
  }

  /// Impressions 1 of both fingers are rows 0 and 3; probes are 1, 2, 4 and 5.
  @Test
  void probesAreWhatIsNotEnrolledAndTheOwnFingerIsToldFromOthers() {
    assertEquals(
        List.of(new Search(1, 31), new Search(2, 32), new Search(34, 4), new Search(35, 5)),
        scores(2, 3).searches(1));
  }

  @Test
  void theBestOfSeveralEnrolledImpressionsCounts() {
    assertEquals(List.of(new Search(12, 42), new Search(45, 15)), scores(2, 3).searches(2));
    assertEquals(List.of(), scores(2, 3).searches(3));
  }
}
