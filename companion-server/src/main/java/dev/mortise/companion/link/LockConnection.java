package dev.mortise.companion.link;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.LockCertificate;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/// One lock that is connected now.
public interface LockConnection {

  /// How many requests may wait for their response; a lock works on them one after the other.
  int REQUESTS_MAX = 16;

  /// Whose connection it is, as its certificate says.
  LockCertificate lock();

  /// Asks the lock something, and completes with its response.
  ///
  /// @param deadline how long to wait; then, or if the connection ends or too much is being asked,
  ///   the stage fails with a [LockUnreachable]
  CompletionStage<Octets> ask(Octets request, Duration deadline);

  /// Ends the connection, because another has taken its place.
  void takenOver();
}
