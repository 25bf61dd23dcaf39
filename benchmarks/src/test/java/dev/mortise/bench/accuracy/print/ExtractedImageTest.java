package dev.mortise.bench.accuracy.print;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.machinezoo.sourceafis.FingerprintImage;
import com.machinezoo.sourceafis.FingerprintImageOptions;
import com.machinezoo.sourceafis.FingerprintTemplate;
import dev.mortise.bench.accuracy.print.MinutiaeSource.Fetched;
import dev.mortise.sim.sensor.FingerImage;
import dev.mortise.sim.sensor.ImageFiles;
import dev.mortise.sim.sensor.finger.SyntheticFinger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractedImageTest {

  private static final FingerImage IMAGE = SyntheticFinger.of(1).impression(1);

  @TempDir Path temp;

  private Path file(byte[] content) throws IOException {
    return Files.write(temp.resolve("1_1.png"), content);
  }

  private static byte[] found(Fetched fetched) {
    return assertInstanceOf(Fetched.Found.class, fetched).minutiae().sourceAfis().toByteArray();
  }

  @Test
  void sourceAfisDecodesTheFileItselfOrTakesTheSamplesAsTheyStand() throws IOException {
    byte[] png = ImageFiles.png(IMAGE);
    var options = new FingerprintImageOptions().dpi(IMAGE.dpi());
    byte[] decoded = new FingerprintTemplate(new FingerprintImage(png, options)).toByteArray();

    assertArrayEquals(decoded, found(new ExtractedImage(file(png), 0, false).fetch()));
    byte[] asSampled = found(new ExtractedImage(file(png), 0, true).fetch());
    assertArrayEquals(found(ExtractedImage.extracted(IMAGE, IMAGE.dpi())), asSampled);
    assertFalse(Arrays.equals(decoded, asSampled));
  }

  @Test
  void fileThatIsNoPictureIsAFailureToEnrol() throws IOException {
    Path text = file(new byte[] {1, 2, 3});

    Fetched fetched = new ExtractedImage(text, 0, false).fetch();

    var failure = assertInstanceOf(Fetched.Failure.class, fetched);
    assertTrue(failure.fault().contains("is neither PNG nor"), failure::fault);
  }
}
