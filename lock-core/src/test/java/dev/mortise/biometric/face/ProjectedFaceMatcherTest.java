package dev.mortise.biometric.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.SearchPolicy;
import dev.mortise.biometric.face.FaceOutcome.Match;
import dev.mortise.biometric.face.FaceOutcome.NoMatch;
import dev.mortise.biometric.vector.CountingKernels;
import dev.mortise.biometric.vector.KernelChoice;
import dev.mortise.biometric.vector.Kernels;
import dev.mortise.biometric.vector.ScalarKernels;
import dev.mortise.user.UserIndex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProjectedFaceMatcherTest {

  private static final RecentMisses NONE = RecentMisses.NONE;

  private final ProjectedFaceMatcher matcher = matcher(1, 1, ScalarKernels.INSTANCE);

  private static ProjectedFaceMatcher matcher(int lock, int epoch, Kernels kernels) {
    return new ProjectedFaceMatcher(
        TestFaces.MODEL,
        TestFaces.key(lock, epoch),
        ProjectedFaceMatcher.USUAL_BITS,
        ProjectedFaceMatcher.USUAL_POLICY,
        kernels);
  }

  private FaceTemplate face(long person, long picture) {
    return matcher.protect(TestFaces.face(person, picture, 0.9));
  }

  private void enrol(int slot, int person) {
    matcher.enrol(new FaceSlot(slot), new UserIndex(person), face(person, slot));
  }

  private int slot(FaceTemplate probe, RecentMisses misses) {
    return matcher.identify(probe, misses) instanceof Match match ? match.slot().index() : 0;
  }

  @Test
  void everybodyEnrolledIsFoundAndNobodyElse() {
    for (int person = 1; person <= 50; person++) {
      enrol(person, person);
    }
    for (int person = 1; person <= 50; person++) {
      assertEquals(person, slot(face(person, 100), NONE));
    }
    for (int stranger = 1_000; stranger < 1_500; stranger++) {
      assertEquals(0, slot(face(stranger, 1), NONE), "stranger " + stranger);
    }
  }

  @Test
  void scoreIsTheCosineUpToTheProjectionsNoise() {
    for (int person = 1; person <= 20; person++) {
      matcher.forgetAll();
      enrol(1, person);
      FaceFeatures one = TestFaces.face(person, 1, 0.9);
      FaceFeatures other = TestFaces.face(person, 2, 0.9);
      double cosine = 0;
      for (int i = 0; i < one.dimension(); i++) {
        cosine += (double) one.values()[i] * other.values()[i];
      }
      Match match = assertInstanceOf(Match.class, matcher.identify(matcher.protect(other), NONE));
      // Four deviations of (pi/2)/sqrt(2048) and less, away from the right angle.
      assertEquals(cosine, match.score().value(), 4 * 0.0347);
    }
  }

  @Test
  void severalReferencesHelpAndTheirNumberIsBounded() {
    matcher.enrol(new FaceSlot(1), new UserIndex(1), face(77, 1));
    enrol(1, 1);
    assertEquals(1, slot(face(1, 100), NONE));
    assertEquals(1, slot(face(77, 100), NONE));
    for (int more = 3; more <= FaceMatcher.REFERENCES_MAX; more++) {
      enrol(1, 1);
    }
    assertThrows(IllegalStateException.class, () -> enrol(1, 1));
  }

  @Test
  @Tag("LK-73")
  void looksOfOneFaceAreToldFromThoseOfTwoWhoeverIsEnrolled() {
    enrol(1, 7);
    for (int person = 1; person <= 20; person++) {
      assertTrue(matcher.sameFace(face(person, 1), face(person, 2)), "person " + person);
      for (int other = person + 1; other <= 20; other++) {
        assertFalse(matcher.sameFace(face(person, 1), face(other, 1)));
      }
    }
    assertThrows(
        IllegalArgumentException.class,
        () ->
            matcher.sameFace(
                face(1, 1),
                matcher(1, 2, KernelChoice.AUTOMATIC.kernels())
                    .protect(TestFaces.face(1, 2, 0.9))));
    assertEquals(1, slot(face(7, 100), NONE), "and the search goes on as before");
  }

  @Test
  void twoPeopleWhoLookAlikeAreTakenForNeither() {
    matcher.enrol(new FaceSlot(1), new UserIndex(1), face(9, 1));
    assertEquals(1, slot(face(9, 50), NONE));
    matcher.enrol(new FaceSlot(2), new UserIndex(2), face(9, 2));
    assertEquals(0, slot(face(9, 50), NONE));
  }

  @Test
  @Tag("LK-2")
  void threeFacesOfOnePersonDoNotHinderEachOther() {
    for (int slot = 1; slot <= 3; slot++) {
      matcher.enrol(new FaceSlot(slot), new UserIndex(1), face(9, slot));
    }
    assertTrue(slot(face(9, 50), NONE) > 0);
  }

  @Test
  void missesMakeItStricterAndSoDoesEveryReference() {
    double one = matcher.threshold(NONE);
    for (int misses = 1; misses <= RecentMisses.MAX; misses++) {
      double stricter = matcher.threshold(new RecentMisses(misses));
      assertTrue(stricter > one);
      one = stricter;
    }
    double alone = matcher.threshold(NONE);
    enrol(1, 1);
    enrol(2, 2);
    assertTrue(matcher.threshold(NONE) > alone);
  }

  @Test
  void faceJustGoodEnoughIsRefusedAfterMisses() {
    enrol(1, 1);
    RecentMisses many = new RecentMisses(RecentMisses.MAX);
    int refused = 0;
    for (int picture = 100; picture < 200; picture++) {
      FaceTemplate probe = matcher.protect(TestFaces.face(1, picture, 0.4));
      if (matcher.identify(probe, NONE) instanceof Match match
          && match.score().value() < matcher.threshold(many)) {
        assertEquals(0, slot(probe, many));
        refused++;
      }
    }
    assertTrue(refused > 10, "refused=" + refused);
  }

  /// The rate is that of a whole search: with ever more enrolled it stays what was asked for.
  @Test
  void strangersGetInAsOftenAsThePolicySays() {
    SearchPolicy loose = new SearchPolicy(0.02, 0, 1, 1e-4);
    try (ProjectedFaceMatcher wide =
        new ProjectedFaceMatcher(
            TestFaces.MODEL, TestFaces.key(1, 1), 2048, loose, KernelChoice.SCALAR.kernels())) {
      for (int person = 1; person <= 50; person++) {
        wide.enrol(new FaceSlot(person), new UserIndex(person), face(person, 1));
      }
      int strangers = 3_000;
      int taken = 0;
      for (int stranger = 0; stranger < strangers; stranger++) {
        FaceTemplate probe = wide.protect(TestFaces.face(10_000 + stranger, 1, 0.9));
        taken += wide.identify(probe, NONE) instanceof Match ? 1 : 0;
      }
      double expected = 0.02 * strangers;
      assertTrue(
          taken < expected + 3 * Math.sqrt(expected) && taken > expected / 2, "taken=" + taken);
    }
  }

  @Test
  void forgottenFacesAreStrangersAgain() {
    for (int person = 1; person <= 5; person++) {
      enrol(person, person);
    }
    matcher.forget(new FaceSlot(2));
    matcher.forget(new FaceSlot(40));
    for (int person = 1; person <= 5; person++) {
      assertEquals(person == 2 ? 0 : person, slot(face(person, 100), NONE));
    }
    matcher.forgetAll();
    assertEquals(new NoMatch(), matcher.identify(face(1, 100), NONE));
  }

  @Test
  @Tag("LK-11")
  void anotherLocksOrEpochsTemplatesAreNotComparedAndLookUnrelated() {
    for (ProjectedFaceMatcher other :
        List.of(matcher(2, 1, ScalarKernels.INSTANCE), matcher(1, 2, ScalarKernels.INSTANCE))) {
      FaceFeatures features = TestFaces.face(3, 1, 0.9);
      FaceTemplate here = matcher.protect(features);
      FaceTemplate there = other.protect(features);
      assertNotEquals(here.key(), there.key());
      assertThrows(
          IllegalArgumentException.class,
          () -> matcher.enrol(new FaceSlot(1), new UserIndex(1), there));
      assertThrows(IllegalArgumentException.class, () -> matcher.identify(there, NONE));
      int differing = differing(here, there);
      // A coin for each of 2,048 bits: 1,024 give or take five deviations of 22.6.
      assertEquals(1024, differing, 113);
    }
  }

  @Test
  void sameGalleryGivesTheSameOutcomeWithEitherKernelAndInAnyOrder() {
    ProjectedFaceMatcher twin = matcher(1, 1, KernelChoice.AUTOMATIC.kernels());
    for (int person = 1; person <= 20; person++) {
      enrol(person, person);
      int last = 21 - person;
      twin.enrol(new FaceSlot(last), new UserIndex(last), face(last, last));
    }
    List<FaceOutcome> here = new ArrayList<>();
    List<FaceOutcome> there = new ArrayList<>();
    for (int person = 1; person <= 40; person++) {
      here.add(matcher.identify(face(person, 100), NONE));
      there.add(twin.identify(face(person, 100), NONE));
    }
    assertEquals(here, there);
  }

  @Test
  @Tag("LK-11")
  void searchIsTheSameWorkWhateverMatches() {
    CountingKernels counting = new CountingKernels();
    ProjectedFaceMatcher counted = matcher(1, 1, counting);
    for (int person = 1; person <= 20; person++) {
      counted.enrol(new FaceSlot(person), new UserIndex(person), face(person, person));
    }
    Set<List<String>> works = new HashSet<>();
    for (int person : new int[] {1, 20, 999}) {
      counted.identify(face(person, 100), NONE);
      works.add(counting.takeWork());
    }
    assertEquals(Set.of(List.of("distances 20")), works);
  }

  @Test
  void impossibleShapesAreRefused() {
    FaceModel other = new FaceModel("b", 64, FaceModel.Metric.COSINE, TestFaces.MODEL.impostors());
    float[] values = new float[64];
    values[0] = 1;
    FaceFeatures features = FaceFeatures.adopt(other, values).orElseThrow();
    assertThrows(IllegalArgumentException.class, () -> matcher.protect(features));
    for (int bits : new int[] {0, 65, FaceTemplate.BITS_MAX + 64}) {
      assertThrows(
          IllegalArgumentException.class,
          () ->
              new ProjectedFaceMatcher(
                  TestFaces.MODEL,
                  TestFaces.key(1, 1),
                  bits,
                  ProjectedFaceMatcher.USUAL_POLICY,
                  ScalarKernels.INSTANCE));
    }
  }

  private static int differing(FaceTemplate one, FaceTemplate other) {
    byte[] a = one.signs().reveal();
    byte[] b = other.signs().reveal();
    int differing = 0;
    for (int i = 0; i < a.length; i++) {
      differing += Integer.bitCount((a[i] ^ b[i]) & 0xff);
    }
    return differing;
  }
}
