package dev.mortise.authority.access;

import dev.mortise.authority.KeyRole;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.message.InvitationSerial;

/// Spells an enrolled key as it stands in the flash and in what apps are shown.
final class EnrolledKeyCodec {

  private EnrolledKeyCodec() {}

  static CborMap toCbor(EnrolledKey key) {
    return CborMap.withFields()
        .put(1, key.signingKey().toCbor())
        .put(2, key.agreementKey().octets())
        .put(3, key.role().wireText())
        .put(4, key.user().<CborValue>map(u -> CborValue.of(u.number())).orElse(CborValue.NULL))
        .put(5, key.account().text())
        .put(6, key.name().text())
        .put(7, key.limits().map(Field::item).orElse(CborValue.NULL))
        .put(8, key.validity().from().map(Field::item).orElse(CborValue.NULL))
        .put(9, key.validity().until().map(Field::item).orElse(CborValue.NULL))
        .put(10, key.serial().map(InvitationSerial::octets).orElse(Octets.empty()))
        .build();
  }

  static EnrolledKey parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "enrolled key");
    EnrolledKey key =
        new EnrolledKey(
            Field.signingKey(fields, 1),
            Field.agreementKey(fields, 2),
            Field.word(fields, 3, KeyRole.values(), KeyRole::wireText),
            fields.nullable(4, () -> Field.userIndex(fields, 4)),
            Field.account(fields, 5),
            Field.name(fields, 6),
            fields.nullable(7, () -> Field.operations(fields, 7)),
            Field.validity(fields, 8, 9),
            Field.serialOrEmpty(fields, 10));
    fields.finish();
    return key;
  }
}
