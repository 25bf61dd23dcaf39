package dev.mortise.sim.device;

import dev.mortise.biometric.face.FaceCapture;
import dev.mortise.biometric.fingerprint.FingerCapture;
import dev.mortise.biometric.palm.PalmCapture;
import dev.mortise.credential.CardNumber;
import dev.mortise.door.BoltState;
import dev.mortise.lock.Decision;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.LockModel;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.sim.device.body.BodySensors;
import dev.mortise.sim.device.body.Mechanism;
import dev.mortise.sim.device.face.KeyPress;
import dev.mortise.sim.device.face.Sign;
import dev.mortise.sim.device.sense.Presentations;
import dev.mortise.sim.flash.power.FlashDumps;
import dev.mortise.sim.sensor.FingerImage;
import dev.mortise.sim.world.LockClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a person can do to a lock, from outside and inside the door. The metal follows with or
/// without power; what the lock makes of it is in the decision, empty if it has no power to notice.
public final class Hands {

  private final LockDevice device;
  private final LockPlace place;
  private final LockClock clock;
  private final Mechanism mechanism;
  private final Effects effects;
  private final BodySensors sensors;
  private final Function<FingerImage, FingerCapture> reader;
  private final LockModel model;
  private final Presentations presentations = new Presentations();

  Hands(
      LockDevice device,
      LockClock clock,
      Mechanism mechanism,
      BodySensors sensors,
      Effects effects,
      LockSetup setup) {
    this.device = device;
    this.place = setup.place();
    this.clock = clock;
    this.mechanism = mechanism;
    this.effects = effects;
    this.sensors = sensors;
    this.reader = setup.reader();
    this.model = setup.model();
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

  /// What the sensors took presentations for since this lock was opened.
  public Presentations presentations() {
    return presentations;
  }

  private Optional<Decision> touched(FingerCapture capture) {
    presentations.count(capture);
    return device.run().map(run -> run.told(capture)).flatMap(device::handle);
  }

  /// Comes before the camera. What is seen is worked out on a thread of its own before the lock is
  /// asked.
  public CompletionStage<Optional<Decision>> face(Supplier<FaceCapture> face) {
    return CompletableFuture.supplyAsync(face, Thread::startVirtualThread)
        .thenCompose(
            capture -> {
              presentations.count(capture);
              return device.submit(
                  () -> device.run().map(run -> run.told(capture)).flatMap(device::handle));
            });
  }

  /// Holds a palm above the scanner, likewise.
  public CompletionStage<Optional<Decision>> palm(Supplier<PalmCapture> palm) {
    return CompletableFuture.supplyAsync(palm, Thread::startVirtualThread)
        .thenCompose(
            capture -> {
              presentations.count(capture);
              return device.submit(
                  () -> device.run().map(run -> run.told(capture)).flatMap(device::handle));
            });
  }

  /// Holds a card to the reader.
  public CompletionStage<Optional<Decision>> card(CardNumber number) {
    return device.cause(new LockInput.CardPresented(number));
  }

  /// What there is to touch.
  public LockModel model() {
    return model;
  }

  /// Turns the mechanical key, which always moves the bolt (LK-36).
  public CompletionStage<Optional<Decision>> turnKey(boolean unlock) {
    return moveBolt(
        unlock ? BoltState.UNLOCKED : BoltState.LOCKED, new LockInput.MechanicalKeyTurned(unlock));
  }

  /// Turns the mechanical key as far as it goes, which withdraws the latch too (D-18).
  public CompletionStage<Optional<Decision>> drawLatch() {
    return moveBolt(BoltState.UNLATCHED, new LockInput.MechanicalKeyTurned(true));
  }

  /// Presses the inside handle, which opens (LK-45).
  public CompletionStage<Optional<Decision>> pressHandle() {
    return moveBolt(BoltState.UNLOCKED, new LockInput.HandlePressed());
  }

  /// Lifts the inside handle, which locks (LK-45).
  public CompletionStage<Optional<Decision>> liftHandle() {
    return moveBolt(BoltState.LOCKED, new LockInput.HandleLifted());
  }

  private CompletionStage<Optional<Decision>> moveBolt(BoltState to, LockInput cause) {
    return device.submit(
        () -> {
          mechanism.moveByHand(to);
          device.tell(new Sign.Bolt(mechanism.state().bolt()));
          Optional<Decision> decision = device.handle(cause);
          device.handle(sensors.bolt());
          return decision;
        });
  }

  /// Opens or closes the door.
  public CompletionStage<Optional<Decision>> moveDoor(boolean open) {
    return device.submit(
        () -> {
          mechanism.moveDoor(open);
          return device.handle(sensors.door());
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

  /// Charges or empties the battery, 0 to 100 per cent. An empty one gives no power.
  public CompletionStage<Optional<Decision>> charge(int percent) {
    return fed(() -> mechanism.charge(percent));
  }

  /// Plugs a power bank into the front port, or unplugs it (LK-43).
  public CompletionStage<Optional<Decision>> plugPowerBank(boolean plugged) {
    return fed(() -> mechanism.plugPowerBank(plugged));
  }

  /// Changes what feeds the lock, which starts by it, stops by it, or measures it.
  private CompletionStage<Optional<Decision>> fed(Runnable change) {
    return device.submit(
        () -> {
          change.run();
          Optional<Decision> started = device.power(false);
          return started.isPresent() ? started : device.handle(sensors.supply());
        });
  }

  /// Has all power go at one write to the lock's memory, as if its battery were pulled just then.
  ///
  /// @param write 1 for the next
  public CompletionStage<Optional<Decision>> cutPowerAt(long write) {
    return device.submit(
        () -> {
          place.power().cutAt(write);
          return Optional.empty();
        });
  }

  /// Copies the lock's flash under a name, as whoever unsolders the chip can, powered or not.
  ///
  /// @return whether there was room for one more copy ([FlashDumps#COPIES_MAX])
  public CompletionStage<Boolean> dumpFlash(String name) {
    return device.submit(
        () -> {
          device.run().ifPresent(Run::gather);
          return new FlashDumps(place.beside()).dump(name);
        });
  }

  /// Puts an earlier copy in the place of the flash.
  ///
  /// @return whether it could be: there is a copy of this name, and the lock has no power
  public CompletionStage<Boolean> restoreFlash(String name) {
    return device.submit(
        () -> device.run().isEmpty() && new FlashDumps(place.beside()).restore(name));
  }

  /// Puts the lock's wall clock off by so much, forward or back; an unknown time stays unknown.
  public CompletionStage<Optional<Decision>> putClockOff(Duration by) {
    return device.submit(
        () -> {
          clock.putOff(by);
          return device.handle(new LockInput.Tick());
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

  /// Warms or cools the lock, so that its clocks run fast or slow from now on.
  ///
  /// @param ppm millionths by which they are fast; a lock's clock knows how wrong it can be
  public CompletionStage<Boolean> skew(int ppm) {
    return device.submit(
        () -> {
          effects.skew(ppm, device.run());
          return device.run().isPresent();
        });
  }
}
