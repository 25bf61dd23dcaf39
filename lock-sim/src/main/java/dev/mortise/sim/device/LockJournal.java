package dev.mortise.sim.device;

import dev.mortise.journal.JournalEntry;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.key.Signer;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// The lock's journal as others read it. Without power there is nothing to read.
public final class LockJournal {

  private final LockDevice device;
  private final Signer signer;

  LockJournal(LockDevice device, Signer signer) {
    this.device = device;
    this.signer = signer;
  }

  /// The oldest events from this sequence on, oldest first: `limit` of them, or all if there are
  /// fewer.
  public CompletionStage<List<JournalEntry>> from(long sequence, int limit) {
    return device.submit(
        () -> device.run().map(run -> run.events(sequence, limit)).orElse(List.of()));
  }

  /// An event as it leaves the lock: a COSE_Sign1 message.
  public Octets signed(JournalEntry entry) {
    return CoseSign1.sign(SignatureType.EVENT, entry.payload(), signer);
  }

  /// Up to which sequence somebody else keeps the events; 0 without power.
  public CompletionStage<Long> acknowledged() {
    return device.submit(() -> device.run().map(Run::acknowledged).orElse(0L));
  }

  /// Notes that somebody else keeps the events up to this sequence.
  public CompletionStage<Boolean> acknowledge(long sequence) {
    return device.submit(
        () -> {
          device.run().ifPresent(run -> run.acknowledge(sequence));
          return device.run().isPresent();
        });
  }
}
