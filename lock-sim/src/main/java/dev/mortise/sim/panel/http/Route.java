package dev.mortise.sim.panel.http;

import java.util.function.Function;

/// One thing that can be asked.
///
/// @param method GET or POST; HEAD is answered from GET
/// @param path the whole path
/// @param open whether it is answered without the token
/// @param contentMax the longest content, in bytes; longer ones are refused unread
/// @param handler answers, on a virtual thread; it may block
public record Route(
    String method, String path, boolean open, int contentMax, Function<Call, Reply> handler) {

  /// Reads something.
  public static Route get(String path, Function<Call, Reply> handler) {
    return new Route("GET", path, false, 0, handler);
  }

  /// Does something.
  public static Route post(String path, Function<Call, Reply> handler) {
    return new Route("POST", path, false, PanelLimits.CONTENT_BYTES_MAX, handler);
  }

  /// The same for callers without the token.
  public Route opened() {
    return new Route(method, path, true, contentMax, handler);
  }

  /// The same for contents of this length at the most.
  public Route taking(int bytes) {
    return new Route(method, path, open, bytes, handler);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
