package dev.mortise.sim.link.device;

import dev.mortise.protocol.Octets;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// The lock's events that the companion has not acknowledged yet, in order.
public interface Outbox {

  /// One event, signed.
  ///
  /// @param sequence its place in the lock's journal
  /// @param message the COSE_Sign1 message
  record SignedEvent(long sequence, Octets message) {}

  /// The sequence up to which everything is acknowledged; 0 if nothing is.
  CompletionStage<Long> acknowledgedUpTo();

  /// The oldest events behind `sequence`, oldest first: `most` of them, or all if there are fewer.
  CompletionStage<List<SignedEvent>> after(long sequence, int most);

  /// The companion has stored everything up to this sequence.
  void acknowledge(long sequence);
}
