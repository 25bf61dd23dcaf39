package dev.mortise.companion.link.mqtt;

import dev.mortise.companion.link.LockGate;
import dev.mortise.companion.link.LockGate.Taken;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.link.OwedAcknowledgements.Owed;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The events of one connection that wait to be stored, the oldest first, one at a time.
///
/// An event that could not be stored is tried again, and holds back all behind it: stored in
/// another order they would make a gap where there is none. The link stays as it is meanwhile. To
/// end it would answer an overload with the work of a handshake and the same events once more.
/// There are never more than the owed acknowledgements allow. Confined to the connection's event
/// loop.
final class EventQueue {

  /// How long to wait before the first further try; the wait doubles up to the longest.
  static final Duration FIRST_WAIT = Duration.ofMillis(100);

  static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  /// How many events of one connection may be refused before it counts as abuse: a signature must
  /// be verified for each.
  static final int REFUSALS_MAX = 32;

  private record Arrived(Octets message, Owed owed) {}

  private final LockCertificate lock;
  private final LockGate gate;
  private final EventExecutor loop;
  private final Runnable abused;
  private final Queue<Arrived> waiting = new ArrayDeque<>();
  private Duration wait = FIRST_WAIT;
  private int refusals;
  private boolean busy;
  private boolean closed;

  /// @param abused called when the lock sent too much that is none of its events
  EventQueue(LockCertificate lock, LockGate gate, EventExecutor loop, Runnable abused) {
    this.lock = lock;
    this.gate = gate;
    this.loop = loop;
    this.abused = abused;
  }

  /// An event came.
  void add(Octets message, Owed owed) {
    waiting.add(new Arrived(message, owed));
    handOn();
  }

  /// The connection ended: what waits will come again on the next.
  void close() {
    closed = true;
    waiting.clear();
  }

  private void handOn() {
    Arrived oldest = waiting.peek();
    if (oldest != null && !busy) {
      busy = true;
      gate.event(lock, oldest.message())
          .whenCompleteAsync((taken, failure) -> done(taken, failure), loop);
    }
  }

  private void done(@Nullable Taken taken, @Nullable Throwable failure) {
    if (closed) {
      return;
    }
    if (taken == null) {
      tryAgainLater(failure);
      return;
    }
    busy = false;
    wait = FIRST_WAIT;
    Arrived oldest = waiting.remove();
    switch (taken) {
      case STORED -> oldest.owed().decide(Acknowledgement.TAKEN);
      case REFUSED -> {
        oldest.owed().decide(Acknowledgement.REFUSED);
        if (++refusals > REFUSALS_MAX) {
          abused.run();
        }
      }
    }
    handOn();
  }

  private void tryAgainLater(@Nullable Throwable failure) {
    LockId id = lock.lockId();
    Logger.warn("event waits to be stored lock={} ms={} cause={}", id, wait.toMillis(), failure);
    var _ =
        loop.schedule(
            () -> {
              busy = false;
              handOn();
            },
            wait.toMillis(),
            TimeUnit.MILLISECONDS);
    Duration doubled = wait.multipliedBy(2);
    wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
  }
}
