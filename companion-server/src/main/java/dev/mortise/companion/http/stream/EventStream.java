package dev.mortise.companion.http.stream;

import java.util.List;

/// A source of events in a fixed order, each with a cursor.
public interface EventStream {
  /// The next events after a cursor, oldest first; none if there are none yet. May block shortly.
  ///
  /// @param cursor of the last event that was read; empty for the beginning
  /// @param limit how many at most
  List<StreamedEvent> after(String cursor, int limit);

  /// Whether all that will ever come has been handed out. What has no end is never over.
  default boolean isOver() {
    return false;
  }

  /// Asks to be told when there may be new events. Telling too often does no harm.
  ///
  /// @param news called on any thread; returns at once
  /// @return ends the telling
  Listening onNews(Runnable news);

  /// Ends what [#onNews] began.
  interface Listening extends AutoCloseable {
    @Override
    void close();
  }
}
