package dev.mortise.sim.world.script;

import dev.mortise.sim.world.scenario.Scenario;
import java.util.List;

/// What was made of a text that is to be a scenario.
public sealed interface ScriptReading {

  /// A scenario.
  record Understood(Scenario scenario) implements ScriptReading {}

  /// None.
  ///
  /// @param faults all of them, in the order of the lines
  record NotUnderstood(List<Fault> faults) implements ScriptReading {

    public NotUnderstood {
      faults = List.copyOf(faults);
    }
  }

  /// What is wrong with one line.
  ///
  /// @param line counted from 1
  /// @param what one or two sentences: what is wrong and what would be right
  record Fault(int line, String what) {}

  /// Reads the text form. One that expects nothing is none: it would pass whatever the lock did.
  static ScriptReading parse(String text) {
    return ScriptParser.parse(text);
  }
}
