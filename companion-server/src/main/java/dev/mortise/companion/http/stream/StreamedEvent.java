package dev.mortise.companion.http.stream;

/// One event on its way to an app.
///
/// @param cursor where the stream goes on after it; no line breaks
/// @param kind the event's name for programs, or empty
/// @param json the event itself, in one line
public record StreamedEvent(String cursor, String kind, String json) {
  public StreamedEvent {
    oneLine(cursor);
    oneLine(kind);
    oneLine(json);
    if (cursor.isEmpty()) {
      throw new IllegalArgumentException("an event without cursor could be lost");
    }
  }

  private static void oneLine(String text) {
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("an event's fields are one line each");
    }
  }

  /// The event as `text/event-stream` writes it.
  public String text() {
    String name = kind.isEmpty() ? "" : "event: " + kind + "\n";
    return "id: " + cursor + "\n" + name + "data: " + json + "\n\n";
  }
}
