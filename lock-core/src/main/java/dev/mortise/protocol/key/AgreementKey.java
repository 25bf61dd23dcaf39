package dev.mortise.protocol.key;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/// A public X25519 key (RFC 7748).
///
/// Refused on construction: the points of low order, with which every agreement comes out all zeros
/// (RFC 7748 section 6.1), and the spellings with a number of 2^255 - 19 or more, which RFC 7748
/// would reduce and no implementation sends.
///
/// @param octets the u-coordinate, 32 bytes, least significant first
public record AgreementKey(Octets octets) {

  /// The length, in bytes.
  public static final int SIZE = 32;

  /// 2^255 - 19.
  private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

  /// The u-coordinates whose points have an order of 1, 2, 4 or 8, on the curve or on its twist.
  private static final Set<BigInteger> LOW_ORDER =
      Set.of(
          BigInteger.ZERO,
          BigInteger.ONE,
          P.subtract(BigInteger.ONE),
          new BigInteger("00b8495f16056286fdb1329ceb8d09da6ac49ff1fae35616aeb8413b7c7aebe0", 16),
          new BigInteger("57119fd0dd4e22d8868e1c58c45c44045bef839c55b1d0b1248c50a3bc959c5f", 16));

  public AgreementKey {
    if (!isUsable(octets)) {
      throw new IllegalArgumentException("not a usable agreement key");
    }
  }

  /// Reads a key that came over the wire.
  ///
  /// @throws MalformedCbor if these bytes are no usable key
  public static AgreementKey parse(Octets octets) throws MalformedCbor {
    if (!isUsable(octets)) {
      throw new MalformedCbor(List.of("agreement key: unusable"));
    }
    return new AgreementKey(octets);
  }

  private static boolean isUsable(Octets octets) {
    if (octets.size() != SIZE) {
      return false;
    }
    BigInteger u = new BigInteger(1, reversed(octets));
    return u.compareTo(P) < 0 && !LOW_ORDER.contains(u);
  }

  private static byte[] reversed(Octets octets) {
    byte[] bytes = new byte[SIZE];
    for (int i = 0; i < SIZE; i++) {
      bytes[i] = (byte) octets.at(SIZE - 1 - i);
    }
    return bytes;
  }

  @Override
  public String toString() {
    return octets.hex();
  }
}
