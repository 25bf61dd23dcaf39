package dev.mortise.sim.sensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.sensor.FingerLoad.Loaded;
import dev.mortise.sim.sensor.FingerLoad.Refused;
import dev.mortise.sim.sensor.finger.SyntheticFinger;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFilesTest {

  @TempDir private Path folder;

  private static final FingerImage FINGER = SyntheticFinger.of(7).impression(1);

  @Test
  void pngKeepsEveryPixelAndTheResolution() throws IOException {
    byte[] grey = FINGER.pixels();
    FingerImage fine = FingerImage.adopt(FINGER.width(), FINGER.height(), grey.clone(), 569);

    FingerImage read = loaded(written("finger.png", ImageFiles.png(fine)));

    assertArrayEquals(grey, read.pixels());
    assertEquals(569, read.dpi());
  }

  @Test
  void resolutionOfAScreenIsNotBelieved() throws IOException {
    FingerImage coarse =
        FingerImage.adopt(FINGER.width(), FINGER.height(), FINGER.pixels(), FingerImage.DPI_MIN);

    assertEquals(500, loaded(written("finger.png", ImageFiles.png(coarse))).dpi());
  }

  @ParameterizedTest
  @CsvSource({
    "png, TYPE_BYTE_GRAY, 0",
    "png, TYPE_USHORT_GRAY, 0",
    "png, TYPE_INT_RGB, 0",
    "png, TYPE_INT_ARGB, 0",
    "bmp, TYPE_INT_RGB, 0",
    "bmp, TYPE_BYTE_GRAY, 0",
    "tiff, TYPE_BYTE_GRAY, 0",
    "tiff, TYPE_INT_RGB, 0",
    "jpeg, TYPE_BYTE_GRAY, 40",
    "jpeg, TYPE_INT_RGB, 40"
  })
  void pictureOfEveryKindIsReadAsItsGrey(String format, String type, int tolerance)
      throws Exception {
    int kind = BufferedImage.class.getField(type).getInt(null);
    Path file = folder.resolve("finger." + format);
    assertTrue(ImageIO.write(picture(kind), format, file.toFile()));

    FingerImage read = loaded(file);

    assertEquals(500, read.dpi());
    for (int y = 0; y < FINGER.height(); y += 7) {
      for (int x = 0; x < FINGER.width(); x += 7) {
        assertEquals(FINGER.grey(x, y), read.grey(x, y), tolerance, x + "," + y);
      }
    }
  }

  @Test
  void jpegAndBmpTellTheirResolution() throws IOException {
    byte[] jpeg = encoded("jpeg");
    ByteBuffer.wrap(jpeg).put(13, (byte) 1).putShort(14, (short) 1000).putShort(16, (short) 1000);
    byte[] bmp = encoded("bmp");
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(38, 39_370).putInt(42, 39_370);

    assertEquals(1000, loaded(written("finger.jpeg", jpeg)).dpi());
    assertEquals(1000, loaded(written("finger.bmp", bmp)).dpi());
  }

  /// Bytes are changed at random; whatever a decoder makes of them, the answer is a picture or a
  /// sentence.
  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "bmp", "tiff"})
  void damagedPictureNeverFailsOtherwise(String format) throws IOException {
    byte[] whole = encoded(format);
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 150; round++) {
      byte[] damaged = whole.clone();
      for (int hit = 0; hit < 1 + round % 8; hit++) {
        int at = random.nextInt(round % 2 == 0 ? 120 : damaged.length);
        damaged[at] = (byte) random.nextInt(256);
      }
      Path file = written("damaged." + format, damaged);

      FingerLoad load = assertDoesNotThrow(() -> ImageFiles.read(file), "seed=" + seed);

      if (load instanceof Refused(String fault)) {
        assertTrue(fault.endsWith("."), fault);
      }
    }
  }

  @Test
  void whatIsTransparentIsWhite() throws IOException {
    BufferedImage clear = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);
    Path file = folder.resolve("clear.png");
    assertTrue(ImageIO.write(clear, "png", file.toFile()));

    assertEquals(255, loaded(file).grey(50, 50));
  }

  @Test
  void pictureThatIsTooSmallIsRefusedWithItsSize() throws IOException {
    Path file = folder.resolve("small.png");
    BufferedImage small = new BufferedImage(99, 300, BufferedImage.TYPE_BYTE_GRAY);
    assertTrue(ImageIO.write(small, "png", file.toFile()));

    assertTrue(fault(file).contains("99 x 300 pixels, too few"), fault(file));
  }

  @Test
  void hugePictureIsRefusedBeforeItIsDecoded() throws IOException {
    Path file = written("bomb.png", headerOfPng(2_000_000_000, 2_000_000_000));

    assertTrue(fault(file).contains("too many"), fault(file));
  }

  @Test
  void truncatedPictureIsRefused() throws IOException {
    byte[] png = ImageFiles.png(FINGER);
    Path file = written("half.png", Arrays.copyOf(png, png.length / 2));

    assertTrue(fault(file).contains("damaged"), fault(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no picture at all", "GIF89a"})
  void fileThatIsNoPictureIsRefused(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("notes.png"), content);

    assertTrue(fault(file).contains("neither PNG nor JPEG nor BMP"), fault(file));
  }

  @Test
  void missingFileAndFolderAreRefused() {
    assertTrue(fault(folder.resolve("nobody.png")).contains("does not exist"));
    assertTrue(fault(folder).contains("is a folder"));
  }

  @Test
  void overlongFileIsRefusedUnread() throws IOException {
    Path file = folder.resolve("long.png");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(ImageFiles.BYTES_MAX + 1L);
    }

    assertTrue(fault(file).contains("longer than the 16 MB"), fault(file));
  }

  private static BufferedImage picture(int kind) {
    BufferedImage picture = new BufferedImage(FINGER.width(), FINGER.height(), kind);
    int[] sample = new int[4];
    boolean wide = kind == BufferedImage.TYPE_USHORT_GRAY;
    for (int y = 0; y < FINGER.height(); y++) {
      for (int x = 0; x < FINGER.width(); x++) {
        int grey = FINGER.grey(x, y);
        Arrays.fill(sample, wide ? grey * 257 : grey);
        sample[3] = 255;
        picture.getRaster().setPixel(x, y, sample);
      }
    }
    return picture;
  }

  private static byte[] encoded(String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(picture(BufferedImage.TYPE_BYTE_GRAY), format, bytes));
    return bytes.toByteArray();
  }

  private static byte[] headerOfPng(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII));
    header.putInt(width).putInt(height).put(new byte[] {8, 0, 0, 0, 0});
    CRC32 checksum = new CRC32();
    checksum.update(header.array());
    return ByteBuffer.allocate(33)
        .putLong(0x89504E470D0A1A0AL)
        .putInt(13)
        .put(header.array())
        .putInt((int) checksum.getValue())
        .array();
  }

  private Path written(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static FingerImage loaded(Path file) {
    return assertInstanceOf(Loaded.class, ImageFiles.read(file)).image();
  }

  private static String fault(Path file) {
    return assertInstanceOf(Refused.class, ImageFiles.read(file)).fault();
  }
}
