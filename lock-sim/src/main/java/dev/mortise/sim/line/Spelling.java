package dev.mortise.sim.line;

import java.util.List;

/// How a line is written, and what it does.
///
/// @param word the first word
/// @param syntax what may follow it, for people; empty if nothing does
/// @param meaning what it does, without a capital and a full stop
/// @param arguments what may be offered to complete the line
public record Spelling(String word, String syntax, String meaning, List<String> arguments) {

  public Spelling {
    arguments = List.copyOf(arguments);
  }
}
