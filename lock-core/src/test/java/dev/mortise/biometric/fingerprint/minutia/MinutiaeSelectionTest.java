package dev.mortise.biometric.fingerprint.minutia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinutiaeSelectionTest {

  @Test
  void fewAreKeptAsOffered() {
    Minutiae kept =
        new MinutiaeSelection()
            .add(10, 20, 30, MinutiaKind.BIFURCATION, 40)
            .add(11, 21, 31, MinutiaKind.OTHER, 0)
            .best();

    assertEquals(2, kept.count());
    assertEquals(10, kept.x(0));
    assertEquals(20, kept.y(0));
    assertEquals(30, kept.bearing(0));
    assertEquals(MinutiaKind.BIFURCATION.code(), kept.kind(0));
    assertEquals(40, kept.quality(0));
    assertEquals(11, kept.x(1));
  }

  @Test
  void ofTooManyThoseNearestToTheMiddleAreKept() {
    MinutiaeSelection selection = new MinutiaeSelection();
    for (int i = 0; i < 101; i++) {
      selection.add(4 * i, 100, 0, MinutiaKind.ENDING, 0);
    }
    Minutiae kept = selection.best();

    assertEquals(Minutiae.COUNT_MAX, kept.count());
    assertEquals(4 * 18, kept.x(0));
    assertEquals(4 * 81, kept.x(63));
  }

  @Test
  void qualityGoesBeforeTheMiddle() {
    MinutiaeSelection selection = new MinutiaeSelection();
    for (int i = 0; i < 100; i++) {
      selection.add(4 * i, 100, 0, MinutiaKind.ENDING, i < 64 ? 60 : 1);
    }
    Minutiae kept = selection.best();

    assertEquals(0, kept.x(0));
    assertEquals(4 * 63, kept.x(63));
  }

  @Test
  void whatLiesOnNoFingerIsLeftOut() {
    MinutiaeSelection selection = new MinutiaeSelection();
    for (int i = 0; i < 20; i++) {
      selection.add(100 + i, 100, 0, MinutiaKind.ENDING, 0);
    }
    selection.add(4000, 100, 0, MinutiaKind.ENDING, 63);

    assertEquals(20, selection.best().count());
  }

  @Test
  void moreThanAreLookedAtAreNotTaken() {
    MinutiaeSelection selection = new MinutiaeSelection();
    for (int i = 0; i < 1000; i++) {
      selection.add(i % 50, i / 50, 0, MinutiaKind.ENDING, 0);
    }

    assertEquals(Minutiae.COUNT_MAX, selection.best().count());
  }

  @Test
  void nothingGivesNothing() {
    assertEquals(0, new MinutiaeSelection().best().count());
  }

  @ParameterizedTest
  @CsvSource({
    "-1,0,0,0",
    "4096,0,0,0",
    "0,-1,0,0",
    "0,4096,0,0",
    "0,0,256,0",
    "0,0,-1,0",
    "0,0,0,64",
    "0,0,0,-1"
  })
  void numbersOutsideTheirRangeAreRefused(int x, int y, int bearing, int quality) {
    MinutiaeSelection selection = new MinutiaeSelection();

    assertThrows(
        IllegalArgumentException.class,
        () -> selection.add(x, y, bearing, MinutiaKind.ENDING, quality));
  }
}
