package dev.mortise.biometric.fingerprint.match;

import dev.mortise.biometric.fingerprint.minutia.Bearing;
import java.util.Arrays;

/// How a probe lies on a reference: turned and shifted as a whole, and at each of its minutiae
/// shifted a little more, because skin stretches.
///
/// The whole is the least-squares fit of the pairs, in which directions have a say as well as
/// positions. The rest is what the pairs around a minutia, itself left out, still deviate, so that
/// a chance pair gets no help from itself.
final class Alignment {

  /// What a pair's directions weigh against its position in the fit, in square pixels.
  private static final double DIRECTION = 400;

  /// How far around a minutia the deviation of others counts, in pixels: half of it at this
  /// distance.
  private static final float REACH = 40;

  private static final float[] COSINES = cosines();

  /// The probe's minutiae where they come to lie on the reference, by the whole alone.
  final float[] stiffX = new float[64];

  final float[] stiffY = new float[64];

  /// The same with the local shift.
  final float[] x = new float[64];

  final float[] y = new float[64];

  private final float[] weights = new float[64];
  private final float[] offX = new float[64];
  private final float[] offY = new float[64];
  private float cosine;
  private float sine;
  private float shiftX;
  private float shiftY;
  private int turn;

  static float cosine(int bearing) {
    return COSINES[bearing & 0xff];
  }

  static float sine(int bearing) {
    return COSINES[bearing - Bearing.TURN / 4 & 0xff];
  }

  /// How much the probe is turned, as a bearing.
  int turn() {
    return turn;
  }

  /// Where a place on the reference lies on the probe, across.
  float backX(float atX, float atY) {
    return cosine * (atX - shiftX) + sine * (atY - shiftY);
  }

  /// Where a place on the reference lies on the probe, down.
  float backY(float atX, float atY) {
    return cosine * (atY - shiftY) - sine * (atX - shiftX);
  }

  /// Lays the probe on the reference as these pairs say, of which there is one at least, as a
  /// whole.
  void fit(Print probe, Print reference, Pairs pairs) {
    double sum = 0;
    double probeX = 0;
    double probeY = 0;
    double referenceX = 0;
    double referenceY = 0;
    for (int k = 0; k < pairs.count; k++) {
      double weight = pairs.weight[k];
      sum += weight;
      probeX += weight * probe.x[pairs.probe[k]];
      probeY += weight * probe.y[pairs.probe[k]];
      referenceX += weight * reference.x[pairs.reference[k]];
      referenceY += weight * reference.y[pairs.reference[k]];
    }
    probeX /= sum;
    probeY /= sum;
    referenceX /= sum;
    referenceY /= sum;
    double along = 0;
    double across = 0;
    for (int k = 0; k < pairs.count; k++) {
      int i = pairs.probe[k];
      int j = pairs.reference[k];
      double fromX = probe.x[i] - probeX;
      double fromY = probe.y[i] - probeY;
      double toX = reference.x[j] - referenceX;
      double toY = reference.y[j] - referenceY;
      int turned = reference.bearing[j] - probe.bearing[i];
      double weight = pairs.weight[k];
      along += weight * (fromX * toX + fromY * toY + DIRECTION * cosine(turned));
      across += weight * (fromX * toY - fromY * toX + DIRECTION * sine(turned));
    }
    turn(along, across);
    shiftX = (float) (referenceX - cosine * probeX + sine * probeY);
    shiftY = (float) (referenceY - sine * probeX - cosine * probeY);
    lay(probe);
  }

  private void turn(double along, double across) {
    double length = Math.sqrt(along * along + across * across);
    cosine = length == 0 ? 1 : (float) (along / length);
    sine = length == 0 ? 0 : (float) (across / length);
    turn = Bearing.of(Math.round(cosine * 4096), Math.round(sine * 4096));
  }

  private void lay(Print probe) {
    for (int i = 0; i < probe.count(); i++) {
      stiffX[i] = cosine * probe.x[i] - sine * probe.y[i] + shiftX;
      stiffY[i] = sine * probe.x[i] + cosine * probe.y[i] + shiftY;
      x[i] = stiffX[i];
      y[i] = stiffY[i];
    }
  }

  /// Shifts each minutia as the pairs around it deviate from the whole.
  ///
  /// Pair by pair over all minutiae, in which the compiler finds several at a time; what a
  /// minutia's own pair contributed is taken off again.
  void follow(Print probe, Print reference, Pairs pairs) {
    int count = probe.count();
    Arrays.fill(weights, 0, count, 1);
    Arrays.fill(offX, 0, count, 0);
    Arrays.fill(offY, 0, count, 0);
    for (int k = 0; k < pairs.count; k++) {
      int own = pairs.probe[k];
      int partner = pairs.reference[k];
      float pairX = reference.x[partner] - stiffX[own];
      float pairY = reference.y[partner] - stiffY[own];
      spread(probe, count, own, pairs.weight[k], pairX, pairY);
      weights[own] -= pairs.weight[k];
      offX[own] -= pairs.weight[k] * pairX;
      offY[own] -= pairs.weight[k] * pairY;
    }
    for (int i = 0; i < count; i++) {
      x[i] = stiffX[i] + offX[i] / weights[i];
      y[i] = stiffY[i] + offY[i] / weights[i];
    }
  }

  private void spread(Print probe, int count, int from, float weight, float pairX, float pairY) {
    float fromX = probe.x[from];
    float fromY = probe.y[from];
    for (int i = 0; i < count; i++) {
      float dx = probe.x[i] - fromX;
      float dy = probe.y[i] - fromY;
      float near = (dx * dx + dy * dy) * (1 / (REACH * REACH));
      float here = weight / (1 + near * near);
      weights[i] += here;
      offX[i] += here * pairX;
      offY[i] += here * pairY;
    }
  }

  void erase() {
    Arrays.fill(stiffX, 0);
    Arrays.fill(stiffY, 0);
    Arrays.fill(x, 0);
    Arrays.fill(y, 0);
    Arrays.fill(weights, 0);
    Arrays.fill(offX, 0);
    Arrays.fill(offY, 0);
    cosine = 0;
    sine = 0;
    shiftX = 0;
    shiftY = 0;
    turn = 0;
  }

  private static float[] cosines() {
    float[] cosines = new float[Bearing.TURN];
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] = (float) StrictMath.cos(2 * Math.PI * i / Bearing.TURN);
    }
    return cosines;
  }
}
