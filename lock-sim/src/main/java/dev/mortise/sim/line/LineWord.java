package dev.mortise.sim.line;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The first word of a line, with what may follow it.
public interface LineWord {

  /// How it is written, and what it does.
  Spelling spelling();

  /// The word itself.
  default String word() {
    return spelling().word();
  }

  /// What may follow it, for people; empty if nothing does.
  default String syntax() {
    return spelling().syntax();
  }

  /// What it does, without a capital and a full stop.
  default String meaning() {
    return spelling().meaning();
  }

  /// What may be offered to complete the line.
  default List<String> arguments() {
    return spelling().arguments();
  }

  /// Whole lines that may be written as they stand. What is completed as far as a colon goes on
  /// with a picture made on the spot.
  default List<String> examples() {
    return arguments().stream()
        .map(argument -> word() + " " + argument + (argument.endsWith(":") ? "7/1" : ""))
        .toList();
  }

  /// The one of these that is written so.
  static <W extends LineWord> Optional<W> find(W[] words, String word) {
    return Arrays.stream(words).filter(each -> each.word().equals(word)).findFirst();
  }

  /// A question that names the likeliest line, with a space before it, or nothing. Who writes what
  /// stands behind a word, as `unlock` behind `key`, is told the whole line, before words that only
  /// look alike.
  static String didYouMean(String typed, List<? extends LineWord> known) {
    return known.stream()
        .filter(each -> each.arguments().contains(typed))
        .findFirst()
        .map(each -> " Did you mean \"%s %s\"?".formatted(each.word(), typed))
        .orElseGet(() -> Likeness.didYouMean(typed, known.stream().map(LineWord::word).toList()));
  }

  /// The whole line: the word and what may follow.
  default String usage() {
    return syntax().isEmpty() ? word() : word() + " " + syntax();
  }

  /// What to tell somebody who wrote something else behind the word.
  ///
  /// @param rest what stood behind it
  default String fault(String rest) {
    return rest.isEmpty()
        ? "Write: %s.".formatted(usage())
        : "Write: %s, not \"%s\".%s"
            .formatted(usage(), rest, Likeness.didYouMean(rest, arguments()));
  }
}
