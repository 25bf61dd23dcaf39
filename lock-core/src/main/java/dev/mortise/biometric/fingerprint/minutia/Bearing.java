package dev.mortise.biometric.fingerprint.minutia;

/// Directions in the picture's plane as whole 1/256 turns, from the x axis towards the y axis.
///
/// A byte holds one, differences wrap by themselves, and one unit (1.4 degrees) is what ISO/IEC
/// 19794-2 resolves too. Reckoned in integers over a table, so that every machine agrees.
public final class Bearing {

  /// Units in a full turn.
  public static final int TURN = 256;

  private static final int EIGHTH = TURN / 8;
  private static final int STEPS = 512;
  private static final byte[] ARC_TANGENTS = arcTangents();

  private Bearing() {}

  /// The direction of a vector, 0 to 255, rounded to the nearest unit; 0 for no vector at all.
  ///
  /// @param dx at most a million either way
  /// @param dy at most a million either way
  public static int of(int dx, int dy) {
    int x = Math.abs(dx);
    int y = Math.abs(dy);
    if (x == 0 && y == 0) {
      return 0;
    }
    int eighth = x >= y ? slope(y, x) : 2 * EIGHTH - slope(x, y);
    int half = dx >= 0 ? eighth : TURN / 2 - eighth;
    return (dy >= 0 ? half : -half) & (TURN - 1);
  }

  /// The nearest unit to an angle.
  ///
  /// @param radians finite
  public static int ofRadians(double radians) {
    return (int) (Math.round(radians * (TURN / 2) / Math.PI) & (TURN - 1));
  }

  /// How far apart two directions are, 0 to 128.
  public static int apart(int one, int other) {
    return Math.abs((byte) (one - other));
  }

  private static int slope(int less, int more) {
    return ARC_TANGENTS[(int) ((long) less * STEPS / more)];
  }

  /// The middle of each step stands for all of it.
  private static byte[] arcTangents() {
    byte[] table = new byte[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
      double middle = Math.min(1, (i + 0.5) / STEPS);
      table[i] = (byte) Math.round(StrictMath.atan(middle) * (TURN / 2) / Math.PI);
    }
    return table;
  }
}
