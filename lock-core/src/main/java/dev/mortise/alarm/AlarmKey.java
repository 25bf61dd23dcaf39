package dev.mortise.alarm;

import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.secret.Hkdf;
import dev.mortise.secret.HmacSha256;
import dev.mortise.secret.SecretBytes;
import java.util.List;

/// What the lock tells one app by tags (A): the app and the lock compute it, nobody else can.
public final class AlarmKey {

  private static final CborValue DERIVATION = CborValue.of("mortise alarm 1");
  private static final int KEY_SIZE = 32;

  private final SecretBytes key;
  private final Generation generation;

  private AlarmKey(SecretBytes key, Generation generation) {
    this.key = key;
    this.generation = generation;
  }

  /// The key between `own` and `peer`, one of which is the app's and one the lock's.
  ///
  /// @param app the app's signing key
  public static AlarmKey derive(
      AgreementKeyPair own, AgreementKey peer, LockId lock, Generation generation, SigningKey app) {
    Octets info =
        Cbor.encode(
            CborValue.array(
                DERIVATION,
                CborValue.of(lock.octets()),
                CborValue.of(generation.number()),
                app.toCbor()));
    try (SecretBytes shared = own.agree(peer)) {
      byte[] salt = lock.octets().copy();
      return new AlarmKey(Hkdf.derive(shared, salt, info.copy(), KEY_SIZE), generation);
    }
  }

  /// The tag of one event for the app.
  ///
  /// @param sequence the event's number
  /// @param previousHash the hash of the event before
  /// @param duress whether the app is to raise the alarm (d)
  public AlarmTag tag(long sequence, Octets previousHash, boolean duress) {
    Octets event =
        Cbor.encode(
            CborValue.array(
                CborValue.of(generation.number()),
                CborValue.of(sequence),
                CborValue.of(previousHash),
                CborValue.of(duress ? 1 : 0)));
    byte[] tag = new HmacSha256(key).update(event.copy()).tag();
    return new AlarmTag(Octets.of(tag, 0, AlarmTag.SIZE));
  }

  /// What the tags of one event tell the app.
  ///
  /// @param sequence the event's number
  /// @param previousHash the hash of the event before
  /// @param tags all tags of the event
  public AlarmMeaning meaning(long sequence, Octets previousHash, List<AlarmTag> tags) {
    if (tags.contains(tag(sequence, previousHash, true))) {
      return AlarmMeaning.DURESS;
    }
    return tags.contains(tag(sequence, previousHash, false))
        ? AlarmMeaning.ORDINARY
        : AlarmMeaning.NOT_FOR_THIS_APP;
  }

  /// A itself, for the tests of this room.
  SecretBytes key() {
    return key;
  }

  /// Whether both make the same tags, in constant time.
  @Override
  public boolean equals(Object other) {
    return other instanceof AlarmKey that
        && generation.equals(that.generation)
        && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return generation.hashCode();
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
