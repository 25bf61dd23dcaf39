package dev.mortise.protocol.message.request;

import dev.mortise.authority.KeyRole;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.protocol.message.MessageLimits;
import java.util.Optional;

/// Asks that an app's keys be enrolled, by the secret of the lock's screen or of an invitation.
///
/// @param lock which lock is meant
/// @param account the account that the app is signed in to
/// @param signingKey the app's key for commands
/// @param agreementKey the app's key for the near link, visitor passcodes and alarm tags
/// @param name what the lock's screen shall call the app
/// @param role what the app asks to be; administrator by the screen, the invitation's role
///   otherwise
/// @param confirmation 32 bytes that follow from the secret and from all of the above
/// @param sealedWifi the wireless network, sealed to the lock over what follows from the secret; by
///   the lock's screen alone
/// @param invited the invitation redeemed; empty when the secret came from the lock's screen
public record Pair(
    LockId lock,
    AccountId account,
    SigningKey signingKey,
    AgreementKey agreementKey,
    DisplayName name,
    KeyRole role,
    Octets confirmation,
    Optional<Octets> sealedWifi,
    Optional<Invited> invited)
    implements Request {

  /// The length of the confirmation, in bytes.
  public static final int CONFIRMATION_BYTES = 32;

  public Pair {
    if (!role.isApp()) {
      throw new IllegalArgumentException("an app cannot be role=" + role);
    }
    if (confirmation.size() != CONFIRMATION_BYTES) {
      throw new IllegalArgumentException(
          "confirmation must be 32 bytes size=" + confirmation.size());
    }
  }

  /// The invitation that is redeemed.
  ///
  /// @param serial which one; it is part of what the confirmation follows from
  /// @param envelope COSE_Sign1 of type invitation, 1 to 1,024 bytes
  public record Invited(InvitationSerial serial, Octets envelope) {}

  @Override
  public Octets encode() {
    CborMap.Builder fields =
        CborMap.withFields()
            .put(0, RequestKind.PAIR.wireText())
            .put(1, lock.octets())
            .put(2, account.text())
            .put(3, signingKey.toCbor())
            .put(4, agreementKey.octets())
            .put(5, name.text())
            .put(6, role.wireText())
            .put(7, confirmation);
    sealedWifi.ifPresent(wifi -> fields.put(8, wifi));
    invited.ifPresent(
        invitation -> fields.put(9, invitation.serial().octets()).put(10, invitation.envelope()));
    return Cbor.encode(fields.build());
  }

  static Pair read(MapReader fields) {
    return new Pair(
        Field.lockId(fields, 1),
        Field.account(fields, 2),
        Field.signingKey(fields, 3),
        Field.agreementKey(fields, 4),
        Field.name(fields, 5),
        Field.appRole(fields, 6),
        fields.bytes(7, CONFIRMATION_BYTES),
        fields.optional(
            8, () -> fields.bytes(8, MessageLimits.SEALED_BYTES_MIN, MessageLimits.SEALED_BYTES)),
        fields.optional(9, () -> readInvited(fields)));
  }

  private static Invited readInvited(MapReader fields) {
    return new Invited(
        new InvitationSerial(fields.bytes(9, InvitationSerial.SIZE)),
        fields.bytes(10, 1, MessageLimits.ENVELOPE_BYTES));
  }
}
