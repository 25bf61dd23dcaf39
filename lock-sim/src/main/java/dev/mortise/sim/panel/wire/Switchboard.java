package dev.mortise.sim.panel.wire;

import dev.mortise.sim.panel.http.Call;
import dev.mortise.sim.panel.http.Fault;
import dev.mortise.sim.panel.http.Problem;
import dev.mortise.sim.panel.http.ProblemKind;
import dev.mortise.sim.panel.http.Reply;
import dev.mortise.sim.panel.http.Route;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tinylog.Logger;

/// Judges each call, and has it answered by its route.
final class Switchboard {

  private static final Problem MISSING = Problem.of(ProblemKind.NOT_FOUND);
  private static final Problem BROKEN = Problem.of(ProblemKind.INTERNAL);

  private final Doorkeeper doorkeeper;
  private final List<Route> routes;

  Switchboard(Doorkeeper doorkeeper, List<Route> routes) {
    this.doorkeeper = doorkeeper;
    this.routes = List.copyOf(routes);
  }

  /// Judges a call by its head: who calls comes before what is asked for.
  Judged judge(Call call) {
    String method = call.method().equals("HEAD") ? "GET" : call.method();
    List<Route> here = routes.stream().filter(route -> route.path().equals(call.path())).toList();
    Optional<Route> found =
        here.stream().filter(route -> route.method().equals(method)).findFirst();
    Optional<Problem> refusal = doorkeeper.refuse(call, found.map(Route::open).orElse(false));
    if (refusal.isPresent()) {
      return new Judged.TurnedAway(refusal.get());
    }
    return found
        .<Judged>map(Judged.Admitted::new)
        .orElseGet(() -> new Judged.TurnedAway(here.isEmpty() ? MISSING : otherMethod(here)));
  }

  /// Answers a call; may block.
  Reply answer(JudgedCall call) {
    return switch (call.judged()) {
      case Judged.TurnedAway(Problem problem) -> Reply.refused(problem);
      case Judged.Admitted(Route route) -> answer(route, call.call());
    };
  }

  private static Reply answer(Route route, Call call) {
    try {
      return route.handler().apply(call);
    } catch (RuntimeException e) {
      Logger.error(e, "a call could not be answered route={}", route);
      return Reply.refused(BROKEN);
    }
  }

  private static Problem otherMethod(List<Route> here) {
    String methods = here.stream().map(Route::method).collect(Collectors.joining(", "));
    return Problem.of(ProblemKind.OTHER_METHOD)
        .with(List.of(new Fault("method", "must be one of " + methods)))
        .withHeader("allow", methods);
  }
}
