package dev.mortise.secret;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;

/// Bytes that must not be seen: a key, a seed, a shared secret.
///
/// They cannot be printed, compare in constant time and are overwritten by [#close()]. The least
/// leaky way to use them is [#lend(Function)], which leaves no copy behind; [#reveal()] is for the
/// few places that must write the secret down, and is easy to search for.
public final class SecretBytes implements AutoCloseable {

  private final byte[] bytes;
  private boolean wiped;

  private SecretBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /// A copy of these bytes; the caller still has to wipe its own.
  public static SecretBytes copyOf(byte... bytes) {
    return new SecretBytes(bytes.clone());
  }

  /// These very bytes: the caller gives the array away and touches it no more.
  public static SecretBytes adopt(byte[] bytes) {
    return new SecretBytes(bytes);
  }

  /// The number of bytes, which is no secret.
  public int length() {
    return bytes.length;
  }

  /// Lends the bytes to one computation. It must neither keep nor change the array.
  ///
  /// @throws IllegalStateException after [#close()]
  public <R> R lend(Function<byte[], R> computation) {
    return computation.apply(bytes());
  }

  /// A copy in the clear, which the caller wipes when done.
  ///
  /// @throws IllegalStateException after [#close()]
  public byte[] reveal() {
    return bytes().clone();
  }

  /// The bytes themselves, for the primitives of this room.
  byte[] bytes() {
    if (wiped) {
      throw new IllegalStateException("secret used after it was wiped");
    }
    return bytes;
  }

  /// Overwrites the bytes with zeros; using them afterwards is a bug and is told so.
  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
    wiped = true;
  }

  /// Whether both hold the same bytes, in time that depends on the lengths alone.
  @Override
  public boolean equals(Object other) {
    return other instanceof SecretBytes that && MessageDigest.isEqual(bytes(), that.bytes());
  }

  /// The length: a hash of the content would tell something of it.
  @Override
  public int hashCode() {
    return bytes.length;
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
