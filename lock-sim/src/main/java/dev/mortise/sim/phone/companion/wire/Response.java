package dev.mortise.sim.phone.companion.wire;

/// What a companion answered.
///
/// @param status a status code of HTTP, 200 to 999
/// @param content read as UTF-8
public record Response(int status, String content) {

  /// Without the content, which may be a session's token.
  @Override
  public String toString() {
    return "Response[status=%d, characters=%d]".formatted(status, content.length());
  }
}
