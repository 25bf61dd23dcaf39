package dev.mortise.protocol;

/// How often a lock was reset: a counter in its secure element that only grows.
///
/// It is bound into every signature and key derivation, so what was authorised before a reset is
/// worth nothing after it (LK-29).
///
/// @param number 0 or more
public record Generation(int number) implements Comparable<Generation> {

  /// The generation of a lock that was never reset.
  public static final Generation FIRST = new Generation(1);

  public Generation {
    if (number < 0) {
      throw new IllegalArgumentException("generation must not be negative number=" + number);
    }
  }

  /// The generation after the next reset.
  ///
  /// @throws ArithmeticException after 2^31 - 1 resets
  public Generation next() {
    return new Generation(Math.addExact(number, 1));
  }

  @Override
  public int compareTo(Generation other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
