package dev.mortise.companion.http.input;

import java.util.List;

/// What came of reading an input: the value it means, or everything that is wrong with it.
///
/// @param <T> what a good input means
public sealed interface Parsed<T> {
  /// The input was good.
  record Good<T>(T value) implements Parsed<T> {}

  /// The input was not.
  ///
  /// @param faults at least one
  record Bad<T>(List<Fault> faults) implements Parsed<T> {
    public Bad {
      faults = List.copyOf(faults);
      if (faults.isEmpty()) {
        throw new IllegalArgumentException("a bad input has a fault");
      }
    }

    /// A single thing wrong.
    public static <T> Bad<T> of(String field, String fault) {
      return new Bad<>(List.of(new Fault(field, fault)));
    }
  }
}
