package dev.mortise.rule;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The list is read as it is meant, and holds every rule.
class RuleListTest {

  /// Numbers that the specification leaves out.
  private static final Map<String, Set<Integer>> GAPS =
      Map.of("LK", Set.of(67, 71, 78, 79, 80), "D", Set.of(3));

  @Test
  void everyNumberOfEachFamilyIsThere() {
    Map<String, Set<Integer>> numbers =
        RuleList.ofProject().rules().stream()
            .map(Rule::id)
            .collect(groupingBy(RuleId::family, mapping(RuleId::number, toSet())));
    numbers.forEach(
        (family, there) -> {
          Set<Integer> expected = new TreeSet<>();
          IntStream.rangeClosed(1, new TreeSet<>(there).last()).forEach(expected::add);
          expected.removeAll(GAPS.getOrDefault(family, Set.of()));
          assertEquals(expected, new TreeSet<>(there), family);
        });
    assertEquals(Set.of("LK", "D", "ST", "SEC", "EZ", "HK", "ZG", "ZM", "X"), numbers.keySet());
  }

  @Test
  void everyFaultOfAListIsNamed() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    RuleList.parse(
                        "LK-1 lock doors\nLK-1 app windows\nfinished roof\nLK-x lock chimneys"))
            .toString();

    assertTrue(message.contains("there twice: LK-1"), message);
    assertTrue(message.contains("finished without a rule: roof"), message);
    assertTrue(message.contains("not a rule: LK-x lock chimneys"), message);
  }
}
