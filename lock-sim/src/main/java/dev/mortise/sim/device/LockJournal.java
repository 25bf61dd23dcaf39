package dev.mortise.sim.device;

import dev.mortise.journal.JournalEntry;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.key.Signer;
import dev.mortise.sim.device.thread.LockThread;
import dev.mortise.sim.flash.Flash;
import dev.mortise.sim.flash.FlashFailed;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// The lock's journal as others read it. Without power there is nothing to read.
public final class LockJournal {

  private final LockDevice device;
  private final Signer signer;
  private final LockThread thread;

  /// Whether the move of the log waits for its turn. For the lock's thread alone.
  private boolean moving;

  LockJournal(LockDevice device, Signer signer, LockThread thread) {
    this.device = device;
    this.signer = signer;
    this.thread = thread;
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
    return device.submit(() -> device.run().map(run -> run.flash().acknowledged()).orElse(0L));
  }

  /// Notes that somebody else keeps the events up to this sequence. A log of the flash that has
  /// grown long is moved after it, behind whatever happens at the door; what comes during the move
  /// waits for it.
  public CompletionStage<Boolean> acknowledge(long sequence) {
    return device.submit(
        () -> {
          boolean noted = written(flash -> flash.acknowledge(sequence));
          if (!moving && device.run().filter(run -> run.flash().isLogDue()).isPresent()) {
            moveLog();
          }
          return noted;
        });
  }

  private void moveLog() {
    moving = true;
    LockThread.submit(thread.messages(), () -> written(Flash::moveLog), device::seen)
        .whenComplete((_, _) -> moving = false);
  }

  /// @return whether the lock has power, still
  private boolean written(Consumer<Flash> work) {
    try {
      device.run().map(Run::flash).ifPresent(work);
    } catch (FlashFailed e) {
      device.stopped("the lock's memory failed", e);
    }
    return device.run().isPresent();
  }
}
