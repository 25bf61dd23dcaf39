package dev.mortise.lock.step.request;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.AccessList;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.authority.pairing.PairingKeys;
import dev.mortise.lock.link.Wireless;
import dev.mortise.lock.live.PairingMode;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.command.SealedArguments;
import dev.mortise.lock.step.command.WifiCommands;
import dev.mortise.lock.step.pairing.PairingStep;
import dev.mortise.lock.step.right.KeyRights;
import dev.mortise.lock.stored.Identity;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.Subject;
import dev.mortise.protocol.message.request.Pair;
import dev.mortise.protocol.seal.ArgumentSeal;
import dev.mortise.protocol.seal.SealPurpose;
import dev.mortise.protocol.wifi.WifiNetwork;
import dev.mortise.user.Validity;
import java.util.Optional;

/// Enrolling an administrator's app by the code on the lock's screen (LK-27, SEC-17).
final class ScreenPairing {

  private ScreenPairing() {}

  static void asked(Turn turn, Origin origin, Pair pair) {
    Optional<Refusal> refusal = refusal(turn, pair);
    if (refusal.isPresent()) {
      origin.refuse(turn, refusal.get());
      return;
    }
    if (!(turn.live().pairing().orElse(null) instanceof PairingMode.Open open)) {
      origin.refuse(turn, Refusal.NOT_PAIRING);
      return;
    }
    if (!PairingStep.admits(turn)) {
      origin.refuse(turn, Refusal.TOO_MANY_ATTEMPTS);
      return;
    }
    PairingKeys keys = NewKey.keys(turn, pair, open.secret());
    if (!keys.isConfirmedByApp(pair.confirmation())) {
      origin.refuse(turn, Refusal.WRONG_SECRET);
      return;
    }
    Optional<WifiNetwork> network =
        pair.sealedWifi().flatMap(given -> open(turn, pair, keys, given));
    if (network.isPresent() != pair.sealedWifi().isPresent()) {
      origin.refuse(turn, Refusal.INVALID_ARGUMENTS);
      return;
    }
    EnrolledKey key = key(pair, open);
    AccessList others = withoutOldSelf(turn.stored().access(), pair);
    Optional<Refusal> unfit =
        NewKey.refusal(turn, others, pair).or(() -> refusalToMove(turn, others, key));
    if (unfit.isPresent()) {
      origin.refuse(turn, unfit.get());
      return;
    }
    NewKey.enrol(turn, key);
    if (network.isPresent()) {
      WifiCommands.join(
          turn,
          new Wireless.Waiting.OfPairing(
              origin.correlation(),
              Subject.ofRequest(origin.message()),
              keys.confirmLock(),
              KeyRights.maker(key)),
          network.get());
    } else {
      Receipts.paired(turn, origin, keys.confirmLock());
    }
    PairingStep.succeeded(turn, pair.name(), keys.digits().text());
  }

  /// The wireless network that came along, sealed to this lock by this app over what follows from
  /// the secret of this pairing; empty if it is none. The seal alone takes public keys only, so it
  /// is the secret that says that the app made it: whoever carries the request may leave the
  /// network out, and so keep the lock off line as they could anyhow, but can put no other in.
  private static Optional<WifiNetwork> open(Turn turn, Pair pair, PairingKeys keys, Octets sealed) {
    Identity lock = turn.stored().identity();
    ArgumentSeal seal =
        new ArgumentSeal(
            lock.lockId(),
            lock.generation(),
            pair.signingKey().id(),
            keys.wifi(),
            SealPurpose.PAIR);
    return SealedArguments.open(seal, lock.agreement(), sealed, WifiNetwork::decode);
  }

  private static Optional<Refusal> refusal(Turn turn, Pair pair) {
    if (!pair.lock().equals(turn.stored().identity().lockId())) {
      return Optional.of(Refusal.WRONG_LOCK);
    }
    return pair.role() == KeyRole.ADMINISTRATOR
        ? Optional.empty()
        : Optional.of(Refusal.INVALID_ARGUMENTS);
  }

  /// The list without this very app, which may pair again with the keys it has: its user stands at
  /// the lock.
  private static AccessList withoutOldSelf(AccessList access, Pair pair) {
    boolean same =
        access
            .find(pair.signingKey().id())
            .filter(key -> key.agreementKey().equals(pair.agreementKey()))
            .isPresent();
    return same ? access.without(pair.signingKey().id()) : access;
  }

  /// Why this app cannot become another administrator's, or empty if it can or is new: it may be
  /// all that the one whose it was manages the lock with (LK-8).
  private static Optional<Refusal> refusalToMove(Turn turn, AccessList others, EnrolledKey key) {
    return others.equals(turn.stored().access())
        ? Optional.empty()
        : KeyRights.refusalToLeave(turn, others.with(key));
  }

  /// The app belongs to the administrator who stood at the lock (D-21).
  private static EnrolledKey key(Pair pair, PairingMode.Open open) {
    return new EnrolledKey(
        pair.signingKey(),
        pair.agreementKey(),
        KeyRole.ADMINISTRATOR,
        Optional.of(open.administrator()),
        pair.account(),
        pair.name(),
        Optional.empty(),
        Validity.ALWAYS,
        Optional.empty());
  }
}
