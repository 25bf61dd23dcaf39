package dev.mortise.sim.accessory;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.qr.DeviceCode;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.PhoneKeys;

/// What a device keeps in its file.
///
/// @param role remote controller or door sensor
/// @param keys its own
/// @param lock the lock it belongs to
/// @param counter a door sensor's: none of its reports so far had a greater one
record AccessoryMemory(KeyRole role, PhoneKeys keys, LockIdentity lock, long counter) {

  private static final CborLimits LIMITS = CborLimits.ofBytes(512);

  /// A device out of its box, put beside this lock.
  static AccessoryMemory fresh(KeyRole role, LockIdentity lock, Entropy entropy) {
    return new AccessoryMemory(role, PhoneKeys.generate(entropy), lock, 0);
  }

  /// What stands on its sticker.
  DeviceCode code() {
    return new DeviceCode(role, keys.signing().publicKey(), keys.agreement().publicKey());
  }

  AccessoryMemory counted(long upTo) {
    return new AccessoryMemory(role, keys, lock, upTo);
  }

  /// The content of the file, private keys included.
  String text() {
    return Cbor.encode(
            CborMap.withFields()
                .put(1, role.wireText())
                .put(2, Octets.adopt(keys.signing().privateKey().reveal()))
                .put(3, Octets.adopt(keys.agreement().privateKey().reveal()))
                .put(4, lock.lock().octets())
                .put(5, lock.generation().number())
                .put(6, lock.keys().signing().toCbor())
                .put(7, lock.keys().agreement().octets())
                .put(8, counter)
                .build())
        .hex();
  }

  /// Reads the content of a file.
  ///
  /// @throws MalformedCbor if it is something else
  static AccessoryMemory parse(String text) throws MalformedCbor {
    Octets content;
    try {
      content = Octets.ofHex(text.strip());
    } catch (IllegalArgumentException e) {
      throw new MalformedCbor(0, "no hexadecimal digits");
    }
    MapReader fields = MapReader.of(content, LIMITS, "accessory");
    KeyRole role = Field.accessoryRole(fields, 1);
    SecretBytes signing = SecretBytes.adopt(fields.bytes(2, SigningKeyPair.PRIVATE_SIZE).copy());
    SecretBytes agreement =
        SecretBytes.adopt(fields.bytes(3, AgreementKeyPair.PRIVATE_SIZE).copy());
    LockIdentity lock =
        new LockIdentity(
            Field.lockId(fields, 4),
            Field.generation(fields, 5),
            new PartyKeys(Field.signingKey(fields, 6), Field.agreementKey(fields, 7)));
    long counter = fields.integer(8, 0, Long.MAX_VALUE);
    fields.finish();
    return new AccessoryMemory(
        role,
        new PhoneKeys(
            SigningKeyPair.of(SignatureAlgorithm.ED25519, signing), AgreementKeyPair.of(agreement)),
        lock,
        counter);
  }

  @Override
  public String toString() {
    return "[REDACTED] " + role.wireText() + " of " + lock.lock();
  }
}
