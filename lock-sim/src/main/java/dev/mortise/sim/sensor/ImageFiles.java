package dev.mortise.sim.sensor;

import dev.mortise.protocol.Octets;
import dev.mortise.sim.sensor.FingerLoad.Loaded;
import dev.mortise.sim.sensor.FingerLoad.Refused;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Pictures of fingers in files: PNG, JPEG, BMP and TIFF in, PNG out; and of other things, out.
///
/// A picture may be of what nobody else is to see, so none passes through a file on its way.
///
/// A file is somebody else's bytes, so its length is checked before it is read and its number of
/// pixels before it is decoded.
public final class ImageFiles {

  /// The longest file that is read, in bytes.
  public static final int BYTES_MAX = 16 * 1024 * 1024;

  private static final Set<String> FORMATS = Set.of("png", "jpeg", "bmp", "tif");

  private ImageFiles() {}

  /// Reads a picture from a file.
  public static FingerLoad read(Path path) {
    byte[] bytes;
    try {
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        return refused(path, "is a folder or a device, not a picture");
      }
      if (Files.size(path) > BYTES_MAX) {
        return refused(path, "is longer than the %d MB that are read".formatted(BYTES_MAX >> 20));
      }
      try (InputStream in = Files.newInputStream(path)) {
        bytes = in.readNBytes(BYTES_MAX);
      }
    } catch (NoSuchFileException e) {
      return refused(path, "does not exist");
    } catch (IOException e) {
      return refused(path, "cannot be read");
    }
    return decoded("The file " + path, bytes);
  }

  /// Reads a picture from the bytes of a file.
  public static FingerLoad read(Octets file) {
    return file.size() > BYTES_MAX
        ? refused(
            "The picture", "is longer than the %d MB that are read".formatted(BYTES_MAX >> 20))
        : decoded("The picture", file.copy());
  }

  /// The picture as a PNG file that states its resolution.
  public static byte[] png(FingerImage image) {
    BufferedImage picture =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setDataElements(0, 0, image.width(), image.height(), image.pixels());
    return png(picture, OptionalInt.of(image.dpi()));
  }

  /// A picture of anything as a PNG file.
  public static byte[] png(BufferedImage picture) {
    return png(picture, OptionalInt.empty());
  }

  private static byte[] png(BufferedImage picture, OptionalInt dpi) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(picture), null);
      if (dpi.isPresent()) {
        Resolution.state(metadata, dpi.getAsInt());
      }
      writer.write(new IIOImage(picture, null, metadata));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static FingerLoad decoded(String what, byte[] bytes) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      while (readers.hasNext()) {
        ImageReader reader = readers.next();
        if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
          return decoded(what, reader, in);
        }
        reader.dispose();
      }
      return refused(what, "is neither PNG nor JPEG nor BMP nor TIFF");
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private static FingerLoad decoded(String what, ImageReader reader, ImageInputStream in) {
    try {
      reader.setInput(in);
      long width = reader.getWidth(0);
      long height = reader.getHeight(0);
      if (width < FingerImage.SIDE_MIN || height < FingerImage.SIDE_MIN) {
        return refused(
            what,
            "has %d x %d pixels, too few: a side needs at least %d"
                .formatted(width, height, FingerImage.SIDE_MIN));
      }
      if (width * height > FingerImage.PIXELS_MAX) {
        return refused(
            what,
            "has %d x %d pixels, too many: scale it down to %d dpi, where ridges are some 9 pixels"
                    .formatted(width, height, FingerImage.USUAL_DPI)
                + " apart");
      }
      int dpi = Resolution.of(reader.getImageMetadata(0));
      byte[] grey = GreyPixels.of(reader.read(0));
      return new Loaded(FingerImage.adopt((int) width, (int) height, grey, dpi));
    } catch (IOException | RuntimeException e) {
      // Decoders of damaged files fail with whatever their loops run into.
      return refused(what, "is damaged or of a kind that cannot be decoded");
    } finally {
      reader.dispose();
    }
  }

  private static Refused refused(Path path, String fault) {
    return refused("The file " + path, fault);
  }

  private static Refused refused(String what, String fault) {
    return new Refused("%s %s.".formatted(what, fault));
  }
}
