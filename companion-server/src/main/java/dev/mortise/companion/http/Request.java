package dev.mortise.companion.http;

import dev.mortise.companion.http.input.IdempotencyKey;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A request whose input was read and, where the route asks for it, whose caller is known.
///
/// @param <T> what the input means
/// @param input the body of a POST or PUT, the query of a GET or DELETE
/// @param path the values of the template's names
/// @param signedIn who is calling; empty on open routes
/// @param peer the address the request came from; for limits, never for the log
/// @param headers the header fields, by lower-case name
public record Request<T>(
    T input,
    Map<String, String> path,
    Optional<Caller> signedIn,
    InetAddress peer,
    Map<String, String> headers) {
  /// The header field for [#idempotencyKey()].
  public static final String IDEMPOTENCY_KEY = "idempotency-key";

  public Request {
    path = Map.copyOf(path);
    headers = Map.copyOf(headers);
  }

  /// Who is calling.
  ///
  /// @throws IllegalStateException on an open route
  public Caller caller() {
    return signedIn.orElseThrow(() -> new IllegalStateException("nobody is signed in here"));
  }

  /// A value from the path; nothing if it cannot mean one, which is a 404 like any other.
  ///
  /// @param meaning throws `IllegalArgumentException` for what it cannot read
  public <V> Optional<V> path(String name, Function<String, V> meaning) {
    String text = path.get(name);
    if (text == null) {
      throw new IllegalStateException("the route's template has no " + name);
    }
    try {
      return Optional.of(meaning.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// A header field.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// The cursor a broken event stream had reached, as browsers send it on their own.
  public Optional<String> lastEventId() {
    return header("last-event-id").filter(id -> !id.isEmpty());
  }

  /// What the caller calls this request, to be able to repeat it.
  ///
  /// @throws IllegalArgumentException if it is none; routes that heed it are not asked then
  public Optional<IdempotencyKey> idempotencyKey() {
    return header(IDEMPOTENCY_KEY).map(IdempotencyKey::new);
  }
}
