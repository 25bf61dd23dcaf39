package dev.mortise.sim.command.terminal;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import java.util.StringJoiner;

/// Draws a QR code with half blocks: two modules a character, one above the other.
///
/// Light modules are drawn, dark ones left out, so that it can be scanned from a dark terminal;
/// most scanners read the reverse from a light one too.
final class QrDrawing {

  /// The light border that scanners need, in modules; ISO/IEC 18004 asks for four.
  private static final int QUIET_ZONE = 4;

  private QrDrawing() {}

  static String of(String text) {
    BitMatrix modules = encode(text);
    StringJoiner lines = new StringJoiner("\n");
    for (int y = 0; y < modules.getHeight(); y += 2) {
      StringBuilder line = new StringBuilder();
      for (int x = 0; x < modules.getWidth(); x++) {
        boolean below = y + 1 < modules.getHeight() && !modules.get(x, y + 1);
        line.append(block(!modules.get(x, y), below));
      }
      lines.add(line);
    }
    return lines.toString();
  }

  private static char block(boolean lightAbove, boolean lightBelow) {
    if (lightAbove) {
      return lightBelow ? '█' : '▀';
    }
    return lightBelow ? '▄' : ' ';
  }

  private static BitMatrix encode(String text) {
    Map<EncodeHintType, Object> hints =
        Map.of(
            EncodeHintType.ERROR_CORRECTION,
            ErrorCorrectionLevel.L,
            EncodeHintType.MARGIN,
            QUIET_ZONE);
    try {
      return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
    } catch (WriterException e) {
      throw new IllegalStateException("too long for a QR code length=" + text.length(), e);
    }
  }
}
