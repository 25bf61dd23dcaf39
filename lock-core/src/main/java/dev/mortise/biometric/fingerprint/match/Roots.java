package dev.mortise.biometric.fingerprint.match;

import java.util.Arrays;

/// The few placements of a probe on a reference that are worth a closer look.
///
/// The pairs of minutiae with the most local evidence are compared with each other: two that belong
/// to one finger agree on how it is turned and shifted, as far as skin stretches. A root is the
/// pair whose agreeing pairs have most evidence together; pairs that agree with a root are no root
/// of their own.
final class Roots {

  /// Pairs that are compared with each other. 16 to 64 do equally well on FVC2002.
  static final int CANDIDATES = 20;

  /// A pair with less is chance: one edge alike, and not very much.
  private static final int EVIDENCE_MIN = 6;

  /// How much two pairs may differ in how the finger is turned, in bearing units: 28 degrees.
  private static final int TURN_TOLERANCE = 20;

  /// How far apart two pairs may see the same place, in pixels and as a part of their distance.
  private static final float SHIFT = 8;

  private static final float STRETCH = 0.15f;

  private static final int LEVELS = 256;

  private final int[] levels = new int[LEVELS];
  private final int[] sorted = new int[CANDIDATES];
  private final int[] pairs = new int[CANDIDATES];
  private final int[] evidence = new int[CANDIDATES];
  private final int[] turns = new int[CANDIDATES];
  private final float[] probeX = new float[CANDIDATES];
  private final float[] probeY = new float[CANDIDATES];
  private final float[] referenceX = new float[CANDIDATES];
  private final float[] referenceY = new float[CANDIDATES];
  private final int[] agreeing = new int[CANDIDATES];
  private final int[] support = new int[CANDIDATES];
  private int count;
  private int used;
  private int most;

  /// Compares the best pairs.
  ///
  /// They are sorted by how they turn the finger, so that only those are compared that agree in it.
  ///
  /// @return the evidence of the best root together with that of the pairs that agree with it, 0 if
  ///   there is none
  int find(Print probe, Print reference, LocalEvidence local) {
    select(probe, reference, local);
    for (int k = 0; k < count; k++) {
      pairs[k] = sorted[k] & 0xfff;
      int i = pairs[k] >> 6;
      int j = pairs[k] & 63;
      evidence[k] = local.of(pairs[k]);
      turns[k] = sorted[k] >>> 12;
      probeX[k] = probe.x[i];
      probeY[k] = probe.y[i];
      referenceX[k] = reference.x[j];
      referenceY[k] = reference.y[j];
      agreeing[k] = 0;
      support[k] = evidence[k];
    }
    for (int a = 0; a < count; a++) {
      int b = a;
      for (int step = 1; step < count; step++) {
        b = b + 1 < count ? b + 1 : 0;
        int twist = turns[b] - turns[a] & 0xff;
        if (twist > TURN_TOLERANCE) {
          break;
        }
        if (agree(a, b, turns[a] + twist / 2)) {
          agreeing[a] |= 1 << b;
          agreeing[b] |= 1 << a;
          support[a] += evidence[b];
          support[b] += evidence[a];
        }
      }
    }
    used = 0;
    most = 0;
    for (int k = 0; k < count; k++) {
      most = Math.max(most, support[k]);
    }
    return most;
  }

  /// The next best root with the pairs that agree with it.
  ///
  /// @param rival what its evidence must be, as a part of the best one's
  /// @return false if none is left that is such a rival of the best, and then `into` is empty
  boolean next(Pairs into, float rival) {
    into.clear();
    int best = -1;
    for (int k = 0; k < count; k++) {
      if ((used >>> k & 1) == 0 && (best < 0 || support[k] > support[best])) {
        best = k;
      }
    }
    if (best < 0 || support[best] < rival * most) {
      return false;
    }
    used |= 1 << best | agreeing[best];
    into.add(pairs[best] >> 6, pairs[best] & 63, evidence[best]);
    for (int k = 0; k < count; k++) {
      if ((agreeing[best] >>> k & 1) != 0) {
        into.add(pairs[k] >> 6, pairs[k] & 63, evidence[k]);
      }
    }
    return true;
  }

  /// Takes the pairs with most evidence; of those level at the end, the first that came.
  private void select(Print probe, Print reference, LocalEvidence local) {
    Arrays.fill(levels, 0);
    int least = 0;
    for (int k = 0; k < local.count(); k++) {
      int here = level(local, k);
      levels[here]++;
      least = Math.max(least, here);
    }
    int above = 0;
    while (least > EVIDENCE_MIN && above + levels[least] <= CANDIDATES) {
      above += levels[least--];
    }
    int level = CANDIDATES - above;
    count = 0;
    for (int k = 0; k < local.count() && count < CANDIDATES; k++) {
      int here = level(local, k);
      if (here > least || (here == least && level-- > 0)) {
        int pair = local.pair(k);
        insert((reference.bearing[pair & 63] - probe.bearing[pair >> 6] & 0xff) << 12 | pair);
      }
    }
  }

  private void insert(int turnAndPair) {
    int at = count++;
    for (; at > 0 && sorted[at - 1] > turnAndPair; at--) {
      sorted[at] = sorted[at - 1];
    }
    sorted[at] = turnAndPair;
  }

  void erase() {
    Arrays.fill(levels, 0);
    Arrays.fill(sorted, 0);
    Arrays.fill(pairs, 0);
    Arrays.fill(evidence, 0);
    Arrays.fill(turns, 0);
    Arrays.fill(agreeing, 0);
    Arrays.fill(support, 0);
    Arrays.fill(probeX, 0);
    Arrays.fill(probeY, 0);
    Arrays.fill(referenceX, 0);
    Arrays.fill(referenceY, 0);
    count = 0;
    used = 0;
    most = 0;
  }

  private static int level(LocalEvidence local, int k) {
    return Math.min(LEVELS - 1, local.of(local.pair(k)));
  }

  private boolean agree(int a, int b, int turn) {
    if (pairs[a] >> 6 == pairs[b] >> 6 || ((pairs[a] ^ pairs[b]) & 63) == 0) {
      return false;
    }
    float dx = probeX[b] - probeX[a];
    float dy = probeY[b] - probeY[a];
    float cosine = Alignment.cosine(turn);
    float sine = Alignment.sine(turn);
    float offX = cosine * dx - sine * dy - (referenceX[b] - referenceX[a]);
    float offY = sine * dx + cosine * dy - (referenceY[b] - referenceY[a]);
    float tolerance = SHIFT + STRETCH * (float) Math.sqrt(dx * dx + dy * dy);
    return offX * offX + offY * offY <= tolerance * tolerance;
  }
}
