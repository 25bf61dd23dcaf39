package dev.mortise.lock.step.right;

import dev.mortise.authority.Channel;
import dev.mortise.authority.Operation;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.stored.Identity;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.visitor.VisitorEpoch;
import dev.mortise.visitor.VisitorKeys;
import dev.mortise.visitor.VisitorSecret;
import java.util.Optional;

/// The secrets that the lock shares with the apps that may make one-time visitor passcodes now.
public final class VisitorSecrets {

  private VisitorSecrets() {}

  /// Those of this turn. An app that may not begin an epoch any more makes no codes either.
  public static VisitorKeys of(Turn turn) {
    return (app, epoch) -> secret(turn, app, epoch);
  }

  private static Optional<VisitorSecret> secret(Turn turn, KeyId app, VisitorEpoch epoch) {
    Identity lock = turn.stored().identity();
    return turn.stored()
        .access()
        .find(app)
        .filter(key -> mayMakeCodes(turn, key))
        .map(
            key ->
                VisitorSecret.derive(
                    lock.agreement(),
                    key.agreementKey(),
                    lock.lockId(),
                    lock.generation(),
                    key.signingKey(),
                    epoch));
  }

  private static boolean mayMakeCodes(Turn turn, EnrolledKey key) {
    return KeyRights.refusal(turn, key, Operation.RAISE_VISITOR_EPOCH, Channel.NEAR).isEmpty();
  }
}
