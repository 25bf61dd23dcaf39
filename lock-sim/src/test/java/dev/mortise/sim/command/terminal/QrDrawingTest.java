package dev.mortise.sim.command.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class QrDrawingTest {

  private static final int SCALE = 6;

  @Test
  void aScannerReadsWhatIsDrawn() throws Exception {
    String text = "MORTISE:H:KX50.6ANTRXB2JIM5RNBGHJ92N:RQYNZ50UKGF6B5O5FF522U6FDICRU1O7OIBOV/37I";
    assertEquals(text, scan(QrDrawing.of(text)));
  }

  @Test
  void whatFitsNoCodeIsABug() {
    assertThrows(IllegalStateException.class, () -> QrDrawing.of("x".repeat(5_000)));
  }

  private static String scan(String drawing) throws Exception {
    List<String> lines = drawing.lines().toList();
    int width = lines.getFirst().length() * SCALE;
    int height = lines.size() * 2 * SCALE;
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        char block = lines.get(y / SCALE / 2).charAt(x / SCALE);
        boolean upper = y / SCALE % 2 == 0;
        boolean light = block == '█' || (block == '▀' && upper) || (block == '▄' && !upper);
        pixels[y * width + x] = light ? 0xffffff : 0;
      }
    }
    LuminanceSource picture = new RGBLuminanceSource(width, height, pixels);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(picture))).getText();
  }
}
