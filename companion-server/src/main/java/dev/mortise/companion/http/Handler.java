package dev.mortise.companion.http;

/// Answers the requests of one route, on a virtual thread.
///
/// @param <T> the route's input
@FunctionalInterface
public interface Handler<T> {
  /// Answers one request.
  ///
  /// @throws Exception if something is broken; the caller sees a 500 without details
  Answer answer(Request<T> request) throws Exception;
}
