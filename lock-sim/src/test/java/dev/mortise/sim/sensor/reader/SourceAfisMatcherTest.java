package dev.mortise.sim.sensor.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.MatchScore;
import dev.mortise.biometric.fingerprint.FingerCapture.Captured;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.fingerprint.MatchOutcome.Match;
import dev.mortise.biometric.fingerprint.MatchOutcome.NoMatch;
import dev.mortise.biometric.fingerprint.MatcherParameters;
import dev.mortise.biometric.fingerprint.TemplateFormat;
import dev.mortise.sim.sensor.finger.SyntheticFinger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SourceAfisMatcherTest {

  private static final FingerSlot FIRST = new FingerSlot(1);
  private static final FingerSlot SECOND = new FingerSlot(2);

  private final FingerprintReader reader = new FingerprintReader(ReaderParameters.USUAL);
  private final SourceAfisMatcher matcher = new SourceAfisMatcher(SourceAfisMatcher.USUAL);

  private FingerprintTemplate touch(long finger, int impression) {
    return assertInstanceOf(
            Captured.class, reader.capture(SyntheticFinger.of(finger).impression(impression)))
        .template();
  }

  @Test
  void anotherTouchOfAnEnrolledFingerNamesItsSlot() {
    matcher.enrol(FIRST, touch(1, 0));
    matcher.enrol(SECOND, touch(2, 0));

    assertEquals(FIRST, assertInstanceOf(Match.class, matcher.identify(touch(1, 1))).slot());
    assertEquals(SECOND, assertInstanceOf(Match.class, matcher.identify(touch(2, 1))).slot());
  }

  @Test
  void strangerMatchesNobody() {
    matcher.enrol(FIRST, touch(1, 0));
    matcher.enrol(SECOND, touch(2, 0));

    assertEquals(new NoMatch(), matcher.identify(touch(3, 0)));
  }

  @Test
  void emptyGalleryMatchesNobody() {
    assertEquals(new NoMatch(), matcher.identify(touch(1, 0)));
  }

  @Test
  @Tag("LK-5")
  void slotScoresAsItsBestImpression() {
    FingerprintTemplate probe = touch(1, 3);
    matcher.enrol(FIRST, touch(1, 0));
    MatchScore alone = assertInstanceOf(Match.class, matcher.identify(probe)).score();
    matcher.enrol(SECOND, touch(1, 1));
    MatchScore best = assertInstanceOf(Match.class, matcher.identify(probe)).score();
    matcher.forget(SECOND);
    matcher.enrol(FIRST, touch(1, 1));

    assertEquals(new Match(FIRST, best), matcher.identify(probe));
    assertTrue(best.compareTo(alone) >= 0);
  }

  @Test
  void lowestSlotWinsBetweenEqualScores() {
    matcher.enrol(SECOND, touch(1, 0));
    matcher.enrol(FIRST, touch(1, 0));

    assertEquals(FIRST, assertInstanceOf(Match.class, matcher.identify(touch(1, 1))).slot());
  }

  @Test
  void thresholdDecides() {
    MatchScore score;
    try (FingerprintTemplate probe = touch(1, 1)) {
      matcher.enrol(FIRST, touch(1, 0));
      score = assertInstanceOf(Match.class, matcher.identify(probe)).score();
    }
    var exact = new SourceAfisMatcher(new MatcherParameters(score, 1));
    exact.enrol(FIRST, touch(1, 0));
    var strict =
        new SourceAfisMatcher(new MatcherParameters(new MatchScore(score.value() + 0.001), 1));
    strict.enrol(FIRST, touch(1, 0));

    assertEquals(new Match(FIRST, score), exact.identify(touch(1, 1)));
    assertEquals(new NoMatch(), strict.identify(touch(1, 1)));
  }

  @Test
  void forgottenFingerMatchesNoMore() {
    matcher.enrol(FIRST, touch(1, 0));
    matcher.enrol(SECOND, touch(2, 0));

    matcher.forget(FIRST);
    assertEquals(new NoMatch(), matcher.identify(touch(1, 1)));
    assertInstanceOf(Match.class, matcher.identify(touch(2, 1)));

    matcher.forgetAll();
    assertEquals(new NoMatch(), matcher.identify(touch(2, 1)));
  }

  @Test
  void slotHoldsABoundedNumberOfImpressions() {
    FingerprintTemplate impression = touch(1, 0);
    for (int i = 0; i < SourceAfisMatcher.USUAL.impressionsMax(); i++) {
      matcher.enrol(FIRST, impression);
    }

    assertThrows(IllegalStateException.class, () -> matcher.enrol(FIRST, impression));
  }

  @Test
  void damagedTemplateIsRefusedAndChangesNothing() {
    FingerprintTemplate damaged =
        FingerprintTemplate.adopt(
            TemplateFormat.SOURCE_AFIS, "no minutiae".getBytes(StandardCharsets.UTF_8));

    assertThrows(IllegalArgumentException.class, () -> matcher.enrol(FIRST, damaged));
    assertThrows(IllegalArgumentException.class, () -> matcher.identify(damaged));
    assertEquals(new NoMatch(), matcher.identify(touch(1, 1)));
  }

  @Test
  void enrolledTemplateMayBeClosed() {
    try (FingerprintTemplate enrolled = touch(1, 0)) {
      matcher.enrol(FIRST, enrolled);
    }

    assertInstanceOf(Match.class, matcher.identify(touch(1, 1)));
  }
}
