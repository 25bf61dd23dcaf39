package dev.mortise.protocol.message.command;

import dev.mortise.authority.Operation;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.message.SettingName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.seal.SealPurpose;
import dev.mortise.secret.Sha256;
import dev.mortise.user.Role;
import dev.mortise.user.TermsChange;
import dev.mortise.user.UserIndex;
import java.util.Optional;

/// Spells the arguments of each operation as a map, and reads them back.
final class ArgumentsCodec {

  private ArgumentsCodec() {}

  static CborMap encode(CommandArguments arguments) {
    CborMap.Builder fields = CborMap.withFields();
    switch (arguments) {
      case CommandArguments.SetMode(OperatingMode mode) -> fields.put(1, mode.wireText());
      case CommandArguments.SetLeavingHome(boolean on) -> fields.put(2, on);
      case CommandArguments.ChangeSetting(SettingName name, SettingValue value) ->
          fields.put(1, name.text()).put(2, value.toCbor());
      case CommandArguments.AddUser(DisplayName name, Role role) ->
          fields.put(1, name.text()).put(2, role.wireText());
      case CommandArguments.ChangeUser change -> put(fields, change);
      case CommandArguments.DeleteUser(UserIndex user) -> fields.put(1, user.number());
      case CommandArguments.StartEnrolment(UserIndex user, CredentialKind kind, boolean duress) ->
          fields.put(1, user.number()).put(2, kind.wireText()).put(3, duress);
      case CommandArguments.DeleteCredential(CredentialRef credential) ->
          fields.put(1, credential.kind().wireText()).put(2, credential.index());
      case CommandArguments.SetPeriodicPasscode(var sealed) -> fields.put(1, sealed);
      case CommandArguments.ExtendKey(var key, var until) ->
          fields.put(1, key.octets()).put(2, Field.item(until));
      case CommandArguments.ReadEvents(long from) -> fields.put(1, from);
      case CommandArguments.ReadAccessList(int offset) -> fields.put(1, offset);
      case CommandArguments.SetTime(var time) -> fields.put(1, Field.item(time));
      case CommandArguments.AddAccessory added -> DeviceArguments.put(fields, added);
      case CommandArguments.RemoveAccessory(var key) -> fields.put(1, key.octets());
      case CommandArguments.LinkTo(var link) -> link.put(fields);
      case CommandArguments.LinkFrom link -> DeviceArguments.put(fields, link);
      case CommandArguments.UnlinkTo(var lock) -> fields.put(1, lock.octets());
      case CommandArguments.UnlockAsLinked(var user) -> fields.put(1, user.number());
      case CommandArguments.UpdateFirmware(var version, var digest) ->
          fields.put(1, version.number()).put(2, digest);
      case CommandArguments.SetWifi(var sealed) -> fields.put(1, sealed);
      case CommandArguments.Unlock _,
          CommandArguments.StartLiveView _,
          CommandArguments.Lock _,
          CommandArguments.LiftLockout _,
          CommandArguments.RaiseVisitorEpoch _,
          CommandArguments.Unbind _,
          CommandArguments.Unread _ -> {}
    }
    return fields.build();
  }

  private static void put(CborMap.Builder fields, CommandArguments.ChangeUser change) {
    fields.put(1, change.user().number());
    change.name().ifPresent(name -> fields.put(2, name.text()));
    change.role().ifPresent(role -> fields.put(3, role.wireText()));
    change.enabled().ifPresent(enabled -> fields.put(4, enabled));
    TermsChange terms = change.terms();
    terms
        .validity()
        .ifPresent(
            validity ->
                fields
                    .put(5, validity.from().map(Field::item).orElse(CborValue.NULL))
                    .put(6, validity.until().map(Field::item).orElse(CborValue.NULL)));
    terms.type().ifPresent(type -> fields.put(7, type.wireText()));
    terms.rule().ifPresent(rule -> fields.put(8, rule.wireText()));
    terms.schedules().ifPresent(schedules -> fields.put(9, schedules.toCbor()));
  }

  static CommandArguments decode(Operation operation, CborMap arguments) throws MalformedCbor {
    MapReader fields = MapReader.of(arguments, "arguments of " + operation.wireText());
    CommandArguments read = read(operation, fields);
    if (!(read instanceof CommandArguments.Unread)) {
      fields.finish();
    }
    return read;
  }

  private static CommandArguments read(Operation operation, MapReader fields) {
    return switch (operation) {
      case UNLOCK -> new CommandArguments.Unlock();
      case LOCK -> new CommandArguments.Lock();
      case SET_MODE -> readSetMode(fields);
      case CHANGE_SETTING ->
          new CommandArguments.ChangeSetting(
              Field.settingName(fields, 1), Field.settingValue(fields, 2));
      case ADD_USER -> new CommandArguments.AddUser(Field.name(fields, 1), role(fields, 2));
      case CHANGE_USER -> readChangeUser(fields);
      case DELETE_USER -> new CommandArguments.DeleteUser(Field.userIndex(fields, 1));
      case START_ENROLMENT ->
          new CommandArguments.StartEnrolment(
              Field.userIndex(fields, 1), kind(fields, 2), fields.bool(3));
      case DELETE_CREDENTIAL ->
          new CommandArguments.DeleteCredential(
              new CredentialRef(kind(fields, 1), fields.integer(2, 1, CredentialRef.MAX_INDEX)));
      case LIFT_LOCKOUT -> new CommandArguments.LiftLockout();
      case RAISE_VISITOR_EPOCH -> new CommandArguments.RaiseVisitorEpoch();
      case EXTEND_KEY ->
          new CommandArguments.ExtendKey(Field.keyId(fields, 1), Field.time(fields, 2));
      case SET_PERIODIC_PASSCODE ->
          new CommandArguments.SetPeriodicPasscode(
              fields.bytes(1, SealPurpose.SET_PERIODIC_PASSCODE.sealedSize()));
      case READ_EVENTS -> new CommandArguments.ReadEvents(fields.integer(1, 1, Long.MAX_VALUE));
      case READ_ACCESS_LIST ->
          new CommandArguments.ReadAccessList(fields.integer(1, 0, Integer.MAX_VALUE));
      case SET_TIME -> new CommandArguments.SetTime(Field.time(fields, 1));
      case UNBIND -> new CommandArguments.Unbind();
      case UPDATE_FIRMWARE ->
          new CommandArguments.UpdateFirmware(
              new FirmwareVersion(fields.integer(1, 1, Integer.MAX_VALUE)),
              fields.bytes(2, Sha256.SIZE));
      case SET_WIFI ->
          new CommandArguments.SetWifi(fields.bytes(1, SealPurpose.SET_WIFI.sealedSize()));
      case START_LIVE_VIEW -> new CommandArguments.StartLiveView();
      case ADD_ACCESSORY -> DeviceArguments.readAddAccessory(fields);
      case REMOVE_ACCESSORY -> new CommandArguments.RemoveAccessory(Field.keyId(fields, 1));
      case LINK_LOCK -> DeviceArguments.readLinkLock(fields);
      case UNLOCK_AS_LINKED -> new CommandArguments.UnlockAsLinked(Field.userIndex(fields, 1));
      case INVITE -> new CommandArguments.Unread(operation);
    };
  }

  private static CommandArguments readSetMode(MapReader fields) {
    return fields.has(2)
        ? new CommandArguments.SetLeavingHome(fields.bool(2))
        : new CommandArguments.SetMode(
            Field.word(fields, 1, OperatingMode.values(), OperatingMode::wireText));
  }

  private static CommandArguments readChangeUser(MapReader fields) {
    return new CommandArguments.ChangeUser(
        Field.userIndex(fields, 1),
        fields.optional(2, () -> Field.name(fields, 2)),
        fields.optional(3, () -> role(fields, 3)),
        fields.optional(4, () -> fields.bool(4)),
        new TermsChange(
            fields.has(5) || fields.has(6)
                ? Optional.of(Field.validity(fields, 5, 6))
                : Optional.empty(),
            fields.optional(7, () -> Field.userType(fields, 7)),
            fields.optional(8, () -> Field.credentialRule(fields, 8)),
            fields.optional(9, () -> Field.schedules(fields, 9))));
  }

  private static Role role(MapReader fields, long key) {
    return Field.word(fields, key, Role.values(), Role::wireText);
  }

  private static CredentialKind kind(MapReader fields, long key) {
    return Field.word(fields, key, CredentialKind.values(), CredentialKind::wireText);
  }
}
