package dev.mortise.companion.http.operation;

import dev.mortise.companion.http.Answer;
import dev.mortise.companion.http.Api;
import dev.mortise.companion.http.Request;
import dev.mortise.companion.http.Route;
import dev.mortise.companion.http.input.Nothing;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The routes beside the API proper. Figures are given on the loopback only, since they tell how
/// much goes on here.
public final class OperationRoutes {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final List<ReadyCheck> checks;
  private final PrometheusMeterRegistry meters;
  private final OpenApiDocument document;

  private OperationRoutes(
      List<ReadyCheck> checks, PrometheusMeterRegistry meters, OpenApiDocument document) {
    this.checks = List.copyOf(checks);
    this.meters = meters;
    this.document = document;
  }

  /// The routes, for a server with these checks and figures.
  ///
  /// @param apis the rest of the API, which the description covers too
  public static Api api(List<ReadyCheck> checks, PrometheusMeterRegistry meters, List<Api> apis) {
    OpenApiDocument document = new OpenApiDocument(apis);
    OperationRoutes routes = new OperationRoutes(checks, meters, document);
    Api api =
        new Api(
            List.of(
                Route.get("/healthz", routes::health).open(),
                Route.get("/readyz", routes::readiness).open(),
                Route.get("/metrics", routes::metrics).onLoopback(),
                Route.get("/openapi.json", routes::description).open()),
            OperationRoutes.class);
    document.add(api);
    return api;
  }

  private Answer health(Request<Nothing> request) {
    return Answer.ok(Map.of("status", "alive"));
  }

  private Answer readiness(Request<Nothing> request) {
    Map<String, Boolean> results = new TreeMap<>();
    checks.forEach(check -> results.put(check.name(), check.ready().getAsBoolean()));
    boolean ready = !results.containsValue(false);
    return new Answer.Value(
        ready ? 200 : 503,
        Map.of("status", ready ? "ready" : "not-ready", "checks", results),
        Map.of());
  }

  private Answer metrics(Request<Nothing> request) {
    return new Answer.Text(200, PROMETHEUS, meters.scrape());
  }

  private Answer description(Request<Nothing> request) {
    return new Answer.Text(200, "application/json", document.text());
  }
}
