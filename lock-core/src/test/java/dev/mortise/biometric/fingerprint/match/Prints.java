package dev.mortise.biometric.fingerprint.match;

import dev.mortise.biometric.fingerprint.minutia.Bearing;
import dev.mortise.biometric.fingerprint.minutia.MinutiaKind;
import dev.mortise.biometric.fingerprint.minutia.Minutiae;
import dev.mortise.biometric.fingerprint.minutia.MinutiaeSelection;
import java.util.Random;

/// Fingers made of chance: minutiae strewn over an area, along ridges that bend a little. Enough to
/// show what a matcher does with geometry; how fingers differ is measured on better ones.
public final class Prints {

  private static final int WIDTH = 300;
  private static final int HEIGHT = 360;

  private final int[] x;
  private final int[] y;
  private final int[] bearing;

  private Prints(int count) {
    x = new int[count];
    y = new int[count];
    bearing = new int[count];
  }

  /// A finger with so many minutiae.
  public static Prints finger(long seed, int minutiae) {
    Random random = new Random(seed);
    Prints finger = new Prints(minutiae);
    int slant = random.nextInt(256);
    for (int i = 0; i < minutiae; i++) {
      finger.x[i] = random.nextInt(WIDTH);
      finger.y[i] = random.nextInt(HEIGHT);
      int flow = slant + (finger.x[i] + finger.y[i]) / 8 + (int) (8 * random.nextGaussian());
      finger.bearing[i] = (random.nextBoolean() ? flow : flow + Bearing.TURN / 2) & 255;
    }
    return finger;
  }

  /// The finger as it is.
  public Minutiae still() {
    return touch(0, 0, 0, 0, 0, 0);
  }

  /// A touch of the finger, turned and shifted.
  ///
  /// @param noise mean error of positions, in pixels
  /// @param lost the part of the minutiae that is not found, 0 to 1
  public Minutiae touch(long seed, int turn, int right, int down, double noise, double lost) {
    Random random = new Random(seed);
    MinutiaeSelection selection = new MinutiaeSelection();
    double angle = turn * 2 * Math.PI / Bearing.TURN;
    for (int i = 0; i < x.length; i++) {
      double fromX = x[i] - WIDTH / 2.0;
      double fromY = y[i] - HEIGHT / 2.0;
      double toX = StrictMath.cos(angle) * fromX - StrictMath.sin(angle) * fromY + right;
      double toY = StrictMath.sin(angle) * fromX + StrictMath.cos(angle) * fromY + down;
      double offX = noise * random.nextGaussian();
      double offY = noise * random.nextGaussian();
      int off = (int) Math.round(noise * random.nextGaussian());
      if (random.nextDouble() >= lost) {
        selection.add(
            (int) Math.round(1000 + toX + offX),
            (int) Math.round(1000 + toY + offY),
            bearing[i] + turn + off & 255,
            i % 2 == 0 ? MinutiaKind.ENDING : MinutiaKind.BIFURCATION,
            0);
      }
    }
    return selection.best();
  }
}
