package dev.mortise.sim.cause;

import dev.mortise.biometric.face.FacePose;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.sim.device.face.KeyPress;
import dev.mortise.sim.sensor.FingerSource;
import dev.mortise.sim.sensor.face.FaceSource;
import dev.mortise.sim.sensor.palm.PalmSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes a cause as the line that [CauseReading#parse] reads as the same cause.
public final class CauseText {

  private CauseText() {}

  /// The line of a cause.
  ///
  /// @throws IllegalArgumentException if no line means it: keys held among keys pressed, or a
  ///   picture that lies in no file
  public static String of(Cause cause) {
    return switch (cause) {
      case Cause.Press(var keys) -> "press " + keys(keys);
      case Cause.Hold(var key) -> "hold " + key(key);
      case Cause.Finger(var source) -> "finger " + finger(source);
      case Cause.Face(var shown) -> "face " + face(shown);
      case Cause.Palm(var shown) -> "palm " + palm(shown);
      case Cause.Card(var number) -> "card " + number.octets().hex();
      case Cause.Key(var turn) -> "key " + of(turn);
      case Cause.Handle(boolean up) -> "handle " + (up ? "up" : "down");
      case Cause.SetHold() -> "set hold";
      case Cause.Cover(boolean off) -> "cover " + (off ? "off" : "on");
      case Cause.Pry() -> "pry";
      case Cause.Door(boolean open) -> "door " + (open ? "open" : "close");
      case Cause.Jam(boolean present) -> "jam " + (present ? "on" : "off");
      case Cause.BatteryOut() -> "battery out";
      case Cause.BatteryIn(boolean setHeld) -> "battery in" + (setHeld ? " set" : "");
      case Cause.Charge(int percent) -> "battery " + percent + "%";
      case Cause.PowerBank(boolean plugged) -> "powerbank " + (plugged ? "on" : "off");
      case Cause.CutPower(int write) -> "cut " + write;
      case Cause.DumpFlash(var name) -> "flash dump " + name;
      case Cause.RestoreFlash(var name) -> "flash restore " + name;
      case Cause.Drift(int millionths) -> "drift " + millionths;
      case Cause.Skew(var by) -> "skew " + (by.isNegative() ? "-" : "+") + lasting(by.abs());
      case Cause.Clock(var by) -> "clock +" + lasting(by);
      case Cause.Near(double metres) ->
          "near " + BigDecimal.valueOf(metres).stripTrailingZeros().toPlainString() + "m";
      case Cause.Remote(boolean fresh) -> "remote " + (fresh ? "new" : "press");
      case Cause.Sensor(var deed) -> "sensor " + of(deed);
      case Cause.Neighbour(var radio, double metres) ->
          "neighbour %s %sm"
              .formatted(radio, BigDecimal.valueOf(metres).stripTrailingZeros().toPlainString());
      case Cause.Firmware(var source) -> "firmware " + source.name();
      case Cause.Air(var name, var point) ->
          "wifi %s %s %s".formatted(name, point.heard().word(), point.password()).strip();
      case Cause.Network(boolean on) -> "network " + (on ? "on" : "off");
    };
  }

  static String of(Cause.KeyTurn turn) {
    return switch (turn) {
      case UNLOCK -> "unlock";
      case LOCK -> "lock";
      case UNLATCH -> "unlatch";
    };
  }

  static String of(Cause.SensorDeed deed) {
    return switch (deed) {
      case NEW -> "new";
      case OPEN -> "open";
      case CLOSED -> "closed";
      case AWAY -> "away";
    };
  }

  /// Digits stand together, all else apart.
  private static String keys(List<KeyPress> keys) {
    if (keys.stream().anyMatch(KeyPress::held)) {
      throw new IllegalArgumentException("a held key has a line of its own keys=" + keys);
    }
    return keys.stream()
        .map(press -> key(press.key()))
        .collect(Collectors.joining(" "))
        .replaceAll("(?<=[0-9]) (?=[0-9])", "");
  }

  private static String key(KeypadKey key) {
    return switch (key) {
      case CONFIRM -> "ok";
      case CANCEL -> "cancel";
      case LEAVING_HOME -> "home";
      case DOORBELL -> "bell";
      case DIGIT_0,
          DIGIT_1,
          DIGIT_2,
          DIGIT_3,
          DIGIT_4,
          DIGIT_5,
          DIGIT_6,
          DIGIT_7,
          DIGIT_8,
          DIGIT_9 ->
          String.valueOf(key.digit().orElseThrow());
    };
  }

  private static String finger(FingerSource source) {
    return switch (source) {
      case FingerSource.ImageFile(var path) -> path.toString();
      case FingerSource.Synthetic synthetic -> synthetic.text();
      case FingerSource.Spoof(var original) -> "spoof:" + finger(original);
      case FingerSource.Picture _ ->
          throw new IllegalArgumentException("a picture has no line, only a file's name has");
      case FingerSource.Malformed(var fault) -> throw new IllegalArgumentException(fault);
    };
  }

  private static String face(FaceSource.Shown shown) {
    return switch (shown) {
      case FaceSource.Presented(long seed, int impression, var pose) ->
          (pose == FacePose.STRAIGHT ? "" : word(pose) + ":") + synthetic(seed, impression);
      case FaceSource.Spoof(long seed, int impression) -> "spoof:" + synthetic(seed, impression);
      case FaceSource.Faulty(long seed, int impression, var fault) ->
          word(fault) + ":" + synthetic(seed, impression);
    };
  }

  private static String palm(PalmSource.Shown shown) {
    return switch (shown) {
      case PalmSource.Presented(long seed, int impression) -> synthetic(seed, impression);
      case PalmSource.Spoof(long seed, int impression) -> "spoof:" + synthetic(seed, impression);
      case PalmSource.Faulty(long seed, int impression, var fault) ->
          word(fault) + ":" + synthetic(seed, impression);
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String synthetic(long seed, int impression) {
    return "synthetic:%d/%d".formatted(seed, impression);
  }

  /// The parts that are not zero, down to milliseconds; a time of no length is `0s`.
  private static String lasting(Duration by) {
    String all =
        "%dd%dh%dm%ds%dms"
            .formatted(
                by.toDays(),
                by.toHoursPart(),
                by.toMinutesPart(),
                by.toSecondsPart(),
                by.toMillisPart());
    String parts = all.replaceAll("(?<![0-9])0[a-z]+", "");
    return parts.isEmpty() ? "0s" : parts;
  }
}
