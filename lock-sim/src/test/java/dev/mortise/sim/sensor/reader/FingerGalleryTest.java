package dev.mortise.sim.sensor.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.MatchScore;
import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.fingerprint.FingerCapture.Captured;
import dev.mortise.biometric.fingerprint.FingerOwner;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.fingerprint.MatchOutcome;
import dev.mortise.biometric.fingerprint.MatchOutcome.Match;
import dev.mortise.biometric.fingerprint.MatchOutcome.NoMatch;
import dev.mortise.biometric.fingerprint.MatcherParameters;
import dev.mortise.biometric.fingerprint.TemplateFormat;
import dev.mortise.biometric.fingerprint.search.FingerGallery;
import dev.mortise.sim.sensor.finger.SyntheticFinger;
import dev.mortise.user.UserIndex;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The lock's matcher behind its port, fed by the reader with synthetic fingers.
class FingerGalleryTest {

  private static final FingerSlot FIRST = new FingerSlot(1);
  private static final FingerSlot SECOND = new FingerSlot(2);
  private static final FingerOwner ADA = new FingerOwner(new UserIndex(1), false);
  private static final FingerOwner ADA_IN_DURESS = new FingerOwner(new UserIndex(1), true);
  private static final FingerOwner BEN = new FingerOwner(new UserIndex(2), false);

  private final FingerprintReader reader = new FingerprintReader(ReaderParameters.USUAL);
  private final FingerGallery gallery = new FingerGallery(MatcherParameters.USUAL);

  private FingerprintTemplate touch(long finger, int impression) {
    return assertInstanceOf(
            Captured.class, reader.capture(SyntheticFinger.of(finger).impression(impression)))
        .template();
  }

  private MatchOutcome identified(FingerprintTemplate probe) {
    return gallery.identify(probe, RecentMisses.NONE);
  }

  private Match matched(FingerprintTemplate probe) {
    return assertInstanceOf(Match.class, identified(probe));
  }

  @Test
  void anotherTouchOfAnEnrolledFingerNamesItsSlot() {
    gallery.enrol(FIRST, ADA, touch(1, 0));
    gallery.enrol(SECOND, BEN, touch(2, 0));

    assertEquals(FIRST, matched(touch(1, 1)).slot());
    assertEquals(SECOND, matched(touch(2, 1)).slot());
  }

  @Test
  void strangerMatchesNobody() {
    gallery.enrol(FIRST, ADA, touch(1, 0));
    gallery.enrol(SECOND, BEN, touch(2, 0));

    assertEquals(new NoMatch(), identified(touch(3, 0)));
  }

  @Test
  void emptyGalleryMatchesNobody() {
    assertEquals(new NoMatch(), identified(touch(1, 0)));
  }

  @Test
  @Tag("LK-5")
  void moreImpressionsNeverScoreLess() {
    FingerprintTemplate probe = touch(1, 3);
    gallery.enrol(FIRST, ADA, touch(1, 0));
    MatchScore alone = matched(probe).score();
    gallery.enrol(FIRST, ADA, touch(1, 1));

    assertTrue(matched(probe).score().compareTo(alone) >= 0);
  }

  @Test
  void lowestSlotOfOneOwnerWinsBetweenEqualScores() {
    gallery.enrol(SECOND, ADA, touch(1, 0));
    gallery.enrol(FIRST, ADA, touch(1, 0));

    assertEquals(FIRST, matched(touch(1, 1)).slot());
  }

  @Test
  void fingerOfTwoPeopleIsNobodys() {
    gallery.enrol(FIRST, ADA, touch(1, 0));
    gallery.enrol(SECOND, BEN, touch(1, 0));

    assertEquals(new NoMatch(), identified(touch(1, 1)));
  }

  @Test
  @Tag("LK-17")
  void fingerThatMayMeanDuressIsNeitherOfTheTwo() {
    gallery.enrol(FIRST, ADA, touch(1, 0));
    gallery.enrol(SECOND, ADA_IN_DURESS, touch(1, 2));

    assertEquals(new NoMatch(), identified(touch(1, 1)));
  }

  @Test
  @Tag("LK-17")
  void duressFingerIsToldFromTheOthersOfItsPerson() {
    gallery.enrol(FIRST, ADA, touch(1, 0));
    gallery.enrol(SECOND, ADA_IN_DURESS, touch(2, 0));

    assertEquals(FIRST, matched(touch(1, 1)).slot());
    assertEquals(SECOND, matched(touch(2, 1)).slot());
  }

  @Test
  void thresholdFollowsTheRateThatTheSearchMayErrBy() {
    MatchScore score;
    gallery.enrol(FIRST, ADA, touch(1, 0));
    try (FingerprintTemplate probe = touch(1, 1)) {
      score = matched(probe).score();
    }

    assertEquals(new Match(FIRST, score), allowing(score.value() - 0.001));
    assertEquals(new NoMatch(), allowing(score.value() + 0.001));
  }

  private MatchOutcome allowing(double threshold) {
    FingerGallery other =
        new FingerGallery(new MatcherParameters(StrictMath.pow(10, -threshold), 1, 1, 3));
    other.enrol(FIRST, ADA, touch(1, 0));
    return other.identify(touch(1, 1), RecentMisses.NONE);
  }

  @Test
  void forgottenFingerMatchesNoMore() {
    gallery.enrol(FIRST, ADA, touch(1, 0));
    gallery.enrol(SECOND, BEN, touch(2, 0));

    gallery.forget(FIRST);
    assertEquals(new NoMatch(), identified(touch(1, 1)));
    assertInstanceOf(Match.class, identified(touch(2, 1)));

    gallery.forgetAll();
    assertEquals(new NoMatch(), identified(touch(2, 1)));
  }

  @Test
  void slotHoldsABoundedNumberOfImpressions() {
    FingerprintTemplate impression = touch(1, 0);
    for (int i = 0; i < MatcherParameters.USUAL.impressionsMax(); i++) {
      gallery.enrol(FIRST, ADA, impression);
    }

    assertThrows(IllegalStateException.class, () -> gallery.enrol(FIRST, ADA, impression));
  }

  @Test
  void slotHasOneOwner() {
    gallery.enrol(FIRST, ADA, touch(1, 0));

    assertThrows(IllegalArgumentException.class, () -> gallery.enrol(FIRST, BEN, touch(1, 1)));
  }

  @Test
  void otherFormatIsRefusedAndChangesNothing() {
    FingerprintTemplate old =
        FingerprintTemplate.adopt(
            TemplateFormat.SOURCE_AFIS, "no minutiae".getBytes(StandardCharsets.UTF_8));

    assertThrows(IllegalArgumentException.class, () -> gallery.enrol(FIRST, ADA, old));
    assertThrows(IllegalArgumentException.class, () -> identified(old));
    assertEquals(new NoMatch(), identified(touch(1, 1)));
  }

  @Test
  void enrolledTemplateMayBeClosed() {
    try (FingerprintTemplate enrolled = touch(1, 0)) {
      gallery.enrol(FIRST, ADA, enrolled);
    }

    assertInstanceOf(Match.class, identified(touch(1, 1)));
  }
}
