package dev.mortise.biometric.fingerprint.match;

import dev.mortise.biometric.fingerprint.minutia.Bearing;
import dev.mortise.biometric.fingerprint.minutia.Minutiae;
import java.util.Arrays;

/// Which minutiae of a probe and a reference meet under an alignment: the closest first, each once.
///
/// Close are position and direction together, and local evidence helps a little.
final class Pairing {

  /// How near two minutiae must come, in pixels, before the alignment follows the skin, and how far
  /// apart their directions may be, in bearing units: 34 degrees.
  static final float RADIUS_STIFF = 18;

  static final int TURN_STIFF = 24;

  /// The same after it: the error of an extractor, and 28 degrees.
  static final float RADIUS = 12;

  static final int TURN = 20;

  /// What one unit of local evidence is worth in closeness, and up to how many count.
  private static final float EVIDENCE = 0.03f;

  private static final int EVIDENCE_MAX = 30;

  /// The most meetings that are ranked; more are left out.
  private static final int MEETINGS_MAX = 4 * Minutiae.COUNT_MAX;

  private final int[] meetings = new int[MEETINGS_MAX + 1];

  /// The partner of each of the probe's minutiae, -1 for none.
  final byte[] ofProbe = new byte[Minutiae.COUNT_MAX];

  /// The partner of each of the reference's minutiae, -1 for none.
  final byte[] ofReference = new byte[Minutiae.COUNT_MAX];

  /// Finds those that meet within a radius and a turn, weighing each pair by its local evidence.
  ///
  /// Written without a branch on whether two meet, because chance decides it: what comes after the
  /// last meeting is always written, and counts only if it is one.
  void meet(
      Print probe,
      Print reference,
      Alignment alignment,
      LocalEvidence local,
      float radius,
      int turn,
      Pairs into) {
    int count = 0;
    float perRadius = 1 / (radius * radius);
    float perTurn = 1f / (turn * turn);
    for (int i = 0; i < probe.count(); i++) {
      float x = alignment.x[i];
      float y = alignment.y[i];
      int bearing = probe.bearing[i] + alignment.turn();
      for (long near = reference.near(x, y) & reference.turned(bearing);
          near != 0 && count < MEETINGS_MAX;
          near &= near - 1) {
        int j = Long.numberOfTrailingZeros(near);
        float dx = x - reference.x[j];
        float dy = y - reference.y[j];
        float apart = (dx * dx + dy * dy) * perRadius;
        int turned = Bearing.apart(bearing, reference.bearing[j]);
        int pair = i << 6 | j;
        float closeness =
            EVIDENCE * Math.min(EVIDENCE_MAX, local.of(pair)) - apart - turned * turned * perTurn;
        meetings[count] = (int) ((4 - closeness) * 65536) << 12 | pair;
        count += ~(Float.floatToRawIntBits(1 - apart) | turn - turned) >>> 31;
      }
    }
    sort(count);
    take(count, probe, reference, local, into);
  }

  /// By insertion: there are a few dozen, and the library's sort takes memory for more than that.
  private void sort(int count) {
    for (int k = 1; k < count; k++) {
      int meeting = meetings[k];
      int at = k;
      for (; at > 0 && meetings[at - 1] > meeting; at--) {
        meetings[at] = meetings[at - 1];
      }
      meetings[at] = meeting;
    }
  }

  void erase() {
    Arrays.fill(meetings, 0);
    Arrays.fill(ofProbe, (byte) 0);
    Arrays.fill(ofReference, (byte) 0);
  }

  private void take(int count, Print probe, Print reference, LocalEvidence local, Pairs into) {
    Arrays.fill(ofProbe, 0, probe.count(), (byte) -1);
    Arrays.fill(ofReference, 0, reference.count(), (byte) -1);
    into.clear();
    for (int k = 0; k < count; k++) {
      int pair = meetings[k] & 0xfff;
      int i = pair >> 6;
      int j = pair & 63;
      if (ofProbe[i] < 0 && ofReference[j] < 0) {
        ofProbe[i] = (byte) j;
        ofReference[j] = (byte) i;
        into.add(i, j, 1 + 0.2f * local.of(pair));
      }
    }
  }
}
