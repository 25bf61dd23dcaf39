package dev.mortise.sim.phone.memory;

import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.journal.JournalHead;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborBytes;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.CborValue.CborKey;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.CborValue.CborText;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.message.VisitorReference;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.VisitorIssue;
import dev.mortise.user.UserIndex;
import dev.mortise.visitor.VisitorEpoch;
import dev.mortise.visitor.VisitorHour;
import dev.mortise.visitor.VisitorSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Spells what a phone knows of one lock.
final class LockCodec {

  private static final int HOST_MAX = 253;

  private LockCodec() {}

  static CborValue encode(PairedLock lock) {
    CborMap.Builder fields =
        Field.begin(lock.id(), lock.identity().generation())
            .put(3, lock.identity().keys().signing().toCbor())
            .put(4, lock.identity().keys().agreement().octets())
            .put(5, lock.role().wireText())
            .put(6, lock.name().text())
            .put(7, lock.verified().toCbor())
            .put(10, users(lock.names()))
            .put(11, apps(lock.names()))
            .put(12, new CborArray(lock.unnoted().stream().map(LockCodec::note).toList()));
    lock.visitors().ifPresent(issue -> fields.put(8, visitors(issue)));
    lock.radio().ifPresent(radio -> fields.put(9, radio(radio)));
    lock.names().read().ifPresent(version -> fields.put(13, version.number()));
    return fields.build();
  }

  static PairedLock decode(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "lock");
    LockIdentity identity =
        new LockIdentity(
            Field.lockId(fields, 1),
            Field.generation(fields, 2),
            new PartyKeys(Field.signingKey(fields, 3), Field.agreementKey(fields, 4)));
    var role = Field.appRole(fields, 5);
    DisplayName name = Field.name(fields, 6);
    CborValue head = fields.value(7);
    Optional<VisitorIssue> visitors = fields.optional(8, () -> visitors(fields.map(8)));
    Optional<RadioAddress> radio = fields.optional(9, () -> radio(fields.map(9)));
    Optional<AccessVersion> read =
        fields.optional(13, () -> new AccessVersion(fields.integer(13, 0, Long.MAX_VALUE)));
    KnownNames names = new KnownNames(users(fields), apps(fields), read);
    List<CborValue> notes = fields.array(12, 0, PairedLock.UNNOTED_MAX);
    fields.finish();
    List<PasscodeNote> unnoted = new ArrayList<>();
    for (CborValue note : notes) {
      unnoted.add(note(note));
    }
    return new PairedLock(
        identity, role, name, JournalHead.parse(head), visitors, radio, names, unnoted);
  }

  private static CborValue visitors(VisitorIssue issue) {
    return CborMap.withFields()
        .put(1, issue.epoch().number())
        .put(2, issue.hour().number())
        .put(3, issue.used())
        .build();
  }

  private static VisitorIssue visitors(MapReader fields) {
    return new VisitorIssue(
        new VisitorEpoch(fields.integer(1, 1, Integer.MAX_VALUE)),
        new VisitorHour(fields.integer(2, 0, Long.MAX_VALUE)),
        fields.integer(3, 0, VisitorSlot.PER_HOUR));
  }

  private static CborValue radio(RadioAddress radio) {
    return CborMap.withFields().put(1, radio.host()).put(2, radio.port()).build();
  }

  private static RadioAddress radio(MapReader fields) {
    String host = fields.text(1, 1, HOST_MAX);
    int port = fields.integer(2, 1, 65_535);
    return new RadioAddress(host.isEmpty() ? "?" : host, port);
  }

  private static CborValue note(PasscodeNote note) {
    return CborMap.withFields().put(1, note.reference().octets()).put(2, note.label()).build();
  }

  private static PasscodeNote note(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "passcode note");
    Octets reference = fields.bytes(1, VisitorReference.SIZE);
    Octets label = fields.bytes(2, 0, PasscodeNote.LABEL_MAX);
    fields.finish();
    return new PasscodeNote(new VisitorReference(reference), label);
  }

  private static CborValue users(KnownNames names) {
    Map<CborKey, CborValue> entries = new TreeMap<>();
    names
        .users()
        .forEach((user, name) -> entries.put(CborValue.of(user.number()), CborValue.of(name)));
    return CborMap.of(entries);
  }

  private static CborValue apps(KnownNames names) {
    Map<CborKey, CborValue> entries = new TreeMap<>();
    names
        .apps()
        .forEach((key, name) -> entries.put(CborValue.of(key.octets()), CborValue.of(name.text())));
    return CborMap.of(entries);
  }

  private static SortedMap<UserIndex, String> users(MapReader fields) {
    SortedMap<UserIndex, String> users = new TreeMap<>();
    entries(fields, 10)
        .forEach(
            (key, value) -> {
              if (key instanceof CborInt(long index)
                  && index >= 1
                  && index <= UserIndex.MAX
                  && value instanceof CborText(String name)) {
                users.put(new UserIndex((int) index), name);
              } else {
                fields.fault(10, "expected users with names");
              }
            });
    return users;
  }

  private static SortedMap<KeyId, DisplayName> apps(MapReader fields) {
    SortedMap<KeyId, DisplayName> apps = new TreeMap<>();
    entries(fields, 11)
        .forEach(
            (key, value) -> {
              if (key instanceof CborBytes(Octets id)
                  && id.size() == KeyId.SIZE
                  && value instanceof CborText(String name)
                  && DisplayName.isValid(name)) {
                apps.put(new KeyId(id), new DisplayName(name));
              } else {
                fields.fault(11, "expected apps with names");
              }
            });
    return apps;
  }

  private static Map<CborKey, CborValue> entries(MapReader fields, long key) {
    if (fields.value(key) instanceof CborMap(var entries)) {
      return entries;
    }
    fields.fault(key, "expected a map");
    return Map.of();
  }
}
