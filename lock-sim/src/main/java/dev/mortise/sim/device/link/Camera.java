package dev.mortise.sim.device.link;

import dev.mortise.sim.sensor.ImageFiles;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.time.ZoneOffset;

/// The outdoor camera: it makes a picture of a path before a door, under a sky as light as the
/// hour, with somebody who comes nearer from frame to frame. There is no other camera (LK-76).
final class Camera {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final int HORIZON = 110;
  private static final int STEPS = 20;

  private Camera() {}

  /// A picture, as a PNG file of a few thousand bytes.
  ///
  /// @param number of the frame
  /// @param now the time in the world
  static byte[] picture(long number, Instant now) {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = picture.createGraphics();
    int hour = now.atZone(ZoneOffset.UTC).getHour();
    int light = 40 + 16 * (12 - Math.abs(12 - hour));
    pen.setColor(new Color(light, light, light));
    pen.fillRect(0, 0, WIDTH, HORIZON);
    pen.setColor(new Color(light / 2, light / 2, light / 2));
    pen.fillRect(0, HORIZON, WIDTH, HEIGHT - HORIZON);
    int step = (int) (number % STEPS);
    int tall = 20 + 6 * step;
    pen.setColor(Color.BLACK);
    pen.fillOval(WIDTH / 2 - tall / 8, HORIZON + step * 2 - tall / 4, tall / 4, tall / 4);
    pen.fillRect(WIDTH / 2 - tall / 6, HORIZON + step * 2, tall / 3, tall * 3 / 4);
    pen.dispose();
    return ImageFiles.png(picture);
  }
}
