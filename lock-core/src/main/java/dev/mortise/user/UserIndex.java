package dev.mortise.user;

/// The place of one user of the household in the lock's list, as Matter counts them.
///
/// @param number 1 to [#MAX]
public record UserIndex(int number) implements Comparable<UserIndex> {

  /// As many users as a lock holds (D-2).
  public static final int MAX = 50;

  public UserIndex {
    if (number < 1 || number > MAX) {
      throw new IllegalArgumentException("user index must be 1 to 50 number=" + number);
    }
  }

  @Override
  public int compareTo(UserIndex other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
