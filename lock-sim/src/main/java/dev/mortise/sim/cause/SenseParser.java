package dev.mortise.sim.cause;

import dev.mortise.credential.CardNumber;
import dev.mortise.protocol.Octets;
import dev.mortise.sim.cause.CauseReading.NotUnderstood;
import dev.mortise.sim.cause.CauseReading.Understood;
import dev.mortise.sim.sensor.face.FaceSource;
import dev.mortise.sim.sensor.palm.PalmSource;
import java.util.regex.Pattern;

/// Reads what is held before the camera, the palm scanner and the card reader.
final class SenseParser {

  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]+");

  private SenseParser() {}

  static CauseReading parse(CauseWord word, String rest) {
    if (rest.isEmpty()) {
      return new NotUnderstood(word.fault(rest));
    }
    return switch (word) {
      case FACE -> face(rest);
      case PALM -> palm(rest);
      default -> card(rest);
    };
  }

  private static CauseReading face(String rest) {
    return switch (FaceSource.parse(rest)) {
      case FaceSource.Malformed(var fault) -> new NotUnderstood(fault);
      case FaceSource.Presented shown -> new Understood(new Cause.Face(shown));
      case FaceSource.Spoof shown -> new Understood(new Cause.Face(shown));
      case FaceSource.Faulty shown -> new Understood(new Cause.Face(shown));
    };
  }

  private static CauseReading palm(String rest) {
    return switch (PalmSource.parse(rest)) {
      case PalmSource.Malformed(var fault) -> new NotUnderstood(fault);
      case PalmSource.Presented shown -> new Understood(new Cause.Palm(shown));
      case PalmSource.Spoof shown -> new Understood(new Cause.Palm(shown));
      case PalmSource.Faulty shown -> new Understood(new Cause.Palm(shown));
    };
  }

  /// Readers print the bytes apart as often as together.
  private static CauseReading card(String rest) {
    String digits = rest.replaceAll("[\\s:]", "");
    boolean sound =
        HEX.matcher(digits).matches()
            && digits.length() % 2 == 0
            && CardNumber.SIZES.contains(digits.length() / 2);
    return sound
        ? new Understood(new Cause.Card(new CardNumber(Octets.ofHex(digits))))
        : new NotUnderstood(
            "\"%s\" is no card's number: write 4, 7 or 10 bytes in hex, such as 04A2B3C4."
                .formatted(rest));
  }
}
