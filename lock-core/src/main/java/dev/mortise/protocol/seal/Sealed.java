package dev.mortise.protocol.seal;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.key.AgreementKey;
import java.util.List;

/// A sealed message as it goes over the wire: encapsulated key | ciphertext.
///
/// @param encapsulated the ephemeral public key
/// @param ciphertext the sealed bytes with the tag of 16 bytes at the end
public record Sealed(AgreementKey encapsulated, Octets ciphertext) {

  /// Reads the form of the wire.
  ///
  /// @throws MalformedCbor if the bytes are too few, or begin with an unusable key
  public static Sealed parse(Octets octets) throws MalformedCbor {
    if (octets.size() < AgreementKey.SIZE + Hpke.TAG_SIZE) {
      throw new MalformedCbor(List.of("sealed message: too short"));
    }
    return new Sealed(
        AgreementKey.parse(octets.slice(0, AgreementKey.SIZE)),
        octets.slice(AgreementKey.SIZE, octets.size()));
  }

  /// How long the form of the wire is for a plaintext of this length, in bytes.
  public static int sizeOf(int plaintextSize) {
    return AgreementKey.SIZE + plaintextSize + Hpke.TAG_SIZE;
  }

  /// The form of the wire.
  public Octets octets() {
    return encapsulated.octets().plus(ciphertext);
  }
}
