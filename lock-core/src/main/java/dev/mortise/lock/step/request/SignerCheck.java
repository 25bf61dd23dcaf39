package dev.mortise.lock.step.request;

import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.lock.step.Turn;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.cose.SignatureVerdict;
import java.util.Optional;

/// Whether an enrolled key signed this, as what it is taken for (SEC-6).
sealed interface SignerCheck {

  /// It did.
  ///
  /// @param key which key
  /// @param payload what it signed
  record Signed(EnrolledKey key, Octets payload) implements SignerCheck {}

  /// It is no signed message, or not by a key the lock knows. A wrong signature is answered like an
  /// unknown key: who has none learns nothing about who has one.
  record Unknown(Refusal reason) implements SignerCheck {}

  static SignerCheck of(Turn turn, Octets envelope, SignatureType type) {
    CoseSign1 message;
    try {
      message = CoseSign1.parse(envelope);
    } catch (MalformedCbor e) {
      return new Unknown(Refusal.MALFORMED);
    }
    Optional<EnrolledKey> key = turn.stored().access().find(message.keyId());
    if (key.isPresent()
        && message.verify(type, key.get().signingKey())
            instanceof SignatureVerdict.Valid(Octets payload)) {
      return new Signed(key.get(), payload);
    }
    return new Unknown(Refusal.UNKNOWN_KEY);
  }
}
