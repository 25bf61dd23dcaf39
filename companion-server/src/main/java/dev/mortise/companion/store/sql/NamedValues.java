package dev.mortise.companion.store.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with names for values, as JDBC wants it: with question marks instead.
///
/// @param text with a question mark for each place of a value
/// @param places the name at each of them, in order
record NamedValues(String text, List<String> places) {

  /// Names stand outside of literals.
  private static final Pattern LITERAL_OR_NAME = Pattern.compile("'[^']*'|:([A-Za-z]+)");

  NamedValues {
    places = List.copyOf(places);
  }

  static NamedValues of(String named) {
    List<String> places = new ArrayList<>();
    Matcher found = LITERAL_OR_NAME.matcher(named);
    String text =
        found.replaceAll(
            each -> {
              if (each.group(1) == null) {
                return Matcher.quoteReplacement(each.group());
              }
              places.add(each.group(1));
              return "?";
            });
    return new NamedValues(text, places);
  }
}
