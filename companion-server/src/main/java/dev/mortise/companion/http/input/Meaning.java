package dev.mortise.companion.http.input;

/// Turns what was sent into what it means.
///
/// @param <A> text, bytes or a number
/// @param <T> a value of the domain
@FunctionalInterface
public interface Meaning<A, T> {
  /// Reads the value. An `IllegalArgumentException`, or a checked exception, means that there is
  /// none, and its message says why; so messages must not repeat a secret.
  T of(A sent) throws Exception;
}
