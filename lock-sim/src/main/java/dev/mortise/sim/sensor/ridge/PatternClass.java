package dev.mortise.sim.sensor.ridge;

/// The classes of ridge flow after Henry and Galton, with their shares among human fingers (Wilson,
/// Candela and Watson, "Neural network fingerprint classification", 1994, whose whorls are parted
/// into plain and double here).
public enum PatternClass {

  /// Ridges cross the finger and rise a little in the middle; no core, no delta.
  ARCH(0.037),

  /// An arch with a core right above a delta.
  TENTED_ARCH(0.029),

  /// Ridges enter and leave on the left of the image; one core, a delta on the right.
  LEFT_LOOP(0.338),

  /// Ridges enter and leave on the right of the image; one core, a delta on the left.
  RIGHT_LOOP(0.317),

  /// Closed rings or a spiral; two cores one above the other, a delta on either side.
  WHORL(0.229),

  /// Two loops that wind around each other; two cores side by side, a delta on either side.
  DOUBLE_LOOP(0.050);

  private final double share;

  PatternClass(double share) {
    this.share = share;
  }

  /// The part of human fingers that shows this class, of 1.
  public double share() {
    return share;
  }

  /// A class drawn by its share.
  static PatternClass drawn(Chance chance) {
    double left = chance.unit();
    for (PatternClass pattern : values()) {
      left -= pattern.share;
      if (left < 0) {
        return pattern;
      }
    }
    return DOUBLE_LOOP;
  }
}
