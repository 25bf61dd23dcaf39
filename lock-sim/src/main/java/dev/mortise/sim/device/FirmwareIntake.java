package dev.mortise.sim.device;

import dev.mortise.lock.Decision;
import dev.mortise.lock.LockInput;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.link.ImageChunk;
import dev.mortise.sim.device.thread.LockThread;
import dev.mortise.sim.flash.FlashFailed;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/// What comes to a lock of firmware, into the slot that is not running: a whole file by hand, or
/// pieces over the device link. What becomes of it is the machine's to decide.
public final class FirmwareIntake {

  private final LockDevice device;
  private final LockThread thread;

  FirmwareIntake(LockDevice device, LockThread thread) {
    this.device = device;
    this.thread = thread;
  }

  /// Brings a file of firmware to the lock, in whole. Empty if the lock has no power to notice.
  public CompletionStage<Optional<Decision>> bring(byte[] file) {
    return device.submit(
        () ->
            written(() -> device.run().flatMap(run -> run.stage(file)), Optional.<LockInput>empty())
                .flatMap(device::handle));
  }

  /// Gives the lock a piece of what it awaits; behind whatever happens at the door.
  ///
  /// @return what became of it: taken now or before; refused, because it is no piece of what is
  ///   awaited; or failed, because it does not follow what is there, or for want of power
  public CompletionStage<Acknowledgement> take(ImageChunk piece) {
    return LockThread.submit(thread.messages(), () -> taken(piece), device::seen);
  }

  private Acknowledgement taken(ImageChunk piece) {
    Acknowledgement told =
        written(
            () -> device.run().map(run -> run.take(piece)).orElse(Acknowledgement.FAILED),
            Acknowledgement.FAILED);
    written(() -> device.run().flatMap(run -> run.arrived(piece)), Optional.<LockInput>empty())
        .ifPresent(device::handle);
    return told;
  }

  /// Power may be cut while the slot is written, or the slot fail. What the machine makes of it is
  /// none of this: that it stops the lock sees to itself.
  private <T> T written(Supplier<T> work, T otherwise) {
    try {
      return work.get();
    } catch (FlashFailed e) {
      device.stopped("the lock's memory failed", e);
      return otherwise;
    }
  }
}
