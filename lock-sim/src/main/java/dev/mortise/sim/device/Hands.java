package dev.mortise.sim.device;

import dev.mortise.biometric.fingerprint.FingerCapture;
import dev.mortise.lock.Decision;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.sim.device.body.Mechanism;
import dev.mortise.sim.device.face.KeyPress;
import dev.mortise.sim.device.face.Sign;
import dev.mortise.sim.sensor.FingerImage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// What a person can do to a lock, from outside and inside the door. The metal follows with or
/// without power; what the lock makes of it is in the decision, empty if it has no power to notice.
public final class Hands {

  private final LockDevice device;
  private final Mechanism mechanism;
  private final Function<FingerImage, FingerCapture> reader;

  Hands(LockDevice device, Mechanism mechanism, Function<FingerImage, FingerCapture> reader) {
    this.device = device;
    this.mechanism = mechanism;
    this.reader = reader;
  }

  /// Looks at the lock once everything that was done at the door before has taken effect.
  public CompletionStage<LockView> look() {
    return device.submit(device::view);
  }

  /// Presses keys of the keypad, one after the other, and tells the last decision.
  public CompletionStage<Optional<Decision>> press(List<KeyPress> keys) {
    return device.submit(
        () -> {
          Optional<Decision> last = Optional.empty();
          for (KeyPress press : keys) {
            last = device.handle(press.input());
          }
          return last;
        });
  }

  /// Holds one key for three seconds (LK-52).
  public CompletionStage<Optional<Decision>> hold(KeypadKey key) {
    return press(List.of(new KeyPress(key, true)));
  }

  /// Lays a finger on the reader. The image is looked at on a thread of its own before the lock is
  /// asked.
  public CompletionStage<Optional<Decision>> touch(FingerImage finger) {
    return CompletableFuture.supplyAsync(() -> reader.apply(finger), Thread::startVirtualThread)
        .thenCompose(capture -> device.submit(() -> touched(capture)));
  }

  private Optional<Decision> touched(FingerCapture capture) {
    return device
        .run()
        .map(run -> new LockInput.FingerPresented(run.sample(capture)))
        .flatMap(device::handle);
  }

  /// Turns the mechanical key, which always moves the bolt (LK-36).
  public CompletionStage<Optional<Decision>> turnKey(boolean unlock) {
    return moveBolt(unlock, new LockInput.MechanicalKeyTurned(unlock));
  }

  /// Presses the inside handle, which opens (LK-45).
  public CompletionStage<Optional<Decision>> pressHandle() {
    return moveBolt(true, new LockInput.HandlePressed());
  }

  /// Lifts the inside handle, which locks (LK-45).
  public CompletionStage<Optional<Decision>> liftHandle() {
    return moveBolt(false, new LockInput.HandleLifted());
  }

  private CompletionStage<Optional<Decision>> moveBolt(boolean unlock, LockInput cause) {
    return device.submit(
        () -> {
          mechanism.moveByHand(unlock);
          device.tell(new Sign.Bolt(mechanism.state().bolt()));
          Optional<Decision> decision = device.handle(cause);
          device.handle(new LockInput.BoltReported(mechanism.state().bolt()));
          return decision;
        });
  }

  /// Opens or closes the door.
  public CompletionStage<Optional<Decision>> moveDoor(boolean open) {
    return device.submit(
        () -> {
          mechanism.moveDoor(open);
          return device.handle(new LockInput.DoorMoved(device.sensedDoor()));
        });
  }

  /// Takes the rear cover off or puts it on.
  public CompletionStage<Optional<Decision>> moveCover(boolean off) {
    return device.submit(
        () -> {
          mechanism.moveCover(off);
          return device.handle(new LockInput.RearCoverMoved(off));
        });
  }

  /// Holds SET for three seconds (LK-27).
  public CompletionStage<Optional<Decision>> holdSet() {
    return device.cause(new LockInput.SetHeld());
  }

  /// Pries the lock off the door (LK-46).
  public CompletionStage<Optional<Decision>> pryCover() {
    return device.cause(new LockInput.CoverPried());
  }

  /// Puts something into the bolt's way, or takes it away.
  public CompletionStage<Optional<Decision>> jam(boolean present) {
    return device.submit(
        () -> {
          mechanism.jam(present);
          return Optional.empty();
        });
  }

  /// Charges or empties the battery. An empty one gives no power.
  ///
  /// @param percent 0 to 100
  public CompletionStage<Optional<Decision>> charge(int percent) {
    return device.submit(
        () -> {
          mechanism.charge(percent);
          Optional<Decision> started = device.power(false);
          return started.isPresent()
              ? started
              : device.handle(new LockInput.BatteryMeasured(percent));
        });
  }

  /// Takes the battery out: whatever the lock did not store is gone.
  public CompletionStage<Optional<Decision>> takeBattery() {
    return device.submit(
        () -> {
          mechanism.moveBattery(false);
          return device.power(false);
        });
  }

  /// Puts the battery in.
  ///
  /// @param setHeld whether SET is held for five seconds meanwhile (LK-28)
  public CompletionStage<Optional<Decision>> putBattery(boolean setHeld) {
    return device.submit(
        () -> {
          mechanism.moveBattery(true);
          return device.power(setHeld);
        });
  }
}
