package dev.mortise.biometric.palm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.ImpostorScores;
import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.palm.PalmOutcome.Insufficient;
import dev.mortise.biometric.palm.PalmOutcome.Match;
import dev.mortise.biometric.palm.PalmOutcome.NoMatch;
import dev.mortise.biometric.protect.ProtectionKey;
import dev.mortise.biometric.vector.CountingKernels;
import dev.mortise.biometric.vector.KernelChoice;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.secret.SecretBytes;
import dev.mortise.user.UserIndex;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PermutedPalmMatcherTest {

  private static final PalmModel MODEL =
      new PalmModel(2, 32, 32, 2, 0.4, new ImpostorScores(0.5, 0.5 / Math.sqrt(2048)));
  private static final RecentMisses NONE = RecentMisses.NONE;

  private final PermutedPalmMatcher matcher = matcher(1, 1);

  private static PermutedPalmMatcher matcher(int lock, int epoch) {
    return new PermutedPalmMatcher(
        MODEL,
        key(lock, epoch),
        PermutedPalmMatcher.USUAL_POLICY,
        KernelChoice.AUTOMATIC.kernels());
  }

  private static ProtectionKey key(int lock, int epoch) {
    return ProtectionKey.derive(
        SecretBytes.adopt(new byte[32]), new LockId(new UUID(5, lock)), new Generation(epoch));
  }

  /// A palm of independent bits.
  ///
  /// @param down how many cells lower it lies; what comes in from outside is chance
  /// @param wrong the share of bits that come out wrong
  /// @param seen how many rows can be seen, from the top
  private static PalmFeatures palm(
      long person, long touch, int down, int right, double wrong, int seen) {
    Random self = new Random(person * 7919);
    boolean[] own = new boolean[MODEL.bits()];
    for (int i = 0; i < own.length; i++) {
      own[i] = self.nextBoolean();
    }
    Random noise = new Random(person * 31 + touch * 104_729 + 1);
    long[] code = new long[MODEL.words()];
    long[] mask = new long[MODEL.words()];
    for (int i = 0; i < own.length; i++) {
      int row = i / MODEL.columns() % MODEL.rows();
      int column = i % MODEL.columns();
      boolean inside =
          row - down >= 0
              && row - down < MODEL.rows()
              && column - right >= 0
              && column - right < MODEL.columns();
      boolean bit = inside ? own[i - down * MODEL.columns() - right] : noise.nextBoolean();
      bit ^= noise.nextDouble() < wrong;
      code[i / 64] |= (bit ? 1L : 0) << i;
      mask[i / 64] |= (row < seen ? 1L : 0) << i;
    }
    return PalmFeatures.adopt(MODEL, code, mask).orElseThrow();
  }

  private static PalmFeatures palm(long person, long touch) {
    return palm(person, touch, 0, 0, 0.2, 32);
  }

  private void enrol(int slot, long person) {
    PalmTemplate template = matcher.protect(palm(person, slot));
    matcher.enrol(new PalmSlot(slot), new UserIndex(slot), template);
  }

  private int slot(PalmFeatures probe) {
    return matcher.identify(probe, NONE) instanceof Match match ? match.slot().index() : 0;
  }

  @Test
  void everybodyEnrolledIsFoundAndNobodyElse() {
    for (int person = 1; person <= 50; person++) {
      enrol(person, person);
    }
    for (int person = 1; person <= 50; person++) {
      assertEquals(person, slot(palm(person, 100)));
      assertEquals(new NoMatch(), matcher.identify(palm(1_000 + person, 1), NONE));
    }
  }

  @Test
  void palmIsFoundUnderEveryShiftUpToTheModelsAndNoFurther() {
    enrol(1, 1);
    for (int down = -3; down <= 3; down++) {
      for (int right = -3; right <= 3; right++) {
        boolean within = Math.max(Math.abs(down), Math.abs(right)) <= MODEL.shift();
        int found = slot(palm(1, 100, down, right, 0.1, 32));
        assertEquals(within ? 1 : 0, found, "down=%d right=%d".formatted(down, right));
      }
    }
  }

  @Test
  void scoreIsTheShareOfBitsThatAgree() {
    enrol(1, 1);
    PalmOutcome outcome = matcher.identify(palm(1, 1), NONE);
    assertEquals(1, ((Match) outcome).score().value());
    // Both wrong a fifth of the time: they differ in 2 * 0.2 * 0.8.
    double score = ((Match) matcher.identify(palm(1, 100), NONE)).score().value();
    assertEquals(0.68, score, 0.05);
  }

  @Test
  @Tag("LK-73")
  void readingsOfOnePalmAreToldFromThoseOfTwoWhereverTheyLie() {
    for (int person = 1; person <= 20; person++) {
      PalmTemplate first = matcher.protect(palm(person, 1, 0, 0, 0.1, 32));
      assertTrue(matcher.samePalm(palm(person, 2, 1, -2, 0.1, 32), first), "person " + person);
      assertFalse(matcher.samePalm(palm(100 + person, 1), first), "person " + person);
    }
  }

  @Test
  @Tag("LK-73")
  void readingsThatShowTooLittleAreNotOfOnePalm() {
    PalmTemplate first = matcher.protect(palm(1, 1));
    assertTrue(matcher.samePalm(palm(1, 2, 0, 0, 0, 20), first));
    assertFalse(matcher.samePalm(palm(1, 2, 0, 0, 0, 8), first));
  }

  @Test
  void tooLittleOverlapIsNoAnswerAndNoWrongTry() {
    assertEquals(new NoMatch(), matcher.identify(palm(1, 2, 0, 0, 0, 8), NONE));
    enrol(1, 1);
    assertEquals(new Insufficient(), matcher.identify(palm(1, 2, 0, 0, 0, 8), NONE));
    assertEquals(1, slot(palm(1, 2, 0, 0, 0.1, 20)));
  }

  @Test
  void theFewerBitsOverlapTheLessTheyAreWorth() {
    enrol(1, 1);
    double whole = ((Match) matcher.identify(palm(1, 2, 0, 0, 0.1, 32), NONE)).score().value();
    double half = ((Match) matcher.identify(palm(1, 2, 0, 0, 0.1, 16), NONE)).score().value();
    assertEquals(0.5 + (whole - 0.5) * Math.sqrt(0.5), half, 0.03);
  }

  @Test
  @Tag("LK-11")
  void anotherLocksOrEpochsTemplatesAreNotComparedAndLookUnrelated() {
    for (PermutedPalmMatcher other : new PermutedPalmMatcher[] {matcher(2, 1), matcher(1, 2)}) {
      PalmFeatures features = palm(3, 1);
      PalmTemplate here = matcher.protect(features);
      PalmTemplate there = other.protect(features);
      assertNotEquals(here.key(), there.key());
      assertThrows(
          IllegalArgumentException.class,
          () -> matcher.enrol(new PalmSlot(1), new UserIndex(1), there));
      byte[] a = here.codeAndMask().reveal();
      byte[] b = there.codeAndMask().reveal();
      int differing = 0;
      for (int i = 0; i < a.length / 2; i++) {
        differing += Integer.bitCount((a[i] ^ b[i]) & 0xff);
      }
      assertEquals(1024, differing, 113);
    }
  }

  @Test
  @Tag("LK-11")
  void protectedCodeTellsNotEvenHowManyBitsAreSet() {
    long[] mask = new long[MODEL.words()];
    Arrays.fill(mask, -1);
    PalmFeatures empty = PalmFeatures.adopt(MODEL, new long[MODEL.words()], mask).orElseThrow();
    byte[] bits = matcher.protect(empty).codeAndMask().reveal();
    int ones = 0;
    for (int i = 0; i < bits.length / 2; i++) {
      ones += Integer.bitCount(bits[i] & 0xff);
    }
    assertEquals(1024, ones, 113);
  }

  @Test
  void missesReferencesAndShiftsMakeItStricter() {
    double none = matcher.threshold(NONE);
    assertTrue(matcher.threshold(new RecentMisses(3)) > none);
    enrol(1, 1);
    double one = matcher.threshold(NONE);
    assertTrue(one > none);
    enrol(2, 2);
    assertTrue(matcher.threshold(NONE) > one);
  }

  @Test
  void forgottenPalmsAreStrangersAgain() {
    for (int person = 1; person <= 5; person++) {
      enrol(person, person);
    }
    matcher.forget(new PalmSlot(2));
    for (int person = 1; person <= 5; person++) {
      assertEquals(person == 2 ? 0 : person, slot(palm(person, 100)));
    }
    matcher.close();
    assertEquals(new NoMatch(), matcher.identify(palm(1, 100), NONE));
  }

  @Test
  @Tag("LK-11")
  void searchIsTheSameWorkWhateverMatches() {
    CountingKernels counting = new CountingKernels();
    PermutedPalmMatcher counted =
        new PermutedPalmMatcher(MODEL, key(1, 1), PermutedPalmMatcher.USUAL_POLICY, counting);
    for (int slot = 1; slot <= 9; slot++) {
      counted.enrol(new PalmSlot(slot), new UserIndex(slot), counted.protect(palm(slot, slot)));
    }
    Set<List<String>> works = new HashSet<>();
    for (int person : new int[] {1, 9, 999}) {
      counted.identify(palm(person, 100), NONE);
      works.add(counting.takeWork());
    }
    assertEquals(Set.of(Collections.nCopies(9, "masked 25")), works);
  }

  @Test
  void impossibleShapesAreRefused() {
    PalmModel small = new PalmModel(1, 8, 8, 1, 0.5, MODEL.impostors());
    PalmFeatures features =
        PalmFeatures.adopt(small, new long[] {1}, new long[] {-1}).orElseThrow();
    assertThrows(IllegalArgumentException.class, () -> matcher.protect(features));
    assertThrows(IllegalArgumentException.class, () -> matcher.identify(features, NONE));
    assertThrows(
        IllegalArgumentException.class, () -> new PalmModel(1, 9, 9, 1, 0.5, MODEL.impostors()));
    assertThrows(
        IllegalArgumentException.class, () -> new PalmModel(1, 8, 8, 5, 0.5, MODEL.impostors()));
  }
}
