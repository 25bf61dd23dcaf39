package dev.mortise.biometric.fingerprint.match;

import dev.mortise.biometric.fingerprint.minutia.Bearing;
import dev.mortise.biometric.fingerprint.minutia.Minutiae;
import java.util.Arrays;

/// How much the neighbourhoods of two minutiae resemble each other, for every pair of a probe's and
/// a reference's.
///
/// Every reference edge that resembles a probe edge speaks for the pair of minutiae from which the
/// two go out, the more the closer the resemblance. Most pairs get nothing, so only those that get
/// something are ever looked at.
final class LocalEvidence {

  /// The most one edge gives.
  private static final byte EDGE_MAX = 10;

  private static final byte[] LENGTHS = losses(EdgeIndex.LENGTH_TOLERANCE, 2.5);
  private static final byte[] TURNS = losses(EdgeIndex.TURN_TOLERANCE, 7);

  private final short[] evidence = new short[Minutiae.COUNT_MAX * Minutiae.COUNT_MAX];
  private final short[] pairs = new short[Minutiae.COUNT_MAX * Minutiae.COUNT_MAX + 1];

  /// Sets of probe edges, and beside each the reference's edge that they resemble.
  private final long[] alike = new long[Edges.COUNT_MAX + 1];

  private final int[] edges = new int[Edges.COUNT_MAX + 1];
  private int count;

  /// The number of pairs with any evidence.
  int count() {
    return count;
  }

  /// One of the pairs with evidence: the probe's minutia times 64 and the reference's.
  int pair(int k) {
    return pairs[k];
  }

  /// What speaks for a pair: 0 is nothing, and ten an edge that is the very same.
  int of(int pair) {
    return evidence[pair];
  }

  /// Compares all edges, forgetting what was.
  ///
  /// Written with few branches, because chance decides them: what comes after the last in a list is
  /// always written, and counts only if it belongs there.
  void gather(EdgeIndex probe, Edges reference) {
    forget();
    int listed = findAlike(probe, reference);
    int found = 0;
    for (int k = 0; k < listed; k++) {
      int edge = edges[k];
      int first = probe.first(edge);
      for (long left = alike[k]; left != 0; left &= left - 1) {
        int other = probe.edge(first + Long.numberOfTrailingZeros(left));
        int pair = Edges.from(other) << 6 | Edges.from(edge);
        int weight = weight(other, edge);
        int before = evidence[pair];
        evidence[pair] = (short) (before + weight);
        pairs[found] = (short) pair;
        found += (before - 1 & -weight) >>> 31;
      }
    }
    count = found;
  }

  /// Lists the reference's edges that any of the probe's resembles: most have none.
  ///
  /// @return how many
  private int findAlike(EdgeIndex probe, Edges reference) {
    int listed = 0;
    for (int e = 0; e < reference.count(); e++) {
      int edge = reference.packed[e];
      long bits = probe.alike(edge);
      alike[listed] = bits;
      edges[listed] = edge;
      listed += (int) ((bits | -bits) >>> 63);
    }
    return listed;
  }

  void forget() {
    for (int k = 0; k < count; k++) {
      evidence[pairs[k]] = 0;
      pairs[k] = 0;
    }
    count = 0;
  }

  /// Overwrites all of it, the places beyond the last of a list included.
  void erase() {
    forget();
    Arrays.fill(pairs, (short) 0);
    Arrays.fill(alike, 0);
    Arrays.fill(edges, 0);
  }

  /// 0 to [#EDGE_MAX], 0 beyond the tolerances.
  private static int weight(int one, int other) {
    int length = LENGTHS[(one >>> 16) - (other >>> 16) & 0xff];
    int direction = TURNS[(one >>> 8) - (other >>> 8) & 0xff];
    int turn = TURNS[one - other & 0xff];
    return Math.max(0, EDGE_MAX - length - direction - turn);
  }

  /// What an error costs: the square of its share in what is usual, which is left of the logarithm
  /// of a normal error's likelihood, and everything beyond the tolerance.
  private static byte[] losses(int tolerance, double usual) {
    byte[] losses = new byte[256];
    for (int i = 0; i < losses.length; i++) {
      int apart = Bearing.apart(i, 0);
      double share = apart / usual;
      losses[i] = apart > tolerance ? EDGE_MAX : (byte) Math.round(share * share);
    }
    return losses;
  }
}
