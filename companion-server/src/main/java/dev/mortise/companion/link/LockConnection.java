package dev.mortise.companion.link;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.link.ImageChunk;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// One lock that is connected now.
public interface LockConnection {

  /// How many requests may wait for their response; a lock works on them one after the other.
  int REQUESTS_MAX = 16;

  /// A lock that takes only shorter pieces of firmware than this, in bytes, takes none: what each
  /// piece costs here is out of proportion to it.
  int PIECE_BYTES_MIN = 1024;

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

  /// The longest piece of firmware that this lock takes, in bytes and at least [#PIECE_BYTES_MIN];
  /// 0 if it takes none.
  int pieceBytesMax();

  /// Sends a piece of firmware, and completes with what the lock makes of it.
  ///
  /// @param piece of at most [#pieceBytesMax()] bytes
  /// @param deadline how long to wait; then, or if the connection ends or too much is being asked,
  ///   the stage fails with a [LockUnreachable]
  CompletionStage<Acknowledgement> send(ImageChunk piece, Duration deadline);

  /// Ends the connection, because another has taken its place.
  void takenOver();

  /// Ends the connection, because this lock may not be here.
  void refuse();
}
