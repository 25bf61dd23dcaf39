package dev.mortise.biometric.fingerprint.search;

import dev.mortise.biometric.fingerprint.FingerOwner;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.match.Print;
import dev.mortise.biometric.fingerprint.match.PrintComparator;
import java.util.ArrayList;
import java.util.List;

/// One slot of the gallery: the impressions of one finger, ready for comparison.
final class EnrolledFinger {

  private final FingerSlot slot;
  private final FingerOwner owner;
  private final List<Print> impressions = new ArrayList<>();

  EnrolledFinger(FingerSlot slot, FingerOwner owner) {
    this.slot = slot;
    this.owner = owner;
  }

  FingerSlot slot() {
    return slot;
  }

  FingerOwner owner() {
    return owner;
  }

  int size() {
    return impressions.size();
  }

  void add(Print impression) {
    impressions.add(impression);
  }

  /// The highest score of the comparator's probe over all impressions.
  double score(PrintComparator comparator) {
    double best = 0;
    for (int i = 0; i < impressions.size(); i++) {
      best = Math.max(best, comparator.score(impressions.get(i)));
    }
    return best;
  }

  void close() {
    impressions.forEach(Print::close);
    impressions.clear();
  }
}
