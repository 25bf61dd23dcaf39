package dev.mortise.lock.step.request;

import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.AccessList;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.authority.pairing.PairingKeys;
import dev.mortise.authority.pairing.PairingTranscript;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.credential.PeriodicPasscodes;
import dev.mortise.lock.stored.Identity;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.request.Pair;
import dev.mortise.secret.SecretBytes;
import java.util.Optional;

/// Letting a key in, whichever way its secret came: what both ways share.
final class NewKey {

  private NewKey() {}

  /// What follows from the secret and from everything the app said of itself.
  static PairingKeys keys(Turn turn, Pair pair, SecretBytes secret) {
    Identity lock = turn.stored().identity();
    PairingTranscript transcript =
        new PairingTranscript(
            lock.lockId(),
            lock.generation(),
            pair.account(),
            new PartyKeys(pair.signingKey(), pair.agreementKey()),
            new PartyKeys(lock.signingKey(), lock.agreement().publicKey()),
            pair.name(),
            pair.role(),
            pair.invited().map(Pair.Invited::serial));
    return PairingKeys.ofLock(transcript, lock.agreement(), secret);
  }

  /// Why these keys cannot be enrolled, or empty if they can: one of them belongs to another entry,
  /// or there is no room.
  ///
  /// Nobody has shown here to hold the private half of the signing key. So a key that is enrolled
  /// is never given another agreement key, role or account this way; that would let whoever knows a
  /// secret cut off somebody else's app.
  static Optional<Refusal> refusal(Turn turn, AccessList access, Pair pair) {
    if (access.find(pair.signingKey().id()).isPresent()
        || access.find(pair.agreementKey()).isPresent()) {
      return Optional.of(Refusal.INVALID_ARGUMENTS);
    }
    return access.hasRoomForApp() || ended(turn, access).isPresent()
        ? Optional.empty()
        : Optional.of(Refusal.NO_ROOM);
  }

  /// The app whose time was over first, and which so gives its place to the next. Until then it
  /// keeps it, because an administrator may extend it.
  private static Optional<EnrolledKey> ended(Turn turn, AccessList access) {
    return turn.wall().flatMap(access::firstEndedApp);
  }

  /// Enrols the key, and says so in the journal.
  static void enrol(Turn turn, EnrolledKey key) {
    AccessList access = turn.stored().access();
    if (!access.hasRoomForApp() && access.find(key.id()).isEmpty()) {
      KeyId ended = ended(turn, access).orElseThrow().id();
      PeriodicPasscodes.keep(turn, access.without(ended), Maker.NOBODY);
      turn.record(new LockEvent.KeyRevoked(ended, Maker.NOBODY));
    }
    turn.store(turn.stored().with(turn.stored().access().with(key)));
    turn.record(
        new LockEvent.Paired(
            key.account(),
            key.signingKey(),
            key.agreementKey(),
            key.role(),
            key.serial(),
            key.name(),
            key.user()));
  }
}
