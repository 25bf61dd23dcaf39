package dev.mortise.protocol.wifi;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.secret.SecretBytes;
import java.nio.charset.StandardCharsets;

/// A wireless network as an app names it to a lock.
///
/// @param name its SSID, 1 to 32 bytes of UTF-8
/// @param password its passphrase, up to 63 bytes; empty for an open network
public record WifiNetwork(String name, SecretBytes password) {

  /// The longest SSID, in bytes (IEEE 802.11).
  public static final int NAME_BYTES_MAX = 32;

  /// The longest passphrase, in bytes (WPA2).
  public static final int PASSWORD_BYTES_MAX = 63;

  private static final CborLimits LIMITS = CborLimits.ofBytes(128);

  public WifiNetwork {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes < 1 || bytes > NAME_BYTES_MAX) {
      throw new IllegalArgumentException("network name must be 1 to 32 bytes size=" + bytes);
    }
    if (password.length() > PASSWORD_BYTES_MAX) {
      throw new IllegalArgumentException(
          "password must be at most 63 bytes size=" + password.length());
    }
  }

  /// What is sealed to the lock, and kept in its sealed record; whoever seals it wipes it.
  public SecretBytes encode() {
    return Cbor.encodeSecret(toCbor());
  }

  /// The form it is stored in.
  public CborMap toCbor() {
    Octets bytes = password.lend(Octets::of);
    return CborMap.withFields().put(1, name).put(2, bytes).build();
  }

  /// Reads what was sealed to the lock.
  ///
  /// @throws MalformedCbor if it is no network
  public static WifiNetwork decode(SecretBytes plaintext) throws MalformedCbor {
    return parse(Cbor.decode(plaintext, LIMITS));
  }

  /// Reads the stored form.
  ///
  /// @throws MalformedCbor if it is no network
  public static WifiNetwork parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "wireless network");
    String name = fields.text(1, 1, NAME_BYTES_MAX);
    Octets password = fields.bytes(2, 0, PASSWORD_BYTES_MAX);
    if (name.getBytes(StandardCharsets.UTF_8).length > NAME_BYTES_MAX) {
      fields.fault(1, "must be at most 32 bytes");
    }
    fields.finish();
    return new WifiNetwork(name, SecretBytes.adopt(password.copy()));
  }
}
