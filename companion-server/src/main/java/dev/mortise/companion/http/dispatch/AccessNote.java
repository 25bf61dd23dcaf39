package dev.mortise.companion.http.dispatch;

import java.time.Duration;
import org.tinylog.Logger;

/// What the log says of one request. It is written when the reply is on its way, so that nobody
/// waits for it.
///
/// @param method one of HTTP's, or "-"
/// @param route the route's template, or "-"
/// @param status HTTP's status code
/// @param took from the request's arrival to its reply
/// @param account who asked, or "-"
/// @param request the request's id, which the reply names too
public record AccessNote(
    String method, String route, int status, Duration took, String account, String request) {

  /// Writes the line.
  public void write() {
    Logger.tag("access")
        .info(
            "method={} route={} status={} ms={} account={} request={}",
            method,
            route,
            status,
            took.toMillis(),
            account,
            request);
  }
}
