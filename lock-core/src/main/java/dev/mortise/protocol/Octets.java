package dev.mortise.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/// An immutable byte string: what `byte[]` would be if it were a value.
///
/// Equality is by content, order is bytewise unsigned, and `toString` is hex. It is for bytes that
/// may be seen; what must not be seen is a [dev.mortise.secret.SecretBytes].
public final class Octets implements Comparable<Octets> {

  private static final HexFormat HEX = HexFormat.of();
  private static final Octets EMPTY = new Octets(new byte[0]);

  private final byte[] bytes;

  private Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The byte string of length zero.
  public static Octets empty() {
    return EMPTY;
  }

  /// A copy of these bytes.
  public static Octets of(byte... bytes) {
    return bytes.length == 0 ? EMPTY : new Octets(bytes.clone());
  }

  /// A copy of `length` bytes from `from`.
  public static Octets of(byte[] bytes, int from, int length) {
    return adopt(Arrays.copyOfRange(bytes, from, from + length));
  }

  /// These very bytes, without a copy: the caller gives the array away and touches it no more.
  public static Octets adopt(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new Octets(bytes);
  }

  /// Reads pairs of hex digits.
  ///
  /// @throws IllegalArgumentException if the text is not an even number of hex digits
  public static Octets ofHex(String hex) {
    return adopt(HEX.parseHex(hex));
  }

  /// The number of bytes.
  public int size() {
    return bytes.length;
  }

  /// Whether there is no byte.
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /// The byte at this index, 0 to 255.
  ///
  /// @throws IndexOutOfBoundsException if there is none
  public int at(int index) {
    return bytes[index] & 0xff;
  }

  /// The bytes from `from` up to and without `to`.
  ///
  /// @throws IndexOutOfBoundsException if the range is not within this byte string
  public Octets slice(int from, int to) {
    if (from < 0 || to > bytes.length || from > to) {
      throw new IndexOutOfBoundsException(
          "slice outside byte string from=%d to=%d size=%d".formatted(from, to, bytes.length));
    }
    return from == 0 && to == bytes.length ? this : adopt(Arrays.copyOfRange(bytes, from, to));
  }

  /// This byte string followed by another.
  public Octets plus(Octets next) {
    byte[] joined = Arrays.copyOf(bytes, Math.addExact(bytes.length, next.bytes.length));
    System.arraycopy(next.bytes, 0, joined, bytes.length, next.bytes.length);
    return adopt(joined);
  }

  /// A fresh array that belongs to the caller.
  public byte[] copy() {
    return bytes.clone();
  }

  /// Copies all bytes into `target`, beginning at `at`.
  public void copyInto(byte[] target, int at) {
    System.arraycopy(bytes, 0, target, at, bytes.length);
  }

  /// A read-only window on the bytes, for reading without a copy.
  public ByteBuffer asBuffer() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  /// Lower-case hex, two digits a byte.
  public String hex() {
    return HEX.formatHex(bytes);
  }

  @Override
  public int compareTo(Octets other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
