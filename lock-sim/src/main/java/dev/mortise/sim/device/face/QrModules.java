package dev.mortise.sim.device.face;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/// The modules of a QR code with its light border, as the lock's screen shows them.
public final class QrModules {

  /// The light border that scanners need, in modules; ISO/IEC 18004 asks for four.
  private static final int QUIET_ZONE = 4;

  private final BitMatrix modules;

  private QrModules(BitMatrix modules) {
    this.modules = modules;
  }

  /// The code of a text.
  ///
  /// @throws IllegalStateException if it is too long for one
  public static QrModules of(String text) {
    Map<EncodeHintType, Object> hints =
        Map.of(
            EncodeHintType.ERROR_CORRECTION,
            ErrorCorrectionLevel.L,
            EncodeHintType.MARGIN,
            QUIET_ZONE);
    try {
      return new QrModules(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints));
    } catch (WriterException e) {
      throw new IllegalStateException("too long for a QR code length=" + text.length(), e);
    }
  }

  /// How many modules a side has, border included.
  public int side() {
    return modules.getHeight();
  }

  /// Whether a module is light. Beyond the code everything is dark.
  public boolean light(int x, int y) {
    return x < side() && y < side() && !modules.get(x, y);
  }
}
