package dev.mortise.companion.http;

import java.util.List;

/// One capability's end of the HTTP API.
///
/// @param routes what it can do
/// @param description a class beside whose file lies the resource `openapi.json`: the `paths` and
///   `components.schemas` of an OpenAPI 3.1 document that describe these routes
public record Api(List<Route<?>> routes, Class<?> description) {
  public Api {
    routes = List.copyOf(routes);
  }
}
