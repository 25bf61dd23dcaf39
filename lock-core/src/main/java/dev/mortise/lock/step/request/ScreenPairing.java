package dev.mortise.lock.step.request;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.AccessList;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.authority.pairing.PairingKeys;
import dev.mortise.lock.live.PairingMode;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.pairing.PairingStep;
import dev.mortise.protocol.message.request.Pair;
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
    EnrolledKey key = key(pair, open);
    AccessList others = withoutOldSelf(turn.stored().access(), pair);
    Optional<Refusal> unfit = NewKey.refusal(turn, others, pair);
    if (unfit.isPresent()) {
      origin.refuse(turn, unfit.get());
      return;
    }
    NewKey.enrol(turn, origin, key, keys);
    PairingStep.succeeded(turn, pair.name(), keys.digits().text());
  }

  private static Optional<Refusal> refusal(Turn turn, Pair pair) {
    if (!pair.lock().equals(turn.stored().identity().lockId())) {
      return Optional.of(Refusal.WRONG_LOCK);
    }
    if (pair.role() != KeyRole.ADMINISTRATOR) {
      return Optional.of(Refusal.INVALID_ARGUMENTS);
    }
    return pair.sealedWifi().map(_ -> Refusal.UNSUPPORTED);
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
