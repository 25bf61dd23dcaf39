package dev.mortise.sim.fleet.reference;

import dev.mortise.journal.event.LockEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What walks came upon, and how often: each event, refusal and reason by its name.
final class Reached {

  private final Map<String, Integer> times = new TreeMap<>();

  void add(String what) {
    times.merge(what, 1, Integer::sum);
  }

  void addAll(Reached other) {
    other.times.forEach((what, often) -> times.merge(what, often, Integer::sum));
  }

  /// Those of a list that no walk came upon.
  List<String> missing(Collection<String> wanted) {
    return wanted.stream().filter(what -> !times.containsKey(what)).toList();
  }

  static String nameOf(LockEvent event) {
    return switch (event) {
      case LockEvent.Operation(var operation, var source, _, _, _) ->
          "event %s %s".formatted(operation.wireText(), source.wireText());
      case LockEvent.OperationRefused(_, var source, var error, _, _, _) ->
          "event refused %s %s".formatted(error.wireText(), source.wireText());
      case LockEvent.Alarm(var code) -> "event alarm " + code.wireText();
      case LockEvent.SystemLock(boolean on) -> "event system lock " + on;
      default -> "event " + event.getClass().getSimpleName();
    };
  }

  @Override
  public String toString() {
    return times.toString();
  }
}
