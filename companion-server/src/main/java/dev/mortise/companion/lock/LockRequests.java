package dev.mortise.companion.lock;

import dev.mortise.companion.http.input.Field;
import dev.mortise.companion.http.input.Fields;
import dev.mortise.companion.http.input.Meaning;
import dev.mortise.companion.http.input.Parsed;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.request.Request;

/// Reads a body that carries a request for a lock. It must be one, and of the kind the route is
/// for; what it asks is between app and lock.
public final class LockRequests {

  private LockRequests() {}

  /// A body with the one field `request`.
  ///
  /// @param kind the kind of request
  public static <R extends Request> Meaning<Fields, Parsed<Octets>> of(Class<R> kind) {
    return fields -> {
      Field<Octets> request = fields.bytes("request", sent -> checked(sent, kind));
      return fields.parsed(request::value);
    };
  }

  private static Octets checked(Octets sent, Class<? extends Request> kind) throws Exception {
    if (!kind.isInstance(Request.decode(sent))) {
      throw new IllegalArgumentException("is a request of another kind");
    }
    return sent;
  }
}
