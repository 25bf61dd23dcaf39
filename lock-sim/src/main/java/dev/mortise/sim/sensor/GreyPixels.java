package dev.mortise.sim.sensor;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;

/// Any decoded picture as 8-bit grey on a white ground.
final class GreyPixels {

  private GreyPixels() {}

  /// The picture's pixels, row by row, 0 black.
  static byte[] of(BufferedImage picture) {
    return isPlainGrey(picture.getColorModel()) ? samples(picture) : luma(picture);
  }

  /// Colour conversion takes grey samples for linear light and brightens them, so they are read as
  /// they stand.
  private static boolean isPlainGrey(ColorModel model) {
    return model.getNumComponents() == 1 && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  private static byte[] samples(BufferedImage picture) {
    Raster raster = picture.getRaster();
    int bits = raster.getSampleModel().getSampleSize(0);
    int[] row = new int[picture.getWidth()];
    byte[] grey = new byte[picture.getWidth() * picture.getHeight()];
    int full = (1 << bits) - 1;
    for (int y = 0; y < picture.getHeight(); y++) {
      raster.getSamples(0, y, row.length, 1, 0, row);
      for (int x = 0; x < row.length; x++) {
        grey[y * row.length + x] = (byte) (row[x] * 255L / full);
      }
    }
    return grey;
  }

  /// Luma of ITU-R BT.601, in 1/256, of what is opaque; the rest lets white through.
  private static byte[] luma(BufferedImage picture) {
    int width = picture.getWidth();
    byte[] grey = new byte[width * picture.getHeight()];
    int[] row = new int[width];
    for (int y = 0; y < picture.getHeight(); y++) {
      picture.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        int alpha = row[x] >>> 24;
        int red = (row[x] >> 16) & 0xff;
        int green = (row[x] >> 8) & 0xff;
        int blue = row[x] & 0xff;
        int level = (77 * red + 150 * green + 29 * blue) >> 8;
        grey[y * width + x] = (byte) ((level * alpha + 255 * (255 - alpha)) / 255);
      }
    }
    return grey;
  }
}
