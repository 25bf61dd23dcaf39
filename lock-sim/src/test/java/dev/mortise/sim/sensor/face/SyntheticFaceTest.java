package dev.mortise.sim.sensor.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.MatchScore;
import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.SearchPolicy;
import dev.mortise.biometric.face.FaceFeatures;
import dev.mortise.biometric.face.FaceOutcome.Match;
import dev.mortise.biometric.face.FacePose;
import dev.mortise.biometric.face.FaceSlot;
import dev.mortise.biometric.face.FaceTemplate;
import dev.mortise.biometric.face.ProjectedFaceMatcher;
import dev.mortise.biometric.protect.ProtectionKey;
import dev.mortise.biometric.vector.KernelChoice;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.secret.SecretBytes;
import dev.mortise.user.UserIndex;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Cosines are seen through the projection, whose own noise (0.035 near a right angle) is allowed
/// for: features show themselves to nobody.
class SyntheticFaceTest {

  private static final int PEOPLE = 200;

  private final ProtectionKey key =
      ProtectionKey.derive(
          SecretBytes.adopt(new byte[32]), new LockId(new UUID(1, 1)), Generation.FIRST);

  private ProjectedFaceMatcher matcher(SearchPolicy policy) {
    return new ProjectedFaceMatcher(
        SyntheticFace.MODEL, key, 16 * 1024, policy, KernelChoice.SCALAR.kernels());
  }

  private static FaceTemplate template(
      ProjectedFaceMatcher matcher, long seed, int impression, FacePose pose) {
    try (FaceFeatures features = SyntheticFace.of(seed).impression(impression, pose)) {
      return matcher.protect(features);
    }
  }

  /// The score of two presentations, seen by a matcher that takes every positive one.
  private static double score(FaceTemplate one, FaceTemplate other, ProjectedFaceMatcher matcher) {
    matcher.forgetAll();
    matcher.enrol(new FaceSlot(1), new UserIndex(1), one);
    return matcher.identify(other, RecentMisses.NONE) instanceof Match(_, MatchScore score)
        ? score.value()
        : 0;
  }

  @Test
  void peopleSpreadAsPublishedFiguresSay() {
    ProjectedFaceMatcher open = matcher(new SearchPolicy(0.5, 0, 1, 1e-4));
    DoubleSummaryStatistics mated = new DoubleSummaryStatistics();
    double matedSquares = 0;
    double strangers = 0;
    int pairs = 0;
    for (int person = 0; person < PEOPLE; person++) {
      FaceTemplate one = template(open, person, 0, FacePose.STRAIGHT);
      for (int impression = 1; impression <= 3; impression++) {
        FaceTemplate other = template(open, person, impression, FacePose.STRAIGHT);
        double cosine = score(one, other, open);
        mated.accept(cosine);
        matedSquares += cosine * cosine;
        FaceTemplate stranger = template(open, 10_000 + person, impression, FacePose.STRAIGHT);
        double chance = score(one, stranger, open);
        strangers += chance * chance;
        pairs++;
      }
    }
    double mean = mated.getAverage();
    double deviation = Math.sqrt(matedSquares / pairs - mean * mean);
    // Half of the strangers' cosines are below zero and count as nothing.
    double spread = Math.sqrt(2 * strangers / pairs);
    assertEquals(0.60, mean, 0.03);
    assertEquals(0.12, deviation, 0.025);
    assertEquals(0.084, spread, 0.01);
  }

  @Test
  void usualMatcherFindsAlmostEverybodyOfFifty() {
    ProjectedFaceMatcher usual =
        new ProjectedFaceMatcher(
            SyntheticFace.MODEL,
            key,
            ProjectedFaceMatcher.USUAL_BITS,
            ProjectedFaceMatcher.USUAL_POLICY,
            KernelChoice.SCALAR.kernels());
    for (int person = 1; person <= 50; person++) {
      for (FacePose pose : FacePose.values()) {
        usual.enrol(new FaceSlot(person), new UserIndex(person), template(usual, person, 0, pose));
      }
    }
    int found = 0;
    for (int person = 1; person <= 50; person++) {
      for (int impression = 1; impression <= 4; impression++) {
        FaceTemplate probe = template(usual, person, impression, FacePose.STRAIGHT);
        if (usual.identify(probe, RecentMisses.NONE) instanceof Match(FaceSlot slot, _)) {
          assertEquals(person, slot.index());
          found++;
        }
      }
    }
    for (int stranger = 0; stranger < 500; stranger++) {
      FaceTemplate probe = template(usual, 5_000 + stranger, 1, FacePose.STRAIGHT);
      assertTrue(!(usual.identify(probe, RecentMisses.NONE) instanceof Match), "s=" + stranger);
    }
    assertTrue(found >= 180, "found=" + found);
  }

  @Test
  @Tag("LK-32")
  void everyPoseIsThePersonAndAnotherPicture() {
    ProjectedFaceMatcher open = matcher(new SearchPolicy(0.01, 0, 1, 1e-4));
    for (FacePose pose : FacePose.values()) {
      int alike = 0;
      for (int person = 0; person < 40; person++) {
        FaceTemplate straight = template(open, person, 0, FacePose.STRAIGHT);
        FaceTemplate turned = template(open, person, 1, pose);
        alike += score(straight, turned, open) > 0.25 ? 1 : 0;
      }
      assertTrue(alike >= 36, pose + " alike=" + alike);
    }
  }

  /// What an enrolment meets: a pose is turned away that is like none of those before it.
  @Test
  @Tag("LK-73")
  void posesOfOnePersonAreTakenForOneAndThoseOfAStrangerHardlyEver() {
    ProjectedFaceMatcher usual =
        new ProjectedFaceMatcher(
            SyntheticFace.MODEL,
            key,
            ProjectedFaceMatcher.USUAL_BITS,
            ProjectedFaceMatcher.USUAL_POLICY,
            KernelChoice.SCALAR.kernels());
    int refused = 0;
    int taken = 0;
    for (int person = 0; person < PEOPLE; person++) {
      List<FaceTemplate> before = new ArrayList<>();
      for (FacePose pose : FacePose.values()) {
        FaceTemplate own = template(usual, person, 1, pose);
        FaceTemplate other = template(usual, 10_000 + person, 1, pose);
        refused += before.isEmpty() || isLikeAny(usual, own, before) ? 0 : 1;
        taken += isLikeAny(usual, other, before) ? 1 : 0;
        before.add(own);
      }
    }
    assertTrue(refused <= 12, "of 800 own poses refused=" + refused);
    assertTrue(taken <= 2, "of 800 poses of strangers taken=" + taken);
  }

  private static boolean isLikeAny(
      ProjectedFaceMatcher matcher, FaceTemplate one, List<FaceTemplate> before) {
    return before.stream().anyMatch(earlier -> matcher.sameFace(one, earlier));
  }

  @Test
  void seedFixesEveryImpression() {
    ProjectedFaceMatcher open = matcher(new SearchPolicy(0.5, 0, 1, 1e-4));
    assertEquals(
        template(open, 7, 1, FacePose.LEFT).digest(), template(open, 7, 1, FacePose.LEFT).digest());
    assertTrue(
        !template(open, 7, 1, FacePose.LEFT)
            .digest()
            .equals(template(open, 7, 2, FacePose.LEFT).digest()));
  }
}
