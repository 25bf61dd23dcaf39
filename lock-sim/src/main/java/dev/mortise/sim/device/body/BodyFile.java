package dev.mortise.sim.device.body;

import dev.mortise.door.BoltState;
import dev.mortise.sim.flash.medium.Medium;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.tinylog.Logger;

/// Remembers how the metal stands while nobody simulates it: a small text file, which a person may
/// edit.
///
/// It is no memory of the lock's. A bolt does not need to be synced; after a cut of the host's
/// power it may be found where it was a moment before.
public final class BodyFile {

  private static final String FILE = "body.properties";
  private static final String BESIDE = FILE + ".new";

  private final Medium medium;

  /// The file on this medium.
  public BodyFile(Medium medium) {
    this.medium = medium;
  }

  /// What was saved, or a freshly fitted lock. A line that makes no sense counts as a missing one.
  public BodyState load() {
    try {
      Properties lines = new Properties();
      lines.load(new StringReader(medium.read(FILE).map(BodyFile::text).orElse("")));
      BodyState fitted = BodyState.FITTED;
      return new BodyState(
          bolt(lines.getProperty("bolt", "")).orElse(fitted.bolt()),
          is(lines, "door", "open", fitted.doorOpen()),
          is(lines, "cover", "off", fitted.coverOff()),
          is(lines, "battery", "in", fitted.batteryIn()),
          percent(lines.getProperty("charge", "")).orElse(fitted.batteryPercent()),
          is(lines, "bolt-way", "jammed", fitted.jammed()));
    } catch (IOException | IllegalArgumentException e) {
      Logger.warn("the body's file cannot be read, so it is as fitted cause={}", e.toString());
      return BodyState.FITTED;
    }
  }

  /// Saves how things stand.
  public void save(BodyState state) {
    String text =
        """
        # How the metal of this lock stands.
        bolt = %s
        bolt-way = %s
        door = %s
        cover = %s
        battery = %s
        charge = %d
        """
            .formatted(
                state.bolt().wireText(),
                state.jammed() ? "jammed" : "free",
                state.doorOpen() ? "open" : "closed",
                state.coverOff() ? "off" : "on",
                state.batteryIn() ? "in" : "out",
                state.batteryPercent());
    try {
      medium.write(BESIDE, text.getBytes(StandardCharsets.UTF_8));
      medium.rename(BESIDE, FILE);
    } catch (IOException e) {
      Logger.warn("how the metal stands is not remembered cause={}", e.toString());
    }
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }

  private static boolean is(Properties lines, String name, String word, boolean otherwise) {
    String value = lines.getProperty(name);
    return value == null ? otherwise : value.strip().equals(word);
  }

  private static Optional<BoltState> bolt(String word) {
    return Arrays.stream(BoltState.values())
        .filter(state -> state.wireText().equals(word.strip()))
        .findFirst();
  }

  private static Optional<Integer> percent(String word) {
    try {
      int percent = Integer.parseInt(word.strip());
      return percent < 0 || percent > 100 ? Optional.empty() : Optional.of(percent);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
