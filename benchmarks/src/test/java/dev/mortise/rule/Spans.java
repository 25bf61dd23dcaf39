package dev.mortise.rule;

import java.util.ArrayList;
import java.util.List;

/// Writes many rules in few words: `LK-2 LK-39..42`.
final class Spans {
  private Spans() {}

  /// Names the rules in their order, neighbours of one family as a span.
  static String write(List<RuleId> ids) {
    List<RuleId> sorted = ids.stream().sorted().toList();
    List<String> words = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || !follows(sorted.get(i - 1), sorted.get(i))) {
        words.add(span(sorted.get(from), sorted.get(i - 1)));
        from = i;
      }
    }
    return String.join(" ", words);
  }

  private static boolean follows(RuleId one, RuleId next) {
    return one.family().equals(next.family()) && one.number() + 1 == next.number();
  }

  private static String span(RuleId first, RuleId last) {
    return first.equals(last) ? first.toString() : first + ".." + last.number();
  }
}
