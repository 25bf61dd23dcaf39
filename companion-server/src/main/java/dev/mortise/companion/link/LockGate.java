package dev.mortise.companion.link;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.link.StatusHint;
import dev.mortise.protocol.link.StreamFrame;
import java.util.concurrent.CompletionStage;

/// What the companion makes of what its locks say. Called on event loops: never block in it.
public interface LockGate {

  /// A lock connected; from now on it can be asked.
  void connected(LockConnection lock);

  /// A lock that [#connected] takes pieces of firmware from now on, which it did not before.
  default void takesImages(LockCertificate lock) {}

  /// The connection ended; called once for each that was [#connected].
  void disconnected(LockConnection lock);

  /// A lock sent an event; of one connection there is one at a time, in the order of sending.
  ///
  /// The stage completes once the event is durable, with whether it was worth keeping. Only then is
  /// it acknowledged. If the stage fails, nothing was stored, and the event is handed on again
  /// after a while.
  CompletionStage<Taken> event(LockCertificate lock, Octets message);

  /// A lock responded when nobody waited any more: after the deadline, or on a later connection
  /// than it was asked on. The response is acknowledged when the stage is done.
  CompletionStage<?> late(LockCertificate lock, Octets response);

  /// A lock tells what it looks like: unsigned, a hint.
  void status(LockCertificate lock, StatusHint hint);

  /// A lock sends a frame of a live view, which only the app that watches can open. Whoever keeps
  /// no frames drops it.
  default void frame(LockCertificate lock, StreamFrame frame) {}

  /// What became of an event.
  enum Taken {
    /// Stored, now or at an earlier delivery.
    STORED,

    /// Not this lock's word: malformed, for another lock, or not signed by its key.
    REFUSED
  }
}
