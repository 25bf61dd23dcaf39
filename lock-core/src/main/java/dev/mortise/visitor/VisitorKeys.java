package dev.mortise.visitor;

import dev.mortise.protocol.key.KeyId;
import java.util.Optional;

/// Finds the secret that a lock shares with an app in an epoch.
@FunctionalInterface
public interface VisitorKeys {

  /// The secret, or empty if the app may not make codes now: it was taken out, or its time is over.
  Optional<VisitorSecret> secret(KeyId app, VisitorEpoch epoch);
}
