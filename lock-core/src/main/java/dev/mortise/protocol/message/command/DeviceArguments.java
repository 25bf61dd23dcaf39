package dev.mortise.protocol.message.command;

import dev.mortise.authority.device.LinkTerms;
import dev.mortise.authority.device.LinkedLock;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.message.command.CommandArguments.AddAccessory;
import dev.mortise.protocol.message.command.CommandArguments.LinkFrom;
import dev.mortise.protocol.message.command.CommandArguments.LinkTo;
import dev.mortise.protocol.message.command.CommandArguments.UnlinkTo;

/// Spells the arguments of what is done with devices, and reads them back.
final class DeviceArguments {

  private DeviceArguments() {}

  static void put(CborMap.Builder fields, AddAccessory added) {
    fields
        .put(1, added.role().wireText())
        .put(2, added.signingKey().toCbor())
        .put(3, added.agreementKey().octets())
        .put(4, added.name().text());
  }

  static AddAccessory readAddAccessory(MapReader fields) {
    return new AddAccessory(
        Field.accessoryRole(fields, 1),
        Field.signingKey(fields, 2),
        Field.agreementKey(fields, 3),
        Field.name(fields, 4));
  }

  static void put(CborMap.Builder fields, LinkFrom link) {
    fields
        .put(3, link.signingKey().toCbor())
        .put(4, link.agreementKey().octets())
        .put(5, link.name().text());
    link.terms().put(fields);
  }

  /// One operation has three forms: only an incoming link has a relock time, and only one that is
  /// undone has no keys.
  static CommandArguments readLinkLock(MapReader fields) {
    if (fields.has(7)) {
      return new LinkFrom(
          Field.signingKey(fields, 3),
          Field.agreementKey(fields, 4),
          Field.name(fields, 5),
          LinkTerms.read(fields));
    }
    return fields.has(3)
        ? new LinkTo(LinkedLock.read(fields))
        : new UnlinkTo(Field.lockId(fields, 1));
  }
}
