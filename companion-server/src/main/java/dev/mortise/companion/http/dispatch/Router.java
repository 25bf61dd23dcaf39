package dev.mortise.companion.http.dispatch;

import dev.mortise.companion.http.Method;
import dev.mortise.companion.http.PathTemplate;
import dev.mortise.companion.http.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds the route for a method and a path.
final class Router {
  private final Map<Integer, List<Route<?>>> byLength = new HashMap<>();

  /// What a search comes to.
  sealed interface Match {
    /// The route, and the values of its template's names.
    record Found(Route<?> route, Map<String, String> path) implements Match {}

    /// The path exists, with other methods only.
    record OtherMethods(Set<Method> methods) implements Match {}

    /// No route has this path.
    record Missing() implements Match {}
  }

  /// A router over these routes.
  ///
  /// @throws IllegalArgumentException if two routes could answer the same request
  Router(List<Route<?>> routes) {
    Map<String, EnumMap<Method, Route<?>>> shapes = new HashMap<>();
    for (Route<?> route : routes) {
      String shape = route.template().text().replaceAll("\\{[^}]*}", "{}");
      Route<?> other =
          shapes
              .computeIfAbsent(shape, _ -> new EnumMap<>(Method.class))
              .put(route.method(), route);
      if (other != null) {
        throw new IllegalArgumentException("two routes for one request: " + other + ", " + route);
      }
      byLength
          .computeIfAbsent(route.template().segments().size(), _ -> new ArrayList<>())
          .add(route);
    }
    byLength.values().forEach(Router::literalsFirst);
  }

  /// `/v1/sessions/current` goes before `/v1/sessions/{id}`.
  private static void literalsFirst(List<Route<?>> routes) {
    routes.sort(
        Comparator.comparingLong(
            route -> route.template().segments().stream().filter(PathTemplate::isName).count()));
  }

  Match find(String method, String path) {
    List<String> segments = path.startsWith("/") ? PathTemplate.split(path) : List.of();
    String wanted = method.equals("HEAD") ? "GET" : method;
    Set<Method> others = new TreeSet<>();
    for (Route<?> route : byLength.getOrDefault(segments.size(), List.of())) {
      Optional<Map<String, String>> values = route.template().match(segments);
      if (values.isPresent() && route.method().name().equals(wanted)) {
        return new Match.Found(route, values.get());
      }
      values.ifPresent(_ -> others.add(route.method()));
    }
    return others.isEmpty() ? new Match.Missing() : new Match.OtherMethods(others);
  }
}
