package dev.mortise.visitor;

/// Which of an app's series of one-time codes holds (n). Raising it clears every code of the series
/// before.
///
/// @param number 0 while the app may make no codes, then 1, 2, ...
public record VisitorEpoch(int number) implements Comparable<VisitorEpoch> {

  /// One-time codes are off.
  public static final VisitorEpoch OFF = new VisitorEpoch(0);

  public VisitorEpoch {
    if (number < 0) {
      throw new IllegalArgumentException("visitor epoch must not be negative number=" + number);
    }
  }

  /// Whether the app may make codes.
  public boolean isOn() {
    return number > 0;
  }

  /// The series after this one.
  ///
  /// @throws ArithmeticException after 2^31 - 1 series
  public VisitorEpoch next() {
    return new VisitorEpoch(Math.addExact(number, 1));
  }

  @Override
  public int compareTo(VisitorEpoch other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
