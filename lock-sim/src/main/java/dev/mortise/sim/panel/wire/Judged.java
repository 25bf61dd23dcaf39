package dev.mortise.sim.panel.wire;

import dev.mortise.sim.panel.http.Problem;
import dev.mortise.sim.panel.http.Route;

/// What was found of a call by its head alone.
sealed interface Judged {

  /// It may come in.
  record Admitted(Route route) implements Judged {}

  /// It is turned away.
  record TurnedAway(Problem problem) implements Judged {}
}
