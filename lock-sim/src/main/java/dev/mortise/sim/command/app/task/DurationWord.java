package dev.mortise.sim.command.app.task;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads how long something lasts, as people write it: `30s`, `5m`, `2h`.
public final class DurationWord implements ITypeConverter<Duration> {

  private static final Pattern WORD = Pattern.compile("([1-9][0-9]{0,5})(ms|s|m|h)");

  /// For picocli.
  public DurationWord() {}

  @Override
  public Duration convert(String text) {
    Matcher word = WORD.matcher(text);
    if (!word.matches()) {
      throw new TypeConversionException("\"" + text + "\" is no time such as 30s, 5m or 2h");
    }
    long amount = Long.parseLong(word.group(1));
    return switch (word.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }
}
