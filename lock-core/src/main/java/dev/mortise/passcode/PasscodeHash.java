package dev.mortise.passcode;

import dev.mortise.protocol.Octets;
import java.nio.ByteBuffer;

/// The HMAC-SHA-256 of some digits under the lock's passcode key, as four numbers that compare
/// without a branch.
///
/// Worthless without that key; with it, ten digits are found in seconds, so it is printed by
/// nothing.
record PasscodeHash(long first, long second, long third, long fourth) {

  /// The length of its stored form, in bytes.
  static final int SIZE = 32;

  static PasscodeHash of(byte[] tag) {
    ByteBuffer buffer = ByteBuffer.wrap(tag);
    return new PasscodeHash(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
  }

  static PasscodeHash of(Octets octets) {
    return of(octets.copy());
  }

  Octets octets() {
    ByteBuffer buffer = ByteBuffer.allocate(SIZE);
    buffer.putLong(first).putLong(second).putLong(third).putLong(fourth);
    return Octets.adopt(buffer.array());
  }

  /// All ones if both are equal, else zero, in constant time.
  int equalityMask(PasscodeHash other) {
    return zeroMask(
        (first ^ other.first)
            | (second ^ other.second)
            | (third ^ other.third)
            | (fourth ^ other.fourth));
  }

  /// All ones if the number is zero, else zero, without a branch.
  static int zeroMask(long number) {
    return (int) (((number | -number) >>> 63) - 1);
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
