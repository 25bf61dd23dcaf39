package dev.mortise.sim.command.app.task;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One of several words that may stand in a place of the command line.
public final class ChoiceWord {

  private ChoiceWord() {}

  /// What was meant by a word.
  ///
  /// @param text the word of each choice
  /// @param fault how to begin the sentence that names the choices, such as *--type guest*
  /// @throws IllegalArgumentException with that sentence, if it is none of them
  public static <E> E of(List<E> choices, Function<E, String> text, String word, String fault) {
    return choices.stream()
        .filter(each -> text.apply(each).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: it is one of %s"
                        .formatted(
                            fault, choices.stream().map(text).collect(Collectors.joining(", ")))));
  }
}
