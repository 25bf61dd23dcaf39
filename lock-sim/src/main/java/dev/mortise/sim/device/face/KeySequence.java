package dev.mortise.sim.device.face;

import dev.mortise.lock.body.KeypadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Keys as a person writes them: `135790 ok`.
///
/// Digits may stand together. The other keys have names of their own: `ok`, `cancel`, `home` for
/// leaving-home mode, `bell` for the doorbell.
public sealed interface KeySequence {

  /// How to write keys, for messages and help.
  String SYNTAX = "digits, ok, cancel, home, bell";

  /// How many keys one sequence may have.
  int KEYS_MAX = 200;

  /// Keys that can be pressed.
  ///
  /// @param keys at least one, at most [#KEYS_MAX]
  record Keys(List<KeyPress> keys) implements KeySequence {

    public Keys {
      keys = List.copyOf(keys);
    }
  }

  /// Text that names no keys.
  ///
  /// @param fault one sentence that says why
  record Unreadable(String fault) implements KeySequence {}

  /// Reads keys.
  static KeySequence parse(String text) {
    List<KeyPress> keys = new ArrayList<>();
    for (String word : text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      List<KeypadKey> read = keysOf(word);
      if (read.isEmpty()) {
        return new Unreadable("\"%s\" is no key: write %s.".formatted(word, SYNTAX));
      }
      read.forEach(key -> keys.add(KeyPress.of(key)));
      if (keys.size() > KEYS_MAX) {
        return new Unreadable("These are more than %d keys at once.".formatted(KEYS_MAX));
      }
    }
    return new Keys(keys);
  }

  /// Reads keys that somebody has written into a program.
  ///
  /// @throws IllegalArgumentException if the text names no keys
  static List<KeyPress> of(String text) {
    return switch (parse(text)) {
      case Keys(var keys) -> keys;
      case Unreadable(var fault) -> throw new IllegalArgumentException(fault);
    };
  }

  /// The key of this name, if there is one.
  static Optional<KeypadKey> key(String word) {
    List<KeypadKey> keys = keysOf(word.strip().toLowerCase(Locale.ROOT));
    return keys.size() == 1 ? Optional.of(keys.getFirst()) : Optional.empty();
  }

  private static List<KeypadKey> keysOf(String word) {
    Map<String, KeypadKey> names =
        Map.of(
            "ok", KeypadKey.CONFIRM,
            "confirm", KeypadKey.CONFIRM,
            "cancel", KeypadKey.CANCEL,
            "back", KeypadKey.CANCEL,
            "home", KeypadKey.LEAVING_HOME,
            "leaving-home", KeypadKey.LEAVING_HOME,
            "bell", KeypadKey.DOORBELL,
            "doorbell", KeypadKey.DOORBELL);
    KeypadKey named = names.get(word);
    if (named != null) {
      return List.of(named);
    }
    boolean digits = !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? word.chars().mapToObj(c -> KeypadKey.ofDigit(c - '0')).toList() : List.of();
  }
}
