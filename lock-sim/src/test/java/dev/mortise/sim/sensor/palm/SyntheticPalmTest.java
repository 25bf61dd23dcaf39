package dev.mortise.sim.sensor.palm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.MatchScore;
import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.SearchPolicy;
import dev.mortise.biometric.palm.PalmFeatures;
import dev.mortise.biometric.palm.PalmModel;
import dev.mortise.biometric.palm.PalmOutcome.Match;
import dev.mortise.biometric.palm.PalmSlot;
import dev.mortise.biometric.palm.PalmTemplate;
import dev.mortise.biometric.palm.PermutedPalmMatcher;
import dev.mortise.biometric.protect.ProtectionKey;
import dev.mortise.biometric.vector.KernelChoice;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.secret.SecretBytes;
import dev.mortise.user.UserIndex;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SyntheticPalmTest {

  private static final SearchPolicy OPEN = new SearchPolicy(0.5, 0, 1, 1e-4);
  private static final PalmModel STILL =
      new PalmModel(
          SyntheticPalm.MODEL.planes(),
          SyntheticPalm.MODEL.rows(),
          SyntheticPalm.MODEL.columns(),
          0,
          SyntheticPalm.MODEL.overlapMin(),
          SyntheticPalm.MODEL.impostors());

  private static PermutedPalmMatcher matcher(PalmModel model, SearchPolicy policy) {
    return new PermutedPalmMatcher(
        model,
        ProtectionKey.derive(
            SecretBytes.adopt(new byte[32]), new LockId(new UUID(1, 1)), Generation.FIRST),
        policy,
        KernelChoice.SCALAR.kernels());
  }

  private static void enrol(PermutedPalmMatcher matcher, int slot, long seed, int impression) {
    try (PalmFeatures features = SyntheticPalm.of(seed).impression(impression)) {
      matcher.enrol(new PalmSlot(slot), new UserIndex(slot), matcher.protect(features));
    }
  }

  private static double score(PermutedPalmMatcher matcher, long seed, int impression) {
    try (PalmFeatures features = SyntheticPalm.of(seed).impression(impression)) {
      return matcher.identify(features, RecentMisses.NONE) instanceof Match(_, MatchScore score)
          ? score.value()
          : 0.5;
    }
  }

  @Test
  void differentPalmsSpreadAtOneShiftAsTheModelSays() {
    PermutedPalmMatcher matcher = matcher(STILL, OPEN);
    double squares = 0;
    int pairs = 0;
    for (int person = 0; person < 100; person++) {
      matcher.forgetAll();
      enrol(matcher, 1, person, 0);
      for (int other = 0; other < 20; other++) {
        double more = score(matcher, 1_000 + 20L * person + other, 1) - 0.5;
        squares += more * more;
        pairs++;
      }
    }
    // Half of them lie below 0.5 and count as nothing.
    double deviation = Math.sqrt(2 * squares / pairs);
    assertEquals(SyntheticPalm.MODEL.impostors().deviation(), deviation, 0.002);
  }

  @Test
  void equalErrorRateIsThatOfContourCodesOnAPublicSet() {
    PermutedPalmMatcher matcher = matcher(SyntheticPalm.MODEL, OPEN);
    int people = 250;
    double[] mated = new double[people * 4];
    double[] others = new double[people * 8];
    for (int person = 0; person < people; person++) {
      matcher.forgetAll();
      enrol(matcher, 1, person, 0);
      for (int impression = 1; impression <= 4; impression++) {
        mated[person * 4 + impression - 1] = score(matcher, person, impression);
      }
      for (int other = 0; other < 8; other++) {
        others[person * 8 + other] = score(matcher, 10_000 + 8L * person + other, 1);
      }
    }
    Arrays.sort(mated);
    Arrays.sort(others);
    double rate = equalErrorRate(mated, others);
    assertTrue(rate > 0.0005 && rate < 0.006, "eer=" + rate);
  }

  private static double equalErrorRate(double[] mated, double[] others) {
    double best = 1;
    for (double threshold = 0.5; threshold < 1; threshold += 0.001) {
      double limit = threshold;
      double missed = (double) Arrays.stream(mated).filter(s -> s < limit).count() / mated.length;
      double taken = (double) Arrays.stream(others).filter(s -> s >= limit).count() / others.length;
      best = Math.min(best, Math.max(missed, taken));
    }
    return best;
  }

  /// What an enrolment meets: a reading is turned away that is like none of those before it.
  @Test
  @Tag("LK-73")
  void readingsOfOnePalmAreTakenForOneAndThoseOfAStrangerHardlyEver() {
    PermutedPalmMatcher usual = matcher(SyntheticPalm.MODEL, PermutedPalmMatcher.USUAL_POLICY);
    int refused = 0;
    int taken = 0;
    for (int person = 0; person < 300; person++) {
      try (PalmFeatures first = SyntheticPalm.of(person).impression(0);
          PalmFeatures second = SyntheticPalm.of(person).impression(1);
          PalmFeatures stranger = SyntheticPalm.of(10_000 + person).impression(1);
          PalmTemplate template = usual.protect(first)) {
        refused += usual.samePalm(second, template) ? 0 : 1;
        taken += usual.samePalm(stranger, template) ? 1 : 0;
      }
    }
    assertTrue(refused <= 6, "of 300 own readings refused=" + refused);
    assertTrue(taken <= 1, "of 300 readings of strangers taken=" + taken);
  }

  @Test
  void usualMatcherFindsAlmostEverybodyOfFifty() {
    PermutedPalmMatcher usual = matcher(SyntheticPalm.MODEL, PermutedPalmMatcher.USUAL_POLICY);
    for (int person = 1; person <= 50; person++) {
      for (int impression = 0; impression < 3; impression++) {
        enrol(usual, person, person, impression);
      }
    }
    int found = 0;
    for (int person = 1; person <= 50; person++) {
      try (PalmFeatures features = SyntheticPalm.of(person).impression(9)) {
        if (usual.identify(features, RecentMisses.NONE) instanceof Match(PalmSlot slot, _)) {
          assertEquals(person, slot.index());
          found++;
        }
      }
    }
    for (int stranger = 0; stranger < 200; stranger++) {
      assertEquals(0.5, score(usual, 20_000 + stranger, 1), "stranger " + stranger);
    }
    assertTrue(found >= 48, "found=" + found);
  }
}
