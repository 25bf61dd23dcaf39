package dev.mortise.protocol.key;

import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// Verifies 64-byte signatures under one public key that was decoded and checked beforehand.
@FunctionalInterface
interface Verifier {

  boolean verifies(byte[] message, byte[] signature);

  /// The verifier of an Ed25519 key, or empty if the bytes are no canonical point of the
  /// prime-order group.
  static Optional<Verifier> ed25519(byte[] encoded) {
    return Optional.ofNullable(Ed25519.validatePublicKeyFullExport(encoded, 0))
        .map(
            point ->
                (message, signature) ->
                    Ed25519.verify(signature, 0, point, message, 0, message.length));
  }
}
