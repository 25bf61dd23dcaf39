package dev.mortise.biometric.fingerprint.match;

import dev.mortise.biometric.fingerprint.minutia.Minutiae;
import java.util.Arrays;

/// Minutiae of a probe and of a reference that are taken for the same, each in one pair at most.
final class Pairs {

  final byte[] probe = new byte[Minutiae.COUNT_MAX];
  final byte[] reference = new byte[Minutiae.COUNT_MAX];

  /// How much each pair counts in a fit; above 0.
  final float[] weight = new float[Minutiae.COUNT_MAX];

  int count;

  void clear() {
    count = 0;
  }

  void add(int ofProbe, int ofReference, float weighs) {
    probe[count] = (byte) ofProbe;
    reference[count] = (byte) ofReference;
    weight[count] = weighs;
    count++;
  }

  void erase() {
    Arrays.fill(probe, (byte) 0);
    Arrays.fill(reference, (byte) 0);
    Arrays.fill(weight, 0);
    count = 0;
  }

  void copy(Pairs other) {
    System.arraycopy(other.probe, 0, probe, 0, other.count);
    System.arraycopy(other.reference, 0, reference, 0, other.count);
    System.arraycopy(other.weight, 0, weight, 0, other.count);
    count = other.count;
  }
}
