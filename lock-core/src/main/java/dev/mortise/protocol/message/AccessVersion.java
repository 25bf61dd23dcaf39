package dev.mortise.protocol.message;

/// Counts the changes of a lock's access list. Within a generation it only grows.
///
/// @param number 0 or more
public record AccessVersion(long number) implements Comparable<AccessVersion> {

  /// The version of a lock that nobody has touched.
  public static final AccessVersion FIRST = new AccessVersion(0);

  public AccessVersion {
    if (number < 0) {
      throw new IllegalArgumentException("access version must not be negative number=" + number);
    }
  }

  /// The version after one more change.
  public AccessVersion next() {
    return new AccessVersion(Math.addExact(number, 1));
  }

  @Override
  public int compareTo(AccessVersion other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
