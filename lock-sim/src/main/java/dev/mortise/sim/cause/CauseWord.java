package dev.mortise.sim.cause;

import dev.mortise.sim.device.face.KeySequence;
import dev.mortise.sim.line.LineWord;
import dev.mortise.sim.line.Measure;
import dev.mortise.sim.line.Spelling;
import dev.mortise.sim.world.LockClock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The first words of the lines that name causes, with what may follow them.
public enum CauseWord implements LineWord {
  /// Keys.
  PRESS("press", "KEYS", "press keys: " + KeySequence.SYNTAX, "ok", "cancel", "home", "bell"),
  /// One key for long.
  HOLD("hold", "KEY", "hold one key for three seconds; 0 mutes once", "0"),
  /// The reader.
  FINGER(
      "finger",
      "FILE | synthetic:SEED/IMPRESSION[@SENSOR]",
      "lay a finger on the reader: a picture, or one made on the spot, like synthetic:7/1",
      "synthetic:"),
  /// The camera.
  FACE(
      "face",
      "[HOW:]synthetic:SEED/IMPRESSION",
      "come before the camera, like synthetic:7/1; how: a pose (straight, up, down, left, right),"
          + " too-far, too-near, covered, shaking, several-faces, light, no-face, or spoof",
      "synthetic:",
      "left:synthetic:",
      "spoof:synthetic:"),
  /// The palm scanner.
  PALM(
      "palm",
      "[HOW:]synthetic:SEED/IMPRESSION",
      "hold a palm above the scanner of a palm-lock, like synthetic:7/1; how: too-far, too-near,"
          + " tilted, shaking, covered, no-palm, or spoof",
      "synthetic:",
      "spoof:synthetic:"),
  /// The card reader.
  CARD(
      "card",
      "NUMBER",
      "hold a card to the reader of a palm-lock: its 4, 7 or 10 bytes in hex",
      "04A2B3C4"),
  /// The mechanical key.
  KEY(
      "key",
      "[unlock | lock | unlatch]",
      "turn the mechanical key, which always works; all the way it draws the latch too",
      "unlock",
      "lock",
      "unlatch"),
  /// The inside handle.
  HANDLE("handle", "[down | up]", "press the inside handle, or lift it to lock", "down", "up"),
  /// SET.
  SET(
      "set",
      "hold",
      "hold SET, under the rear cover, for three seconds: then an administrator's passcode and ok"
          + " show the code that an app pairs with",
      "hold"),
  /// The rear cover.
  COVER("cover", "off | on", "take the rear cover off, or put it on", "off", "on"),
  /// Force.
  PRY("pry", "", "pry the lock off the door"),
  /// The leaf.
  DOOR("door", "open | close", "move the door", "open", "close"),
  /// The bolt's way.
  JAM("jam", "on | off", "put something into the bolt's way, or take it away", "on", "off"),
  /// The battery.
  BATTERY(
      "battery",
      "out | in | in set | N%",
      "pull the battery, put it in (with SET held: reset), or set its charge",
      "out",
      "in",
      "in set",
      "20%"),
  /// The front port.
  POWER_BANK(
      "powerbank", "on | off", "plug a power bank into the front port, or unplug it", "on", "off"),
  /// The memory's power.
  CUT(
      "cut",
      "N",
      "have all power go at the N-th write to the lock's memory from now on; battery in ends it",
      "1",
      "5"),
  /// The memory.
  FLASH(
      "flash",
      "dump NAME | restore NAME",
      "copy the lock's flash under a name, or put a copy in its place while the battery is out",
      "dump before",
      "restore before"),
  /// The lock's quartz.
  DRIFT(
      "drift",
      "PPM",
      "let the lock's clocks run faster than the world's by so many millionths, or slower: -200",
      "50",
      "-200",
      "0"),
  /// The lock's wall clock.
  SKEW("skew", "+90s | -90s", "put the lock's wall clock off, forward or back", "+90s", "-1h"),
  /// The world's clock.
  CLOCK(
      "clock",
      "+3m",
      "turn the clock forward: +90s, +3m, +1h30m, +2d, +600ms",
      "+10s",
      "+3m",
      "+1h",
      "+1d"),
  /// The doorbell key.
  DOORBELL("doorbell", "", "ring; the same as press bell"),
  /// The leaving-home key.
  LEAVE("leave", "", "press the leaving-home key; the same as press home"),
  /// The phones.
  NEAR(
      "near", "30m", "put the phones at this distance; the radio reaches 50 m", "0m", "30m", "60m"),
  /// The remote controller.
  REMOTE(
      "remote",
      "press | new",
      "press the remote controller, or take one out of its box and read its sticker",
      "press",
      "new"),
  /// The door sensor.
  SENSOR(
      "sensor",
      "open | closed | away | new",
      "move the door sensor's magnet, take the sensor away, or one out of its box",
      "open",
      "closed",
      "away",
      "new"),
  /// Another lock.
  NEIGHBOUR(
      "neighbour",
      "HOST:PORT [30m]",
      "put another lock's radio at this distance (0 m), for locks that are linked",
      "localhost:8446"),
  /// Firmware.
  FIRMWARE(
      "firmware",
      "FILE",
      "bring a file of firmware to the lock, which installs the one that an administrator wants",
      "update.firmware"),
  /// The air.
  WIFI(
      "wifi",
      "NAME 2.4 | 5 | faint | gone [PASSWORD]",
      "let a wireless network be heard at the lock: at 2.4 GHz, at 5 alone, faintly, or no more",
      "home 2.4 correct-horse",
      "home 5 correct-horse",
      "home faint",
      "home gone"),
  /// The network.
  NETWORK("network", "off | on", "cut the network, or bring it back", "off", "on");

  @SuppressWarnings("ImmutableEnumChecker") // It is immutable.
  private final Spelling spelling;

  CauseWord(String word, String syntax, String meaning, String... arguments) {
    this.spelling = new Spelling(word, syntax, meaning, List.of(arguments));
  }

  /// The cause of this word.
  public static Optional<CauseWord> of(String word) {
    return LineWord.find(values(), word);
  }

  /// Whether capitals count in what follows, because it names a file, a copy or a network.
  boolean namesThings() {
    return Set.of(FINGER, FACE, PALM, CARD, FLASH, NEIGHBOUR, FIRMWARE, WIFI).contains(this);
  }

  /// Beside what is right, the bounds of a number whose letter in the usage does not tell them.
  @Override
  public String fault(String rest) {
    return LineWord.super.fault(rest) + bounds();
  }

  private String bounds() {
    return switch (this) {
      case PRESS -> " KEYS are %s.".formatted(KeySequence.SYNTAX);
      case HOLD -> " KEY is one of %s.".formatted(KeySequence.SYNTAX);
      case BATTERY -> " N is 0 to 100.";
      case FLASH -> " NAME is up to 32 of a to z, 0 to 9 and -, and does not end in -wal.";
      case CUT -> " N is 1 to 999999.";
      case DRIFT -> " PPM is -%1$d to %1$d.".formatted(LockClock.PPM_MAX);
      case SKEW, CLOCK -> " " + Measure.TIME;
      case NEAR -> " It is 0 to %.0f metres.".formatted(Measure.METRES_MAX);
      default -> "";
    };
  }

  @Override
  public Spelling spelling() {
    return spelling;
  }
}
