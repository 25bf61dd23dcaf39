package dev.mortise.authority.pairing;

import dev.mortise.authority.KeyRole;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.InvitationSerial;
import java.util.Optional;

/// Everything that app and lock must agree on when they pair. Any difference, of one bit in one
/// field, gives other keys, and the pairing fails.
///
/// @param lock the lock
/// @param generation the lock's generation
/// @param account the account the app is signed in to
/// @param app the newcomer's keys
/// @param lockKeys the lock's keys: as the newcomer scanned them, and as the lock knows them
/// @param name what the newcomer calls the app
/// @param role what the app will be
/// @param serial the invitation redeemed; empty when the code came from the lock's screen
public record PairingTranscript(
    LockId lock,
    Generation generation,
    AccountId account,
    PartyKeys app,
    PartyKeys lockKeys,
    DisplayName name,
    KeyRole role,
    Optional<InvitationSerial> serial) {

  private static final CborValue SCHEDULE_NAME = CborValue.of("mortise pair 1");

  /// The public keys of one side.
  ///
  /// @param signing verifies what it signs
  /// @param agreement what secrets with it are agreed on with
  public record PartyKeys(SigningKey signing, AgreementKey agreement) {}

  /// The `info` of the key derivation: the CBOR array of all fields.
  Octets info() {
    return Cbor.encode(
        CborValue.array(
            SCHEDULE_NAME,
            CborValue.of(lock.octets()),
            CborValue.of(generation.number()),
            CborValue.of(account.text()),
            app.signing().toCbor(),
            CborValue.of(app.agreement().octets()),
            lockKeys.signing().toCbor(),
            CborValue.of(lockKeys.agreement().octets()),
            CborValue.of(name.text()),
            CborValue.of(role.wireText()),
            CborValue.of(serial.map(InvitationSerial::octets).orElse(Octets.empty()))));
  }
}
