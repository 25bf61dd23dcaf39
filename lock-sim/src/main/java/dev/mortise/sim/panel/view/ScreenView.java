package dev.mortise.sim.panel.view;

import dev.mortise.lock.body.Screen;
import dev.mortise.protocol.Octets;
import dev.mortise.sim.device.face.QrModules;
import dev.mortise.sim.sensor.ImageFiles;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lock's own screen.
public final class ScreenView {

  /// How many pixels wide and high a module of a QR code is: enough for a phone that scans it from
  /// a monitor.
  private static final int MODULE_PIXELS = 6;

  private ScreenView() {}

  /// What it shows.
  public static Map<String, @Nullable Object> of(Screen screen) {
    return switch (screen) {
      case Screen.Blank() -> Fields.of("shows", "nothing").map();
      case Screen.PairingQr(var code) ->
          Fields.of("shows", "pairing-qr").and("text", code.text()).map();
      case Screen.PairingDigits(var name, var digits) ->
          Fields.of("shows", "pairing-digits").and("name", name.text()).and("digits", digits).map();
    };
  }

  /// The QR code that it shows, if it shows one: a PNG file.
  public static Optional<Octets> picture(Screen screen) {
    return screen instanceof Screen.PairingQr(var code)
        ? Optional.of(png(QrModules.of(code.text())))
        : Optional.empty();
  }

  private static Octets png(QrModules modules) {
    int side = modules.side() * MODULE_PIXELS;
    BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        boolean light = modules.light(x / MODULE_PIXELS, y / MODULE_PIXELS);
        picture.setRGB(x, y, light ? 0xFFFFFF : 0);
      }
    }
    return Octets.adopt(ImageFiles.png(picture));
  }
}
