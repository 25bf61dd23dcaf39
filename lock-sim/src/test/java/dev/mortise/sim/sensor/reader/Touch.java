package dev.mortise.sim.sensor.reader;

import dev.mortise.sim.sensor.FingerImage;
import dev.mortise.sim.sensor.finger.SyntheticFinger;
import java.util.Arrays;

/// Touches that went wrong, made from one that went well.
final class Touch {

  private static final byte BARE = (byte) 244;

  private Touch() {}

  /// A touch that went well.
  static FingerImage good() {
    return SyntheticFinger.of(7).impression(1);
  }

  /// No finger at all.
  static FingerImage nobody() {
    byte[] grey = new byte[320 * 400];
    Arrays.fill(grey, BARE);
    return FingerImage.adopt(320, 400, grey, 500);
  }

  /// Only this window of the picture shows the finger.
  static FingerImage window(FingerImage image, int left, int top, int width, int height) {
    return redrawn(
        image,
        (x, y) ->
            x >= left && x < left + width && y >= top && y < top + height
                ? grey(image, x, y)
                : BARE & 0xff);
  }

  /// The finger came down this far right of and below where it did.
  static FingerImage shifted(FingerImage image, int right, int down) {
    return redrawn(image, (x, y) -> grey(image, x - right, y - down));
  }

  /// The finger came down turned by so many degrees.
  static FingerImage turned(FingerImage image, double degrees) {
    double cosine = Math.cos(Math.toRadians(degrees));
    double sine = Math.sin(Math.toRadians(degrees));
    double middleX = image.width() * 0.5;
    double middleY = image.height() * 0.5;
    return redrawn(
        image,
        (x, y) -> {
          double dx = x - middleX;
          double dy = y - middleY;
          return grey(
              image,
              (int) Math.round(middleX + cosine * dx + sine * dy),
              (int) Math.round(middleY + cosine * dy - sine * dx));
        });
  }

  /// Parallel ridges without a single minutia, as far as the finger goes.
  static FingerImage combed(FingerImage image) {
    return redrawn(
        image,
        (x, y) -> {
          double right = (x - 160) / 120.0;
          double down = (y - 200) / 160.0;
          boolean touches = right * right + down * down < 1;
          return touches ? (int) (148 + 96 * Math.sin(2 * Math.PI * x / 9)) : BARE & 0xff;
        });
  }

  private interface Shade {
    int at(int x, int y);
  }

  private static FingerImage redrawn(FingerImage image, Shade shade) {
    byte[] grey = new byte[image.width() * image.height()];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) shade.at(i % image.width(), i / image.width());
    }
    return FingerImage.adopt(image.width(), image.height(), grey, image.dpi());
  }

  private static int grey(FingerImage image, int x, int y) {
    return x >= 0 && y >= 0 && x < image.width() && y < image.height()
        ? image.grey(x, y)
        : BARE & 0xff;
  }
}
