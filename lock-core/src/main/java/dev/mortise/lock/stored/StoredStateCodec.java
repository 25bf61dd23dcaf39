package dev.mortise.lock.stored;

import dev.mortise.authority.access.AccessList;
import dev.mortise.authority.device.DeviceBook;
import dev.mortise.authority.invitation.InvitationBook;
import dev.mortise.firmware.Firmware;
import dev.mortise.journal.JournalHead;
import dev.mortise.journal.KeptEvents;
import dev.mortise.lock.StoredState;
import dev.mortise.lockout.LockOut;
import dev.mortise.mode.Modes;
import dev.mortise.mode.Settings;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.wifi.WifiNetwork;
import dev.mortise.secret.SecretBytes;
import dev.mortise.user.Household;
import dev.mortise.visitor.VisitorLedger;
import java.util.Optional;

/// The record that stands in the flash: deterministic CBOR, so that equal states are equal bytes.
///
/// It holds the lock's secrets in the clear, so whoever writes it seals it first.
public final class StoredStateCodec {

  /// The longest record, in bytes: four times what a full household takes.
  public static final int MAX_BYTES = 262_144;

  private static final CborLimits LIMITS = CborLimits.ofBytes(MAX_BYTES);
  private static final int VERSION = 1;

  private StoredStateCodec() {}

  /// The record of this state; whoever seals it wipes it.
  public static SecretBytes encode(StoredState state) {
    CborMap.Builder fields =
        CborMap.withFields()
            .put(0, VERSION)
            .put(1, state.identity().toCbor())
            .put(2, state.household().toCbor())
            .put(3, state.lockOut().toCbor())
            .put(4, state.modes().toCbor())
            .put(5, state.settings().toCbor())
            .put(6, state.access().toCbor())
            .put(7, state.journal().toCbor())
            .put(8, state.invitations().toCbor())
            .put(9, state.visitors().toCbor())
            .put(10, state.kept().toCbor())
            .put(11, state.devices().toCbor())
            .put(12, state.firmware().toCbor());
    state.wifi().ifPresent(network -> fields.put(13, network.toCbor()));
    if (!state.attacks().equals(LockOut.NONE)) {
      fields.put(14, state.attacks().toCbor());
    }
    return Cbor.encodeSecret(fields.build());
  }

  /// The state of this record.
  ///
  /// @throws MalformedCbor if the bytes are not a record that [#encode] wrote
  public static StoredState decode(SecretBytes record) throws MalformedCbor {
    MapReader fields = MapReader.of(Cbor.decode(record, LIMITS), "lock state");
    fields.integer(0, VERSION, VERSION);
    CborValue identity = fields.value(1);
    CborValue household = fields.value(2);
    CborValue lockOut = fields.value(3);
    CborValue modes = fields.value(4);
    CborValue settings = fields.value(5);
    CborValue access = fields.value(6);
    CborValue journal = fields.value(7);
    CborValue invitations = fields.value(8);
    CborValue visitors = fields.value(9);
    CborValue kept = fields.value(10);
    CborValue devices = fields.value(11);
    CborValue firmware = fields.value(12);
    Optional<CborValue> wifi = fields.optional(13, () -> fields.value(13));
    Optional<CborValue> attacks = fields.optional(14, () -> fields.value(14));
    fields.finish();
    return new StoredState(
        Identity.parse(identity),
        Household.parse(household),
        LockOut.parse(lockOut),
        attacks.isPresent() ? LockOut.parse(attacks.get()) : LockOut.NONE,
        Modes.parse(modes),
        Settings.parse(settings),
        AccessList.parse(access),
        JournalHead.parse(journal),
        KeptEvents.parse(kept),
        InvitationBook.parse(invitations),
        VisitorLedger.parse(visitors),
        DeviceBook.parse(devices),
        Firmware.parse(firmware),
        wifi.isPresent() ? Optional.of(WifiNetwork.parse(wifi.get())) : Optional.empty());
  }
}
