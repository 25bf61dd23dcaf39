package dev.mortise.companion.http;

import dev.mortise.companion.http.input.Fields;
import dev.mortise.companion.http.input.Meaning;
import dev.mortise.companion.http.input.Nothing;
import dev.mortise.companion.http.input.Parsed;

/// One thing the API can do.
///
/// @param <T> what its input means
/// @param method the request method
/// @param template the path
/// @param access who may call it; where not said otherwise, callers with a session
/// @param repeats what a request does that has the Idempotency-Key of one before
/// @param input reads the body of a POST or PUT, the query of a GET or DELETE
/// @param handler answers
public record Route<T>(
    Method method,
    PathTemplate template,
    Access access,
    Repeats repeats,
    Meaning<Fields, Parsed<T>> input,
    Handler<T> handler) {
  /// Who may call a route.
  public enum Access {
    /// Callers with a session.
    SIGNED_IN,
    /// Everybody.
    OPEN,
    /// Everybody on this machine; to others it does not exist.
    LOOPBACK
  }

  /// What the same request does that comes again with the same Idempotency-Key.
  public enum Repeats {
    /// It runs again; there is no such key here.
    RUN_AGAIN,
    /// It gets the answer of the first, which was stored. An answer with a secret in it must not
    /// be.
    ARE_ANSWERED_FROM_STORE,
    /// It is for the handler to know it.
    ARE_KNOWN_TO_HANDLER
  }

  /// Reads something without further input.
  public static Route<Nothing> get(String path, Handler<Nothing> handler) {
    return get(path, Fields::nothing, handler);
  }

  /// Reads something, as a query says.
  public static <T> Route<T> get(
      String path, Meaning<Fields, Parsed<T>> query, Handler<T> handler) {
    return signedIn(Method.GET, path, query, handler);
  }

  /// Makes or asks for something, as a JSON object says.
  public static <T> Route<T> post(
      String path, Meaning<Fields, Parsed<T>> body, Handler<T> handler) {
    return signedIn(Method.POST, path, body, handler);
  }

  /// Replaces something by a JSON object.
  public static <T> Route<T> put(String path, Meaning<Fields, Parsed<T>> body, Handler<T> handler) {
    return signedIn(Method.PUT, path, body, handler);
  }

  /// Takes something away.
  public static Route<Nothing> delete(String path, Handler<Nothing> handler) {
    return signedIn(Method.DELETE, path, Fields::nothing, handler);
  }

  private static <T> Route<T> signedIn(
      Method method, String path, Meaning<Fields, Parsed<T>> input, Handler<T> handler) {
    return new Route<>(
        method, PathTemplate.of(path), Access.SIGNED_IN, Repeats.RUN_AGAIN, input, handler);
  }

  /// The same for everybody.
  public Route<T> open() {
    return new Route<>(method, template, Access.OPEN, repeats, input, handler);
  }

  /// The same for callers on this machine only.
  public Route<T> onLoopback() {
    return new Route<>(method, template, Access.LOOPBACK, repeats, input, handler);
  }

  /// The same with Idempotency-Key. The answer is stored after the handler returned and before it
  /// is given; a crash between the two runs the handler again on a repeat, so it must bear that.
  public Route<T> answeredOnce() {
    return repeating(Repeats.ARE_ANSWERED_FROM_STORE);
  }

  /// The same with Idempotency-Key, which the handler stores with what it does: a crash in between
  /// cannot part them.
  public Route<T> knowingRepeats() {
    return repeating(Repeats.ARE_KNOWN_TO_HANDLER);
  }

  private Route<T> repeating(Repeats now) {
    return new Route<>(method, template, access, now, input, handler);
  }

  @Override
  public String toString() {
    return method + " " + template;
  }
}
