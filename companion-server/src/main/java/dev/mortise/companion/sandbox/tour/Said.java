package dev.mortise.companion.sandbox.tour;

import java.util.List;
import java.util.regex.Pattern;

/// What came back from the lock's terminal or from a phone's command.
///
/// @param done whether the command ended well; a refusal by lock or companion does not
/// @param lines what was printed
record Said(boolean done, List<String> lines) {

  Said {
    lines = List.copyOf(lines);
  }

  boolean says(String words) {
    return lines.stream().anyMatch(line -> line.contains(words));
  }

  /// The first text of this form.
  ///
  /// @param what names it, should there be none
  String find(Pattern form, String what) throws Deviation {
    return lines.stream()
        .flatMap(line -> form.matcher(line).results())
        .map(found -> found.group())
        .findFirst()
        .orElseThrow(() -> new Deviation(what));
  }
}
