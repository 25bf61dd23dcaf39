package dev.mortise.sim.sensor.ridge;

/// The distance from ridge to ridge at every point of a finger.
///
/// Adult ridges are 0.46 mm apart on average, wider towards the crease and a little wider at the
/// tip (Cappelli, Erol, Maio and Maltoni 2000; Ashbaugh 1999).
final class RidgePeriod {

  /// The least and greatest period that occurs, in pixels.
  static final double MIN = 6.8;

  static final double MAX = 12;

  private final double mean;
  private final SmoothField variation;
  private final RidgeFlow flow;

  RidgePeriod(RidgeFlow flow, Chance chance, int width, int height) {
    this.flow = flow;
    this.mean = 9.0 + 0.6 * chance.bell();
    this.variation = new SmoothField(chance, width, height, 80);
  }

  /// The period at this point, in pixels, from [#MIN] to [#MAX].
  double at(double x, double y) {
    double up = flow.heightAboveMiddle(y);
    double crease = 0.10 * Math.clamp((-90 - up) / 80, 0, 1);
    double tip = 0.05 * Math.clamp((up - 80) / 80, 0, 1);
    return Math.clamp(mean * (1 + 0.07 * variation.at(x, y) + crease + tip), MIN, MAX);
  }
}
