package dev.mortise.biometric.fingerprint.search;

import dev.mortise.biometric.MatchScore;
import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.fingerprint.FingerOwner;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.FingerprintMatcher;
import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.fingerprint.MatchOutcome;
import dev.mortise.biometric.fingerprint.MatchOutcome.Match;
import dev.mortise.biometric.fingerprint.MatchOutcome.NoMatch;
import dev.mortise.biometric.fingerprint.MatcherParameters;
import dev.mortise.biometric.fingerprint.match.Print;
import dev.mortise.biometric.fingerprint.match.PrintComparator;
import dev.mortise.biometric.fingerprint.minutia.Minutiae;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The lock's own fingerprint matcher.
///
/// A search compares the probe with every impression, in the order of the slots, and decides only
/// then; it takes no memory unless it finds somebody. An enrolled impression takes about 5 kB.
public final class FingerGallery implements FingerprintMatcher {

  private static final MatchOutcome NOBODY = new NoMatch();

  private final MatcherParameters parameters;
  private final @Nullable EnrolledFinger[] fingers = new EnrolledFinger[FingerSlot.CAPACITY];
  private final PrintComparator comparator = new PrintComparator();
  private final Minutiae minutiae = new Minutiae();
  private final Print probe = new Print();
  private final double[] scores = new double[FingerSlot.CAPACITY];

  public FingerGallery(MatcherParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public void enrol(FingerSlot slot, FingerOwner owner, FingerprintTemplate impression) {
    EnrolledFinger finger = fingers[slot.index() - 1];
    if (finger != null && !finger.owner().equals(owner)) {
      throw new IllegalArgumentException("slot is another owner's slot=" + slot.index());
    }
    if (finger != null && finger.size() >= parameters.impressionsMax()) {
      throw new IllegalStateException(
          "slot is full slot=%d impressions=%d".formatted(slot.index(), finger.size()));
    }
    Print print = Print.of(impression);
    if (finger == null) {
      finger = new EnrolledFinger(slot, owner);
      fingers[slot.index() - 1] = finger;
    }
    finger.add(print);
  }

  @Override
  public void forget(FingerSlot slot) {
    EnrolledFinger finger = fingers[slot.index() - 1];
    if (finger != null) {
      finger.close();
      fingers[slot.index() - 1] = null;
    }
  }

  @Override
  public void forgetAll() {
    for (int index = 1; index <= FingerSlot.CAPACITY; index++) {
      forget(new FingerSlot(index));
    }
  }

  @Override
  public MatchOutcome identify(FingerprintTemplate template, RecentMisses misses) {
    try {
      probe.read(minutiae.read(template));
      comparator.probe(probe);
      return decide(compare(), misses);
    } finally {
      Arrays.fill(scores, 0);
      comparator.close();
      probe.close();
      minutiae.close();
    }
  }

  @Override
  public boolean sameFinger(FingerprintTemplate one, FingerprintTemplate other) {
    try (Print reference = Print.of(other)) {
      probe.read(minutiae.read(one));
      comparator.probe(probe);
      return comparator.score(reference) >= parameters.sameFinger();
    } finally {
      comparator.close();
      probe.close();
      minutiae.close();
    }
  }

  /// Scores every slot.
  ///
  /// @return the number of impressions compared
  private int compare() {
    int references = 0;
    for (int i = 0; i < fingers.length; i++) {
      EnrolledFinger finger = fingers[i];
      scores[i] = finger == null ? 0 : finger.score(comparator);
      references += finger == null ? 0 : finger.size();
    }
    return references;
  }

  private MatchOutcome decide(int references, RecentMisses misses) {
    EnrolledFinger best = null;
    double highest = 0;
    for (int i = 0; i < fingers.length; i++) {
      EnrolledFinger finger = fingers[i];
      if (finger != null && (best == null || scores[i] > highest)) {
        best = finger;
        highest = scores[i];
      }
    }
    if (best == null) {
      return NOBODY;
    }
    double second = 0;
    for (int i = 0; i < fingers.length; i++) {
      EnrolledFinger finger = fingers[i];
      if (finger != null && !finger.owner().equals(best.owner())) {
        second = Math.max(second, scores[i]);
      }
    }
    boolean matches =
        highest >= parameters.threshold(references, misses)
            && highest - second >= parameters.lead();
    return matches ? new Match(best.slot(), new MatchScore(highest)) : NOBODY;
  }
}
