package dev.mortise.biometric.fingerprint.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.fingerprint.FingerOwner;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.fingerprint.MatchOutcome;
import dev.mortise.biometric.fingerprint.MatchOutcome.NoMatch;
import dev.mortise.biometric.fingerprint.MatcherParameters;
import dev.mortise.biometric.fingerprint.match.Prints;
import dev.mortise.biometric.fingerprint.minutia.Minutiae;
import dev.mortise.biometric.fingerprint.minutia.MinutiaeCodec;
import dev.mortise.user.UserIndex;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FingerGalleryTest {

  private static final int IMPRESSIONS = MatcherParameters.USUAL.impressionsMax();
  private static final int STRANGER = 1_000;

  /// The most that an enrolled finger may keep, in bytes.
  private static final long RESIDENT_MAX = 40_000;

  private final FingerGallery gallery = new FingerGallery(MatcherParameters.USUAL);

  private static FingerprintTemplate touch(int finger, int touch) {
    return MinutiaeCodec.encode(
        Prints.finger(finger, 30 + finger % 20).touch(touch, touch * 3 - 9, 7, touch, 2, 0.2));
  }

  private static FingerOwner owner(int finger) {
    return new FingerOwner(new UserIndex(finger), false);
  }

  private void enrol(int finger, int touch) {
    gallery.enrol(new FingerSlot(finger), owner(finger), touch(finger, touch));
  }

  @Test
  @Tag("LK-1")
  void fiftyFingersOfFiveTouchesAreToldApart() {
    for (int finger = 1; finger <= FingerSlot.CAPACITY; finger++) {
      for (int touch = 0; touch < IMPRESSIONS; touch++) {
        enrol(finger, touch);
      }
    }

    for (int finger = 1; finger <= FingerSlot.CAPACITY; finger++) {
      MatchOutcome outcome = gallery.identify(touch(finger, 7), RecentMisses.NONE);
      assertTrue(
          outcome instanceof MatchOutcome.Match(FingerSlot slot, _) && slot.index() == finger,
          "finger=" + finger);
      assertEquals(new NoMatch(), gallery.identify(touch(STRANGER + finger, 0), RecentMisses.NONE));
    }
  }

  @Test
  void searchThatFindsNobodyTakesNoMemory() {
    for (int finger = 1; finger <= FingerSlot.CAPACITY; finger++) {
      enrol(finger, 0);
    }
    FingerprintTemplate probe = touch(STRANGER, 0);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long taken = Long.MAX_VALUE;
    for (int round = 0; round < 100 && taken > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      gallery.identify(probe, RecentMisses.NONE);
      taken = threads.getCurrentThreadAllocatedBytes() - before;
    }

    assertEquals(0, taken);
  }

  @Test
  void enrolledFingerKeepsLittle() {
    List<FingerprintTemplate> touches = new ArrayList<>();
    for (int touch = 0; touch < IMPRESSIONS; touch++) {
      touches.add(touch(1, touch));
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long taken = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      gallery.forgetAll();
      long before = threads.getCurrentThreadAllocatedBytes();
      touches.forEach(touch -> gallery.enrol(new FingerSlot(1), owner(1), touch));
      taken = Math.min(taken, threads.getCurrentThreadAllocatedBytes() - before);
    }

    System.out.println("a finger of five impressions takes " + taken + " bytes to enrol");
    assertTrue(taken < RESIDENT_MAX, "bytes " + taken);
  }

  @Property(tries = 50)
  void orderOfEnrolmentChangesNothing(@ForAll long seed) {
    List<Integer> order = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6));
    order.forEach(finger -> enrol(finger, 0));
    MatchOutcome expected = gallery.identify(touch(4, 1), RecentMisses.NONE);
    gallery.forgetAll();

    Collections.shuffle(order, new Random(seed));
    order.forEach(finger -> enrol(finger, 0));
    assertEquals(expected, gallery.identify(touch(4, 1), RecentMisses.NONE));
  }

  @Test
  void missesRaiseTheThreshold() {
    MatcherParameters parameters = new MatcherParameters(1e-4, 1, 5, 3);
    int accepted = 0;
    int acceptedAfterMisses = 0;
    for (int finger = 1; finger <= 200; finger++) {
      FingerGallery one = new FingerGallery(parameters);
      one.enrol(new FingerSlot(1), owner(1), MinutiaeCodec.encode(poor(finger, 1)));
      FingerprintTemplate probe = MinutiaeCodec.encode(poor(finger, 2));
      boolean match = one.identify(probe, RecentMisses.NONE) instanceof MatchOutcome.Match;
      boolean late = one.identify(probe, new RecentMisses(4)) instanceof MatchOutcome.Match;
      assertFalse(late && !match);
      accepted += match ? 1 : 0;
      acceptedAfterMisses += late ? 1 : 0;
    }

    assertTrue(acceptedAfterMisses < accepted, acceptedAfterMisses + " of " + accepted);
  }

  private static Minutiae poor(int finger, int touch) {
    return Prints.finger(finger, 24).touch(touch, touch, 3, 4, 4, 0.4);
  }

  @Test
  @Tag("LK-73")
  void touchesOfOneFingerAreToldFromThoseOfTwo() {
    int wrong = 0;
    for (int finger = 1; finger <= 100; finger++) {
      assertTrue(gallery.sameFinger(touch(finger, 1), touch(finger, 2)), "finger=" + finger);
      wrong += gallery.sameFinger(touch(finger, 1), touch(finger + 100, 1)) ? 1 : 0;
    }
    assertTrue(wrong <= 2, "wrong " + wrong);
  }
}
