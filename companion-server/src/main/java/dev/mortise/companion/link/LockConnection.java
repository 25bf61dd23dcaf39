package dev.mortise.companion.link;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.LockCertificate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// One lock that is connected now.
public interface LockConnection {

  /// How many requests may wait for their response; a lock works on them one after the other.
  int REQUESTS_MAX = 16;

  /// Whose connection it is, as its certificate says.
  LockCertificate lock();

  /// Asks the lock something, and completes with what was made of its response.
  ///
  /// The lock's response is acknowledged once `settle` is done with it: what must not be lost is
  /// stored by then.
  ///
  /// @param deadline how long to wait; then, or if the connection ends or too much is being asked,
  ///   the stage fails with a [LockUnreachable]
  /// @param settle called with the response, on an event loop: never block in it
  <T> CompletionStage<T> ask(
      Octets request, Duration deadline, Function<Octets, CompletionStage<T>> settle);

  /// Asks the lock something of which nothing need be stored, and completes with its response.
  default CompletionStage<Octets> ask(Octets request, Duration deadline) {
    return ask(request, deadline, CompletableFuture::completedStage);
  }

  /// Ends the connection, because another has taken its place.
  void takenOver();

  /// Ends the connection, because this lock may not be here.
  void refuse();
}
