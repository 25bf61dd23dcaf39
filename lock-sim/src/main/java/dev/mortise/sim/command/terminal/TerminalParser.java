package dev.mortise.sim.command.terminal;

import dev.mortise.lock.body.KeypadKey;
import dev.mortise.sim.command.terminal.TerminalLine.NotUnderstood;
import dev.mortise.sim.command.terminal.TerminalLine.Nothing;
import dev.mortise.sim.command.terminal.TerminalLine.Understood;
import dev.mortise.sim.device.face.KeyPress;
import dev.mortise.sim.device.face.KeySequence;
import dev.mortise.sim.sensor.FingerSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the lines of the terminal. Pure, and total: whatever is typed comes out as a
/// [TerminalLine].
final class TerminalParser {

  private static final int LINE_MAX = 1_000;
  private static final int LOG_USUAL = 20;
  private static final int LOG_MAX = 5_000;
  private static final double METRES_MAX = 100_000;

  private static final Pattern DURATION =
      Pattern.compile(
          "\\+?(?=.)(?:(?<d>\\d{1,4})d)?(?:(?<h>\\d{1,6})h)?"
              + "(?:(?<m>\\d{1,7})m)?(?:(?<s>\\d{1,8})s)?");
  private static final Pattern PERCENT = Pattern.compile("(?<n>\\d{1,3})%?");
  private static final Pattern METRES = Pattern.compile("(?<n>\\d{1,6}(?:\\.\\d{1,3})?)m?");

  private TerminalParser() {}

  static TerminalLine parse(String line) {
    String text = line.strip();
    if (text.isEmpty() || text.startsWith("#")) {
      return new Nothing();
    }
    if (text.length() > LINE_MAX) {
      return new NotUnderstood("A line has at most %d characters.".formatted(LINE_MAX));
    }
    String[] parts = text.split("\\s+", 2);
    String word = parts[0].toLowerCase(Locale.ROOT);
    String rest = parts.length == 1 ? "" : parts[1].strip();
    return CommandWord.of(word).map(command -> parse(command, rest)).orElseGet(() -> unknown(word));
  }

  private static TerminalLine unknown(String word) {
    List<String> words = Arrays.stream(CommandWord.values()).map(CommandWord::word).toList();
    return new NotUnderstood(
        "There is no command \"%s\".%s Type help for all of them."
            .formatted(word, Likeness.didYouMean(word, words)));
  }

  private static TerminalLine parse(CommandWord command, String rest) {
    return switch (command) {
      case PRESS -> press(rest);
      case HOLD ->
          KeySequence.key(rest)
              .<TerminalLine>map(key -> new Understood(new TerminalCommand.Hold(key)))
              .orElseGet(() -> wrong(command, rest));
      case FINGER -> finger(command, rest);
      case KEY ->
          choice(
              command,
              rest.isEmpty() ? "unlock" : rest,
              "unlock",
              "lock",
              TerminalCommand.Key::new);
      case HANDLE ->
          choice(
              command, rest.isEmpty() ? "down" : rest, "up", "down", TerminalCommand.Handle::new);
      case SET ->
          rest.equals("hold") ? understood(new TerminalCommand.SetHold()) : wrong(command, rest);
      case COVER -> choice(command, rest, "off", "on", TerminalCommand.Cover::new);
      case PRY -> alone(command, rest, new TerminalCommand.Pry());
      case DOOR -> choice(command, rest, "open", "close", TerminalCommand.Door::new);
      case JAM -> choice(command, rest, "on", "off", TerminalCommand.Jam::new);
      case BATTERY -> battery(command, rest);
      case CLOCK -> clock(command, rest);
      case DOORBELL -> alone(command, rest, pressing(KeypadKey.DOORBELL));
      case LEAVE -> alone(command, rest, pressing(KeypadKey.LEAVING_HOME));
      case NEAR -> near(command, rest);
      case NETWORK -> choice(command, rest, "on", "off", TerminalCommand.Network::new);
      case LOG -> log(command, rest);
      case STATUS -> alone(command, rest, new TerminalCommand.Status());
      case USERS -> alone(command, rest, new TerminalCommand.Users());
      case HELP -> help(rest);
      case QUIT -> alone(command, rest, new TerminalCommand.Quit());
    };
  }

  private static TerminalCommand pressing(KeypadKey key) {
    return new TerminalCommand.Press(List.of(KeyPress.of(key)));
  }

  private static TerminalLine press(String rest) {
    return switch (KeySequence.parse(rest)) {
      case KeySequence.Keys(var keys) -> understood(new TerminalCommand.Press(keys));
      case KeySequence.Unreadable(var fault) ->
          rest.isEmpty() ? wrong(CommandWord.PRESS, rest) : new NotUnderstood(fault);
    };
  }

  private static TerminalLine finger(CommandWord command, String rest) {
    if (rest.isEmpty()) {
      return wrong(command, rest);
    }
    return switch (FingerSource.parse(rest)) {
      case FingerSource.Malformed(var fault) -> new NotUnderstood(fault);
      case FingerSource source -> understood(new TerminalCommand.Finger(source));
    };
  }

  private static TerminalLine battery(CommandWord command, String rest) {
    Matcher percent = PERCENT.matcher(rest);
    if (percent.matches() && Integer.parseInt(percent.group("n")) <= 100) {
      return understood(new TerminalCommand.Charge(Integer.parseInt(percent.group("n"))));
    }
    return switch (rest.replaceAll("\\s+", " ")) {
      case "out" -> understood(new TerminalCommand.BatteryOut());
      case "in" -> understood(new TerminalCommand.BatteryIn(false));
      case "in set" -> understood(new TerminalCommand.BatteryIn(true));
      default -> wrong(command, rest);
    };
  }

  private static TerminalLine clock(CommandWord command, String rest) {
    Matcher parts = DURATION.matcher(rest);
    if (!parts.matches() || rest.equals("+")) {
      return wrong(command, rest);
    }
    Duration by =
        Duration.ofDays(number(parts, "d"))
            .plusHours(number(parts, "h"))
            .plusMinutes(number(parts, "m"))
            .plusSeconds(number(parts, "s"));
    return understood(new TerminalCommand.Clock(by));
  }

  private static long number(Matcher parts, String group) {
    return Optional.ofNullable(parts.group(group)).map(Long::parseLong).orElse(0L);
  }

  private static TerminalLine near(CommandWord command, String rest) {
    Matcher metres = METRES.matcher(rest.replaceAll("\\s+", ""));
    if (metres.matches() && Double.parseDouble(metres.group("n")) <= METRES_MAX) {
      return understood(new TerminalCommand.Near(Double.parseDouble(metres.group("n"))));
    }
    return wrong(command, rest);
  }

  private static TerminalLine log(CommandWord command, String rest) {
    if (rest.isEmpty()) {
      return understood(new TerminalCommand.Log(LOG_USUAL));
    }
    if (rest.matches("\\d{1,4}") && Integer.parseInt(rest) <= LOG_MAX) {
      return understood(new TerminalCommand.Log(Integer.parseInt(rest)));
    }
    return wrong(command, rest);
  }

  private static TerminalLine help(String rest) {
    if (rest.isEmpty()) {
      return understood(new TerminalCommand.Help(Optional.empty()));
    }
    return CommandWord.of(rest.toLowerCase(Locale.ROOT))
        .map(about -> understood(new TerminalCommand.Help(Optional.of(about))))
        .orElseGet(() -> unknown(rest));
  }

  /// Makes a command of a yes or no.
  @FunctionalInterface
  private interface Choice {
    TerminalCommand of(boolean yes);
  }

  private static TerminalLine choice(
      CommandWord command, String rest, String yes, String no, Choice choice) {
    if (rest.equals(yes) || rest.equals(no)) {
      return understood(choice.of(rest.equals(yes)));
    }
    return wrong(command, rest);
  }

  private static TerminalLine alone(CommandWord command, String rest, TerminalCommand meant) {
    return rest.isEmpty() ? understood(meant) : wrong(command, rest);
  }

  private static TerminalLine understood(TerminalCommand command) {
    return new Understood(command);
  }

  private static TerminalLine wrong(CommandWord command, String rest) {
    String found = rest.isEmpty() ? "" : " not \"" + rest + "\".";
    String guess = rest.isEmpty() ? "" : Likeness.didYouMean(rest, command.arguments());
    return new NotUnderstood(
        "Write: %s%s%s".formatted(command.usage(), found.isEmpty() ? "." : "," + found, guess));
  }
}
