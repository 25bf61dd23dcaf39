package dev.mortise.companion.http.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/// What the server counts and logs about requests: which route, how it ended, how long it took.
/// Neither the path nor an address is in it, and no header field.
final class HttpMeters {
  private final MeterRegistry registry;

  HttpMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void answered(String method, String route, int status, Duration took) {
    Timer.builder("mortise.http.requests")
        .description("requests answered")
        .tag("method", method)
        .tag("route", route)
        .tag("status", Integer.toString(status))
        .register(registry)
        .record(took);
  }
}
