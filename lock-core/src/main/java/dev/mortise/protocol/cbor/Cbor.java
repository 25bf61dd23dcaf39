package dev.mortise.protocol.cbor;

import dev.mortise.protocol.Octets;
import dev.mortise.secret.SecretBytes;
import java.util.Arrays;

/// The door between CBOR values and bytes.
///
/// `decode(encode(v))` is `v` for every value within the limits, and `encode(decode(b))` is `b` for
/// every input that is accepted: there is no second spelling to smuggle through.
public final class Cbor {

  private Cbor() {}

  /// The deterministic encoding.
  public static Octets encode(CborValue value) {
    return Octets.adopt(new CborWriter().write(value).toByteArray());
  }

  /// The deterministic encoding of what must not be seen. No other copy of it is left.
  public static SecretBytes encodeSecret(CborValue value) {
    CborWriter writer = new CborWriter().write(value);
    try {
      return SecretBytes.adopt(writer.toByteArray());
    } finally {
      writer.wipe();
    }
  }

  /// The one item that these secret bytes spell.
  ///
  /// @throws MalformedCbor if they are not exactly one item in deterministic encoding within the
  ///   limits
  public static CborValue decode(SecretBytes secret, CborLimits limits) throws MalformedCbor {
    byte[] clear = secret.reveal();
    try {
      return decode(clear, limits);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  /// The one item that these bytes spell.
  ///
  /// @throws MalformedCbor if they are not exactly one item in deterministic encoding within the
  ///   limits
  public static CborValue decode(byte[] bytes, CborLimits limits) throws MalformedCbor {
    return new CborReader(bytes, limits).readAll();
  }

  /// The one item that these bytes spell.
  ///
  /// @throws MalformedCbor if they are not exactly one item in deterministic encoding within the
  ///   limits
  public static CborValue decode(Octets octets, CborLimits limits) throws MalformedCbor {
    if (octets.size() > limits.maxBytes()) {
      throw CborReader.tooLong(octets.size(), limits);
    }
    return decode(octets.copy(), limits);
  }
}
