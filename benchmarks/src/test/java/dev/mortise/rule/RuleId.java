package dev.mortise.rule;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names one rule, as tags do: `LK-47`.
///
/// @param family the text the rule is from, such as LK
/// @param number its number there, from 1
public record RuleId(String family, int number) implements Comparable<RuleId> {

  private static final Pattern WRITTEN = Pattern.compile("([A-Z]{1,4})-([1-9][0-9]{0,3})");
  private static final Comparator<RuleId> ORDER =
      Comparator.comparing(RuleId::family).thenComparingInt(RuleId::number);

  /// Reads a name, or gives nothing where the text is none.
  public static Optional<RuleId> parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    return matcher.matches()
        ? Optional.of(new RuleId(matcher.group(1), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(RuleId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return family + "-" + number;
  }
}
