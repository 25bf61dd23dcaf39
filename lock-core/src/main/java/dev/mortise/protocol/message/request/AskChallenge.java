package dev.mortise.protocol.message.request;

import dev.mortise.authority.Operation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.message.Nonce;

/// Asks for a challenge, and with it for the lock's signed word on its state.
///
/// @param lock which lock is meant
/// @param key the app's signing key, to which the challenge shall be bound
/// @param nonce drawn by the app for this question alone
/// @param operation what the command will be, to which the challenge shall be bound
public record AskChallenge(LockId lock, KeyId key, Nonce nonce, Operation operation)
    implements Request {

  @Override
  public Octets encode() {
    return Cbor.encode(
        CborMap.withFields()
            .put(0, RequestKind.CHALLENGE.wireText())
            .put(1, lock.octets())
            .put(2, key.octets())
            .put(3, nonce.octets())
            .put(4, operation.wireText())
            .build());
  }

  static AskChallenge read(MapReader fields) {
    return new AskChallenge(
        Field.lockId(fields, 1),
        Field.keyId(fields, 2),
        new Nonce(fields.bytes(3, Nonce.SIZE)),
        Field.operation(fields, 4));
  }
}
