package dev.mortise.sim.world.script;

import dev.mortise.sim.line.Likeness;
import dev.mortise.sim.world.scenario.Expectation;
import dev.mortise.sim.world.scenario.Subject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Reads what a script expects: `bolt locked`, `not event "unlocked"`.
final class ExpectLine {

  private static final String NOT = "not ";

  private ExpectLine() {}

  static Expectation read(String text) throws Faulty {
    boolean not = text.toLowerCase(Locale.ROOT).startsWith(NOT);
    String rest = not ? text.substring(NOT.length()).strip() : text;
    if (rest.isEmpty()) {
      throw new Faulty(ScriptWord.EXPECT.fault(""));
    }
    String[] words = rest.split("\\s+", 2);
    Subject subject = subject(words[0].toLowerCase(Locale.ROOT));
    String written = words.length == 1 ? "" : words[1].strip();
    String value = subject.isText() ? text(written) : written;
    Optional<String> known = subject.read(value);
    return known
        .map(seen -> new Expectation(subject, not, seen))
        .orElseThrow(() -> new Faulty(fault(subject, value)));
  }

  private static Subject subject(String word) throws Faulty {
    return Subject.of(word)
        .orElseThrow(
            () ->
                new Faulty(
                    "There is no \"%s\" to look at.%s There are %s."
                        .formatted(
                            word,
                            Likeness.didYouMean(
                                word, Arrays.stream(Subject.values()).map(Subject::word).toList()),
                            Subject.words())));
  }

  /// With its quotation marks or without. One of a pair alone is a slip that would be looked for.
  private static String text(String written) throws Faulty {
    boolean opened = written.startsWith("\"");
    boolean even = written.chars().filter(letter -> letter == '"').count() % 2 == 0;
    if (opened && !even) {
      throw new Faulty("A quotation mark is missing: write \"WORDS\", or WORDS without any.");
    }
    boolean quoted = opened && written.length() > 1 && written.endsWith("\"");
    return quoted ? written.substring(1, written.length() - 1) : written;
  }

  private static String fault(Subject subject, String value) {
    if (value.startsWith(NOT)) {
      Optional<String> other = subject.read(value.substring(NOT.length()).strip());
      if (other.isPresent()) {
        return "Write: expect not %s %s.".formatted(subject.word(), other.get());
      }
    }
    return value.isEmpty()
        ? "Write: expect %s.".formatted(subject.usage())
        : "Write: expect %s, not \"%s\".%s"
            .formatted(subject.usage(), value, Likeness.didYouMean(value, subject.choices()));
  }
}
