package dev.mortise.sim.phone.memory;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.Field;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.phone.companion.Session;
import dev.mortise.sim.phone.companion.http.CompanionAddress;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Spells a phone's memory in CBOR. It holds private keys: whoever stores it protects it.
final class MemoryCodec {

  /// The version of the form that this one is.
  private static final int VERSION = 1;

  /// The longest memory, in bytes: 64 locks, each with 50 users, 64 apps and 96 notes, at most.
  static final int BYTES_MAX = 4_194_304;

  private static final int TEXT_MAX = 512;
  private static final CborLimits LIMITS = CborLimits.ofBytes(BYTES_MAX);

  private MemoryCodec() {}

  static Octets encode(PhoneMemory memory) {
    CborMap.Builder fields =
        CborMap.withFields()
            .put(0, VERSION)
            .put(1, memory.name().text())
            .put(2, Octets.adopt(memory.keys().signing().privateKey().reveal()))
            .put(3, Octets.adopt(memory.keys().agreement().privateKey().reveal()))
            .put(5, new CborArray(memory.locks().stream().map(LockCodec::encode).toList()));
    memory.session().ifPresent(session -> fields.put(4, encode(session)));
    return Cbor.encode(fields.build());
  }

  private static CborValue encode(Session session) {
    String token = session.token().lend(bytes -> new String(bytes, StandardCharsets.US_ASCII));
    return CborMap.withFields()
        .put(1, session.companion().origin())
        .put(2, session.email())
        .put(3, session.account().text())
        .put(4, token)
        .put(5, Field.item(session.expiresAt()))
        .build();
  }

  /// @throws MalformedCbor if these bytes are no memory, or one of another version
  static PhoneMemory decode(Octets bytes) throws MalformedCbor {
    MapReader fields = MapReader.of(bytes, LIMITS, "phone");
    if (fields.integer(0, 1, Integer.MAX_VALUE) != VERSION) {
      throw new MalformedCbor(List.of("phone: written by another version"));
    }
    var name = Field.name(fields, 1);
    Octets signing = fields.bytes(2, SigningKeyPair.PRIVATE_SIZE);
    Octets agreement = fields.bytes(3, AgreementKeyPair.PRIVATE_SIZE);
    Optional<MapReader> session = fields.optional(4, () -> fields.map(4));
    List<CborValue> items = fields.array(5, 0, PhoneMemory.LOCKS_MAX);
    Optional<Session> signedIn = session.map(MemoryCodec::session);
    fields.finish();
    List<PairedLock> locks = new ArrayList<>();
    for (CborValue item : items) {
      locks.add(LockCodec.decode(item));
    }
    return new PhoneMemory(name, keys(signing, agreement), signedIn, locks);
  }

  private static PhoneKeys keys(Octets signing, Octets agreement) {
    return new PhoneKeys(
        SigningKeyPair.of(SignatureAlgorithm.ED25519, SecretBytes.adopt(signing.copy())),
        AgreementKeyPair.of(SecretBytes.adopt(agreement.copy())));
  }

  private static Session session(MapReader fields) {
    return new Session(
        new CompanionAddress(fields.text(1, 1, TEXT_MAX)),
        fields.text(2, 1, TEXT_MAX),
        Field.account(fields, 3),
        SecretBytes.adopt(fields.text(4, 1, TEXT_MAX).getBytes(StandardCharsets.US_ASCII)),
        Field.time(fields, 5));
  }
}
