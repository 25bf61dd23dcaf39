package dev.mortise.firmware;

/// A version of firmware: a number that only grows (LK-85).
///
/// @param number 1 or more
public record FirmwareVersion(int number) implements Comparable<FirmwareVersion> {

  /// What a lock is sold with.
  public static final FirmwareVersion FACTORY = new FirmwareVersion(1);

  public FirmwareVersion {
    if (number < 1) {
      throw new IllegalArgumentException("firmware versions begin at 1 number=" + number);
    }
  }

  @Override
  public int compareTo(FirmwareVersion other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
