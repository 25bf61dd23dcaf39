package dev.mortise.biometric.fingerprint.match;

import dev.mortise.biometric.fingerprint.minutia.Bearing;

/// What is seen when a probe lies on a reference as well as it can: the measurements that a score
/// is made of.
final class Agreement {

  /// The most local evidence that counts for one pair.
  static final int EVIDENCE_MAX = 60;

  /// Minutiae that meet.
  int pairs;

  /// Their local evidence together.
  int evidence;

  /// The probe's minutiae that lie where the reference has ridges, and the reverse, with those that
  /// meet: at least [#pairs], at most all.
  int probeInside;

  int referenceInside;

  /// Sum of the squared distances of the pairs, in square pixels.
  float distance;

  /// Sum of the squared turns of the pairs, in square bearing units.
  int turn;

  /// How much the finger is turned, 0 to 128 bearing units.
  int turned;

  /// The number of minutiae of the poorer print.
  int minutiae;

  void measure(
      Print probe,
      Print reference,
      Alignment alignment,
      Pairing pairing,
      Pairs met,
      LocalEvidence local) {
    pairs = met.count;
    turned = Bearing.apart(alignment.turn(), 0);
    minutiae = Math.min(probe.count(), reference.count());
    measurePairs(probe, reference, alignment, met, local);
    measureOverlap(probe, reference, alignment, pairing);
  }

  void erase() {
    pairs = 0;
    evidence = 0;
    probeInside = 0;
    referenceInside = 0;
    distance = 0;
    turn = 0;
    turned = 0;
    minutiae = 0;
  }

  private void measurePairs(
      Print probe, Print reference, Alignment alignment, Pairs met, LocalEvidence local) {
    evidence = 0;
    distance = 0;
    turn = 0;
    for (int k = 0; k < met.count; k++) {
      int i = met.probe[k];
      int j = met.reference[k];
      float dx = alignment.x[i] - reference.x[j];
      float dy = alignment.y[i] - reference.y[j];
      int apart = Bearing.apart(probe.bearing[i] + alignment.turn(), reference.bearing[j]);
      evidence += Math.min(EVIDENCE_MAX, local.of(i << 6 | j));
      distance += dx * dx + dy * dy;
      turn += apart * apart;
    }
  }

  private void measureOverlap(Print probe, Print reference, Alignment alignment, Pairing pairing) {
    probeInside = 0;
    referenceInside = 0;
    for (int i = 0; i < probe.count(); i++) {
      int alone = pairing.ofProbe[i] >>> 31;
      int covered = reference.extent.covers(alignment.stiffX[i], alignment.stiffY[i]);
      probeInside += covered | 1 - alone;
    }
    for (int j = 0; j < reference.count(); j++) {
      float x = reference.x[j];
      float y = reference.y[j];
      int alone = pairing.ofReference[j] >>> 31;
      int covered = probe.extent.covers(alignment.backX(x, y), alignment.backY(x, y));
      referenceInside += covered | 1 - alone;
    }
  }
}
