package dev.mortise.sim.panel.http;

import java.util.List;

/// Server-sent events behind a cursor.
public interface EventSource {

  /// One event.
  ///
  /// @param cursor its place, which grows
  /// @param kind its name, without line breaks
  /// @param data a value to be written as JSON
  record Event(long cursor, String kind, Object data) {}

  /// The next events, oldest first.
  ///
  /// @param most how many at the most
  List<Event> after(long cursor, int most);

  /// Calls back, on any thread and without delay, whenever there may be more, until it is closed.
  Subscription onNews(Runnable news);

  /// A wish to be called back.
  interface Subscription extends AutoCloseable {

    /// Ends it.
    @Override
    void close();
  }
}
