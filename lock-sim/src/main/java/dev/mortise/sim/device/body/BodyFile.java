package dev.mortise.sim.device.body;

import dev.mortise.door.BoltState;
import dev.mortise.sim.flash.medium.Medium;
import dev.mortise.sim.flash.medium.PowerIsCut;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Remembers how the metal stands while nobody simulates it: a small text file, which a person may
/// edit.
///
/// It is no memory of the lock's, so the bolt does not wait for a disk: what is saved survives the
/// end of the process, and after a cut of the host's power the bolt may be found where it was
/// before. The file is made anew by the first change, and from then on written in place: 512 bytes,
/// one sector of a disk, which is written whole or not at all.
public final class BodyFile implements AutoCloseable {

  private static final String FILE = "body.properties";
  private static final BigDecimal PER_PERCENT = BigDecimal.valueOf(PowerSupply.CAPACITY / 100);
  private static final String BESIDE = FILE + ".new";

  private final Medium medium;
  private Medium.@Nullable OpenFile open;

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
          new PowerSupply(
              is(lines, "battery", "in", fitted.batteryIn()),
              charge(lines.getProperty("charge", "")).orElse(fitted.supply().charge()),
              is(lines, "power-bank", "plugged", false)),
          is(lines, "bolt-way", "jammed", fitted.jammed()));
    } catch (IOException | IllegalArgumentException e) {
      Logger.warn("the body's file cannot be read, so it is as fitted cause={}", e.toString());
      return BodyState.FITTED;
    }
  }

  /// Saves how things stand.
  public void save(BodyState state) {
    String lines =
        """
        # How the metal of this lock stands.
        bolt = %s
        bolt-way = %s
        door = %s
        cover = %s
        battery = %s
        charge = %s
        power-bank = %s
        """
            .formatted(
                state.bolt().wireText(),
                state.jammed() ? "jammed" : "free",
                state.doorOpen() ? "open" : "closed",
                state.coverOff() ? "off" : "on",
                state.batteryIn() ? "in" : "out",
                percent(state.supply().charge()),
                state.supply().powerBank() ? "plugged" : "none");
    try {
      write("%-511s\n".formatted(lines).getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // Whoever cuts the power on purpose need not be warned.
      String what = "how the metal stands is not remembered cause={}";
      if (e instanceof PowerIsCut) {
        Logger.debug(what, e.toString());
      } else {
        Logger.warn(what, e.toString());
      }
    }
  }

  private void write(byte[] sector) throws IOException {
    if (open != null) {
      open.write(0, sector);
      return;
    }
    medium.write(BESIDE, sector);
    medium.sync(BESIDE);
    medium.rename(BESIDE, FILE);
    open = medium.open(FILE);
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

  /// A charge in percent, exact to the µAh.
  private static String percent(long charge) {
    return BigDecimal.valueOf(charge).divide(PER_PERCENT).stripTrailingZeros().toPlainString();
  }

  private static Optional<Long> charge(String percent) {
    try {
      long charge = new BigDecimal(percent.strip()).multiply(PER_PERCENT).longValue();
      return charge < 0 || charge > PowerSupply.CAPACITY ? Optional.empty() : Optional.of(charge);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// Lets go of the file.
  @Override
  public void close() {
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      Logger.debug("the body's file is not closed cause={}", e.toString());
    }
    open = null;
  }
}
