package dev.mortise.sim.cause;

import dev.mortise.lock.body.KeypadKey;
import dev.mortise.protocol.wifi.WifiNetwork;
import dev.mortise.sim.cause.CauseReading.NotUnderstood;
import dev.mortise.sim.cause.CauseReading.Understood;
import dev.mortise.sim.device.face.KeyPress;
import dev.mortise.sim.device.face.KeySequence;
import dev.mortise.sim.device.link.AccessPoint;
import dev.mortise.sim.firmware.FirmwareSource;
import dev.mortise.sim.flash.power.FlashDumps;
import dev.mortise.sim.line.LineWord;
import dev.mortise.sim.line.Measure;
import dev.mortise.sim.phone.memory.RadioAddress;
import dev.mortise.sim.sensor.FingerSource;
import dev.mortise.sim.world.LockClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/// Reads lines that name causes. Pure, and total: whatever is written comes out as a
/// [CauseReading].
final class CauseParser {

  private CauseParser() {}

  static CauseReading parse(String line) {
    if (line.length() > CauseReading.LINE_MAX) {
      return new NotUnderstood(
          "A line has at most %d characters.".formatted(CauseReading.LINE_MAX));
    }
    String[] parts = line.strip().split("\\s+", 2);
    String word = parts[0].toLowerCase(Locale.ROOT);
    String rest = parts.length == 1 ? "" : parts[1].strip();
    return CauseWord.of(word)
        .map(cause -> parse(cause, cause.namesThings() ? rest : rest.toLowerCase(Locale.ROOT)))
        .orElseGet(() -> unknown(word));
  }

  private static CauseReading unknown(String word) {
    List<CauseWord> words = List.of(CauseWord.values());
    return new NotUnderstood(
        "There is no cause \"%s\".%s".formatted(word, LineWord.didYouMean(word, words)));
  }

  private static CauseReading parse(CauseWord word, String rest) {
    return switch (word) {
      case PRESS -> press(rest);
      case HOLD ->
          KeySequence.key(rest)
              .<CauseReading>map(key -> new Understood(new Cause.Hold(key)))
              .orElseGet(() -> wrong(word, rest));
      case FINGER -> finger(rest);
      case FACE, PALM, CARD -> SenseParser.parse(word, rest);
      case KEY -> key(rest.isEmpty() ? "unlock" : rest);
      case HANDLE -> choice(word, rest.isEmpty() ? "down" : rest, "up", "down", Cause.Handle::new);
      case SET -> rest.equals("hold") ? understood(new Cause.SetHold()) : wrong(word, rest);
      case COVER -> choice(word, rest, "off", "on", Cause.Cover::new);
      case PRY -> alone(word, rest, new Cause.Pry());
      case DOOR -> choice(word, rest, "open", "close", Cause.Door::new);
      case JAM -> choice(word, rest, "on", "off", Cause.Jam::new);
      case BATTERY -> battery(rest);
      case POWER_BANK -> choice(word, rest, "on", "off", Cause.PowerBank::new);
      case CUT -> number(word, rest, "[1-9][0-9]{0,5}", Cause.CutPower::new);
      case FLASH -> flash(rest);
      case DRIFT -> drift(rest);
      case SKEW ->
          Measure.time(rest.replaceFirst("^[-+]", ""))
              .filter(_ -> rest.matches("[-+].*"))
              .<CauseReading>map(
                  by -> new Understood(new Cause.Skew(rest.startsWith("-") ? by.negated() : by)))
              .orElseGet(() -> wrong(word, rest));
      case CLOCK ->
          Measure.time(rest.replaceFirst("^\\+", ""))
              .<CauseReading>map(by -> new Understood(new Cause.Clock(by)))
              .orElseGet(() -> wrong(word, rest));
      case DOORBELL -> alone(word, rest, pressing(KeypadKey.DOORBELL));
      case LEAVE -> alone(word, rest, pressing(KeypadKey.LEAVING_HOME));
      case NEAR -> near(rest);
      case REMOTE -> choice(word, rest, "new", "press", Cause.Remote::new);
      case SENSOR -> sensor(rest);
      case NEIGHBOUR -> neighbour(rest);
      case FIRMWARE -> firmware(rest);
      case WIFI -> air(rest);
      case NETWORK -> choice(word, rest, "on", "off", Cause.Network::new);
    };
  }

  private static Cause pressing(KeypadKey key) {
    return new Cause.Press(List.of(KeyPress.of(key)));
  }

  private static CauseReading press(String rest) {
    return switch (KeySequence.parse(rest)) {
      case KeySequence.Keys(var keys) -> understood(new Cause.Press(keys));
      case KeySequence.Unreadable(var fault) ->
          rest.isEmpty() ? wrong(CauseWord.PRESS, rest) : new NotUnderstood(fault);
    };
  }

  private static CauseReading finger(String rest) {
    if (rest.isEmpty()) {
      return wrong(CauseWord.FINGER, rest);
    }
    return switch (FingerSource.parse(rest)) {
      case FingerSource.Malformed(var fault) -> new NotUnderstood(fault);
      case FingerSource source -> understood(new Cause.Finger(source));
    };
  }

  private static CauseReading key(String rest) {
    return Arrays.stream(Cause.KeyTurn.values())
        .filter(turn -> CauseText.of(turn).equals(rest))
        .findFirst()
        .<CauseReading>map(turn -> new Understood(new Cause.Key(turn)))
        .orElseGet(() -> wrong(CauseWord.KEY, rest));
  }

  private static CauseReading battery(String rest) {
    OptionalInt percent = Measure.percent(rest);
    if (percent.isPresent()) {
      return understood(new Cause.Charge(percent.getAsInt()));
    }
    return switch (rest.replaceAll("\\s+", " ")) {
      case "out" -> understood(new Cause.BatteryOut());
      case "in" -> understood(new Cause.BatteryIn(false));
      case "in set" -> understood(new Cause.BatteryIn(true));
      default -> wrong(CauseWord.BATTERY, rest);
    };
  }

  private static CauseReading flash(String rest) {
    String name = rest.replaceFirst("^(dump|restore)\\s+", "");
    if (name.equals(rest) || !name.matches(FlashDumps.NAME)) {
      return wrong(CauseWord.FLASH, rest);
    }
    return understood(
        rest.startsWith("dump") ? new Cause.DumpFlash(name) : new Cause.RestoreFlash(name));
  }

  private static CauseReading drift(String rest) {
    OptionalInt millionths = Measure.millionths(rest, LockClock.PPM_MAX);
    return millionths.isPresent()
        ? understood(new Cause.Drift(millionths.getAsInt()))
        : wrong(CauseWord.DRIFT, rest);
  }

  private static CauseReading number(
      CauseWord word, String rest, String shape, IntFunction<Cause> meant) {
    return rest.matches(shape)
        ? understood(meant.apply(Integer.parseInt(rest)))
        : wrong(word, rest);
  }

  private static CauseReading near(String rest) {
    OptionalDouble metres = Measure.metres(rest);
    return metres.isPresent()
        ? understood(new Cause.Near(metres.getAsDouble()))
        : wrong(CauseWord.NEAR, rest);
  }

  private static CauseReading sensor(String rest) {
    return Arrays.stream(Cause.SensorDeed.values())
        .filter(deed -> CauseText.of(deed).equals(rest))
        .findFirst()
        .map(deed -> understood(new Cause.Sensor(deed)))
        .orElseGet(() -> wrong(CauseWord.SENSOR, rest));
  }

  private static CauseReading firmware(String rest) {
    try {
      return rest.isEmpty()
          ? wrong(CauseWord.FIRMWARE, rest)
          : understood(new Cause.Firmware(new FirmwareSource.File(Path.of(rest))));
    } catch (InvalidPathException e) {
      return wrong(CauseWord.FIRMWARE, rest);
    }
  }

  private static CauseReading neighbour(String rest) {
    String[] parts = rest.split("\\s+", 2);
    OptionalDouble metres = Measure.metres(parts.length == 1 ? "0" : parts[1]);
    if (metres.isEmpty()) {
      return wrong(CauseWord.NEIGHBOUR, rest);
    }
    try {
      return understood(new Cause.Neighbour(RadioAddress.parse(parts[0]), metres.getAsDouble()));
    } catch (IllegalArgumentException e) {
      return wrong(CauseWord.NEIGHBOUR, rest);
    }
  }

  private static CauseReading air(String rest) {
    String[] parts = rest.split("\\s+", 3);
    Optional<AccessPoint.Heard> heard =
        parts.length < 2 ? Optional.empty() : AccessPoint.Heard.of(parts[1]);
    int bytes = parts[0].getBytes(StandardCharsets.UTF_8).length;
    if (heard.isEmpty() || bytes > WifiNetwork.NAME_BYTES_MAX) {
      return wrong(CauseWord.WIFI, rest);
    }
    String password = parts.length < 3 ? "" : parts[2];
    return understood(new Cause.Air(parts[0], new AccessPoint(heard.get(), password)));
  }

  /// Makes a cause of a yes or no.
  @FunctionalInterface
  private interface Choice {
    Cause of(boolean yes);
  }

  private static CauseReading choice(
      CauseWord word, String rest, String yes, String no, Choice choice) {
    if (rest.equals(yes) || rest.equals(no)) {
      return understood(choice.of(rest.equals(yes)));
    }
    return wrong(word, rest);
  }

  private static CauseReading alone(CauseWord word, String rest, Cause meant) {
    return rest.isEmpty() ? understood(meant) : wrong(word, rest);
  }

  private static CauseReading understood(Cause cause) {
    return new Understood(cause);
  }

  private static CauseReading wrong(CauseWord word, String rest) {
    return new NotUnderstood(word.fault(rest));
  }
}
