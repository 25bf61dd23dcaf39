package dev.mortise.sim.panel.http;

import dev.mortise.protocol.Octets;

/// What is answered.
public sealed interface Reply {

  /// 200 with a value, written as JSON: maps, lists, text, numbers.
  record Value(Object value) implements Reply {}

  /// 200 with bytes of another media type.
  record Content(String mediaType, Octets bytes) implements Reply {}

  /// Not done.
  record Refused(Problem problem) implements Reply {}

  /// 200 with server-sent events, until one side has enough.
  ///
  /// @param source where they come from
  /// @param after the cursor of the last event that the caller has
  record Events(EventSource source, long after) implements Reply {}

  /// A refusal.
  static Reply refused(Problem problem) {
    return new Refused(problem);
  }
}
