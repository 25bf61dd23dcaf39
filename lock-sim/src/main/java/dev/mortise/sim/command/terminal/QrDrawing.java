package dev.mortise.sim.command.terminal;

import dev.mortise.sim.device.face.QrModules;
import java.util.StringJoiner;

/// Draws a QR code with half blocks: two modules a character, one above the other.
///
/// Light modules are drawn, dark ones left out, so that it can be scanned from a dark terminal;
/// most scanners read the reverse from a light one too.
final class QrDrawing {

  private QrDrawing() {}

  static String of(String text) {
    QrModules modules = QrModules.of(text);
    StringJoiner lines = new StringJoiner("\n");
    for (int y = 0; y < modules.side(); y += 2) {
      StringBuilder line = new StringBuilder();
      for (int x = 0; x < modules.side(); x++) {
        line.append(block(modules.light(x, y), modules.light(x, y + 1)));
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
}
