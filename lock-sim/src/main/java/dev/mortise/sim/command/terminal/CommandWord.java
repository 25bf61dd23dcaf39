package dev.mortise.sim.command.terminal;

import dev.mortise.sim.device.face.KeySequence;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The first words of the terminal's lines, with what may follow them.
public enum CommandWord {
  /// Keys.
  PRESS("press", "KEYS", "press keys: " + KeySequence.SYNTAX, "ok", "cancel", "home", "bell"),
  /// One key for long.
  HOLD("hold", "KEY", "hold one key for three seconds; 0 mutes once", "0"),
  /// The reader.
  FINGER(
      "finger",
      "FILE | synthetic:SEED/IMPRESSION",
      "lay a finger on the reader: a PNG, JPEG or BMP, or one made on the spot, like synthetic:7/1",
      "synthetic:"),
  /// The mechanical key.
  KEY("key", "[unlock | lock]", "turn the mechanical key; it always works", "unlock", "lock"),
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
  /// The world's clock.
  CLOCK(
      "clock",
      "+3m",
      "turn the clock forward: +90s, +3m, +1h30m, +2d",
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
  /// The network.
  NETWORK("network", "off | on", "cut the network, or bring it back", "off", "on"),
  /// The journal.
  LOG("log", "[N]", "list the newest events, 20 unless told otherwise", "5", "20", "100"),
  /// Everything.
  STATUS("status", "", "tell how everything stands"),
  /// The household.
  USERS("users", "", "list the household, its credentials and apps"),
  /// Help.
  HELP("help", "[COMMAND]", "list the commands, or explain one"),
  /// The end.
  QUIT("quit", "", "leave; the lock keeps what it knows");

  private final String word;
  private final String syntax;
  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes an immutable one.
  private final List<String> arguments;

  CommandWord(String word, String syntax, String meaning, String... arguments) {
    this.word = word;
    this.syntax = syntax;
    this.meaning = meaning;
    this.arguments = List.of(arguments);
  }

  /// The command of this word.
  static Optional<CommandWord> of(String word) {
    String known = word.equals("exit") ? QUIT.word : word;
    return Arrays.stream(values()).filter(command -> command.word.equals(known)).findFirst();
  }

  /// The word itself.
  String word() {
    return word;
  }

  /// The whole line: the word and what may follow.
  String usage() {
    return syntax.isEmpty() ? word : word + " " + syntax;
  }

  /// What it does, without a capital and a full stop.
  String meaning() {
    return meaning;
  }

  /// What may be offered to complete the line.
  List<String> arguments() {
    return arguments;
  }
}
