package dev.mortise.companion.http.dispatch;

import dev.mortise.companion.http.stream.EventStream;
import dev.mortise.protocol.Octets;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// What goes back to the client.
public sealed interface Reply {
  /// HTTP's status code.
  int status();

  /// The header fields, names in lower case; length and connection are the wire's business.
  Map<String, String> headers();

  /// A reply that is finished.
  record Complete(int status, Map<String, String> headers, Octets body) implements Reply {
    public Complete {
      headers = Map.copyOf(headers);
    }
  }

  /// A reply that goes on until one side has enough.
  ///
  /// @param events what to send
  /// @param after the cursor to begin behind
  /// @param welcome whether the session still holds; asked now and then, may block
  /// @param place to be given back at the end
  record Streaming(
      int status,
      Map<String, String> headers,
      EventStream events,
      String after,
      BooleanSupplier welcome,
      StreamPlaces.Place place)
      implements Reply {
    public Streaming {
      headers = Map.copyOf(headers);
    }
  }
}
