package dev.mortise.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Every rule, with the column it belongs to.
///
/// @param rules in the order of the list
/// @param finished the columns of which every rule must have a passing test
public record RuleList(List<Rule> rules, Set<String> finished) {

  private static final Pattern LINE =
      Pattern.compile(
          "(?<family>[A-Z]+)-(?<from>[0-9]+)([.]{2}(?<to>[0-9]+))?"
              + "\\s+(?<column>[a-z]+)(\\s+(?<browser>browser))?\\s+(?<words>\\S.*)");
  private static final Pattern FINISHED = Pattern.compile("finished\\s+(?<column>[a-z]+)");

  public RuleList {
    rules = List.copyOf(rules);
    finished = Set.copyOf(finished);
  }

  /// The list of this project.
  public static RuleList ofProject() {
    try (InputStream text = RuleList.class.getResourceAsStream("rules.txt")) {
      if (text == null) {
        throw new IllegalStateException("no rules.txt beside the tests");
      }
      return parse(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads a list.
  ///
  /// @throws IllegalArgumentException naming every line that says nothing, every rule that is there
  ///   twice and every finished column without rules
  static RuleList parse(String text) {
    List<String> faults = new ArrayList<>();
    Map<RuleId, Rule> rules = new LinkedHashMap<>();
    Set<String> finished = new LinkedHashSet<>();
    text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(
            line -> {
              Matcher end = FINISHED.matcher(line);
              List<Rule> said = end.matches() ? List.of() : rules(line);
              if (end.matches()) {
                finished.add(end.group("column"));
              } else if (said.isEmpty()) {
                faults.add("not a rule: " + line);
              }
              said.stream()
                  .filter(rule -> rules.put(rule.id(), rule) != null)
                  .forEach(rule -> faults.add("there twice: " + rule.id()));
            });
    finished.stream()
        .filter(column -> rules.values().stream().noneMatch(rule -> rule.column().equals(column)))
        .forEach(column -> faults.add("finished without a rule: " + column));
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
    return new RuleList(List.copyOf(rules.values()), finished);
  }

  /// The rules of one line: several where it names a span.
  private static List<Rule> rules(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return List.of();
    }
    int from = Integer.parseInt(matcher.group("from"));
    int to = matcher.group("to") == null ? from : Integer.parseInt(matcher.group("to"));
    return IntStream.rangeClosed(from, to)
        .mapToObj(number -> new RuleId(matcher.group("family"), number))
        .map(
            id ->
                new Rule(
                    id,
                    matcher.group("column"),
                    matcher.group("browser") != null,
                    matcher.group("words")))
        .toList();
  }

  /// Whether there is such a rule.
  public boolean contains(RuleId id) {
    return rules.stream().anyMatch(rule -> rule.id().equals(id));
  }

  /// The columns, in the order in which they first appear.
  Stream<String> columns() {
    return rules.stream().map(Rule::column).distinct();
  }

  /// The rules of one column.
  ///
  /// @param browser whether those count whose tests need a browser
  Stream<Rule> of(String column, boolean browser) {
    return rules.stream()
        .filter(rule -> rule.column().equals(column) && (browser || !rule.browser()));
  }
}
