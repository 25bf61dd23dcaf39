package dev.mortise.sim.panel;

import dev.mortise.sim.panel.http.Call;
import dev.mortise.sim.panel.http.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The numbers behind a path's question mark. Faults are collected, and a parameter that nobody
/// asked for is one too.
final class QueryNumbers {

  private final Map<String, List<String>> query;
  private final List<Fault> faults = new ArrayList<>();

  private QueryNumbers(Map<String, List<String>> query) {
    this.query = query;
  }

  /// The query of a call, which may name these parameters, each once.
  static QueryNumbers of(Call call, String... names) {
    QueryNumbers numbers = new QueryNumbers(call.query());
    Set<String> known = Set.of(names);
    call.query()
        .forEach(
            (name, values) -> {
              if (!known.contains(name)) {
                numbers.faults.add(new Fault(name, "is not known here"));
              } else if (values.size() > 1) {
                numbers.faults.add(new Fault(name, "may stand there once"));
              }
            });
    return numbers;
  }

  /// A number in a range, or what counts where it is left out.
  long number(String name, long min, long max, long usual) {
    return number(name, min, max).orElse(usual);
  }

  /// A number in a range, or empty where it is left out.
  Optional<Long> number(String name, long min, long max) {
    String text = query.getOrDefault(name, List.of("")).getFirst();
    if (!query.containsKey(name)) {
      return Optional.empty();
    }
    if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) < min || Long.parseLong(text) > max) {
      faults.add(new Fault(name, "must be a whole number from %d to %d".formatted(min, max)));
      return Optional.empty();
    }
    return Optional.of(Long.parseLong(text));
  }

  /// What is wrong.
  List<Fault> faults() {
    return List.copyOf(faults);
  }
}
