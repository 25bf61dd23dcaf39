package dev.mortise.sim.line;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads numbers with their units, the same wherever a line has one. A unit is written in small
/// letters and may stand apart from its number; where lines are read without regard to capitals,
/// they are made small before. All of it is total: empty is what makes no sense.
public final class Measure {

  /// What a time has to be, for messages.
  public static final String TIME =
      "A time has its units: d, h, m (minutes), s or ms, such as 90s, 3m, 1h30m or 600ms.";

  /// The longest distance that is read, in metres.
  public static final double METRES_MAX = 100_000;

  private static final Pattern PARTS =
      Pattern.compile(
          "(?=.)(?:(?<d>\\d{1,4})d)?(?:(?<h>\\d{1,6})h)?"
              + "(?:(?<m>\\d{1,7})m(?!s))?(?:(?<s>\\d{1,8})s)?(?:(?<ms>\\d{1,9})ms)?");
  private static final Pattern PERCENT = Pattern.compile("(?<n>\\d{1,3})%?");
  private static final Pattern METRES = Pattern.compile("(?<n>\\d{1,6}(?:\\.\\d{1,3})?)m?");
  private static final Pattern MILLIONTHS = Pattern.compile("(?<n>[-+]?\\d{1,6})(?:ppm)?");

  private Measure() {}

  /// A length of time without a sign, such as `1h30m`, the parts from the longest to the shortest.
  public static Optional<Duration> time(String text) {
    Matcher parts = PARTS.matcher(close(text));
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofDays(part(parts, "d"))
            .plusHours(part(parts, "h"))
            .plusMinutes(part(parts, "m"))
            .plusSeconds(part(parts, "s"))
            .plusMillis(part(parts, "ms")));
  }

  private static long part(Matcher parts, String group) {
    return Optional.ofNullable(parts.group(group)).map(Long::parseLong).orElse(0L);
  }

  /// 0 to 100 per cent, such as `15%` or `15`.
  public static OptionalInt percent(String text) {
    Matcher percent = PERCENT.matcher(close(text));
    int number = percent.matches() ? Integer.parseInt(percent.group("n")) : -1;
    return number >= 0 && number <= 100 ? OptionalInt.of(number) : OptionalInt.empty();
  }

  /// 0 to [#METRES_MAX] metres, such as `30m` or `0.5`, down to millimetres.
  public static OptionalDouble metres(String text) {
    Matcher metres = METRES.matcher(close(text));
    double number = metres.matches() ? Double.parseDouble(metres.group("n")) : -1;
    return number >= 0 && number <= METRES_MAX ? OptionalDouble.of(number) : OptionalDouble.empty();
  }

  /// Millionths with a sign or without, such as `-200` or `50ppm`.
  ///
  /// @param max as many as there may be in either direction, at most 999,999
  public static OptionalInt millionths(String text, int max) {
    Matcher millionths = MILLIONTHS.matcher(close(text));
    if (!millionths.matches()) {
      return OptionalInt.empty();
    }
    int number = Integer.parseInt(millionths.group("n"));
    return Math.abs(number) <= max ? OptionalInt.of(number) : OptionalInt.empty();
  }

  /// Spaces are for the eye, but not within a number.
  private static String close(String text) {
    return text.strip().replaceAll("\\s+(?=[a-z%])|(?<=[a-z])\\s+", "");
  }
}
