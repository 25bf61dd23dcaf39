package dev.mortise.sim.cause;

import dev.mortise.credential.CredentialKind;
import dev.mortise.lock.Decision;
import dev.mortise.lock.LockModel;
import dev.mortise.sim.device.Hands;
import dev.mortise.sim.device.body.PowerSupply;
import dev.mortise.sim.device.link.ConnectedLock;
import dev.mortise.sim.flash.power.FlashDumps;
import dev.mortise.sim.sensor.FingerLoad;
import dev.mortise.sim.sensor.FingerSource;
import dev.mortise.sim.world.WorldClock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Does causes to one lock. Safe for use by any thread but the lock's own.
public final class Causes {

  private static final Happened NOTHING_NOTICED = new Happened.Done(Optional.empty());

  private static final Happened NOT_COPIED =
      new Happened.Impossible(
          "Nothing is copied: there are %d copies of the flash, and no more are kept. Copy over one"
                  .formatted(FlashDumps.COPIES_MAX)
              + " of them, or delete its files in the lock's folder: dump-NAME, dump-NAME-wal.");

  private final ConnectedLock lock;
  private final Hands hands;
  private final WorldClock world;
  private final DeviceCauses devices;

  /// Causes for this lock in its world.
  public Causes(ConnectedLock lock, WorldClock world) {
    this.lock = lock;
    this.hands = lock.device().hands();
    this.world = world;
    this.devices = new DeviceCauses(lock);
  }

  /// Does a cause. The stage completes when the firmware has decided, the decision is stored and
  /// its effects are done; what takes its time, such as the travel of the bolt, comes later.
  ///
  /// Turning the clock, and reading a finger's file, is done before this returns.
  public CompletionStage<Happened> happen(Cause cause) {
    return switch (cause) {
      case Cause.Press(var keys) -> done(hands.press(keys));
      case Cause.Hold(var key) -> done(hands.hold(key));
      case Cause.Finger(var source) -> finger(source);
      case Cause.Face(var shown) ->
          lacks(CredentialKind.FACE).orElseGet(() -> done(hands.face(shown::capture)));
      case Cause.Palm(var shown) ->
          lacks(CredentialKind.PALM_VEIN).orElseGet(() -> done(hands.palm(shown::capture)));
      case Cause.Card(var number) ->
          lacks(CredentialKind.PROXIMITY_CARD).orElseGet(() -> done(hands.card(number)));
      case Cause.Key(var turn) -> done(turned(turn));
      case Cause.Handle(boolean up) -> done(up ? hands.liftHandle() : hands.pressHandle());
      case Cause.SetHold() -> done(hands.holdSet());
      case Cause.Cover(boolean off) -> done(hands.moveCover(off));
      case Cause.Pry() -> done(hands.pryCover());
      case Cause.Door(boolean open) ->
          done(hands.moveDoor(open)).thenCompose(decided -> devices.leafMoved(open, decided));
      case Cause.Jam(boolean present) -> done(hands.jam(present));
      case Cause.BatteryOut() -> done(hands.takeBattery());
      case Cause.BatteryIn(boolean setHeld) -> done(hands.putBattery(setHeld));
      case Cause.Charge(int percent) -> charge(percent);
      case Cause.PowerBank(boolean plugged) -> done(hands.plugPowerBank(plugged));
      case Cause.CutPower(int write) -> done(hands.cutPowerAt(write));
      case Cause.DumpFlash(var name) ->
          hands.dumpFlash(name).thenApply(copied -> copied ? NOTHING_NOTICED : NOT_COPIED);
      case Cause.RestoreFlash(var name) ->
          hands
              .restoreFlash(name)
              .thenApply(restored -> restored ? NOTHING_NOTICED : notRestored(name));
      case Cause.Drift(int millionths) -> hands.skew(millionths).thenApply(_ -> NOTHING_NOTICED);
      case Cause.Skew(var by) -> done(hands.putClockOff(by));
      case Cause.Clock(var by) -> {
        world.turn(by);
        yield unnoticed();
      }
      case Cause.Near(double metres) -> {
        lock.moveTo(metres);
        yield unnoticed();
      }
      case Cause.Remote(boolean fresh) -> devices.remote(fresh);
      case Cause.Sensor(var deed) -> devices.sensor(deed);
      case Cause.Neighbour(var radio, double metres) -> devices.hear(radio, metres);
      case Cause.Firmware(var source) -> devices.firmware(source);
      case Cause.Air(var name, var point) -> {
        lock.hear(name, point);
        yield unnoticed();
      }
      case Cause.Network(boolean on) -> lock.switchNetwork(on).thenApply(_ -> NOTHING_NOTICED);
    };
  }

  /// A battery is charged outside the lock; in its case it only empties.
  private CompletionStage<Happened> charge(int percent) {
    PowerSupply supply = lock.device().view().body().supply();
    return supply.batteryIn() && percent > supply.batteryPercent()
        ? CompletableFuture.completedStage(
            new Happened.Impossible(
                "A battery is charged outside the lock: battery out, battery %d%%, battery in."
                    .formatted(percent)))
        : done(hands.charge(percent));
  }

  private static Happened notRestored(String name) {
    return new Happened.Impossible(
        "Nothing is restored: there must be a copy (flash dump %s), and no power (battery out)."
            .formatted(name));
  }

  /// What cannot be done to a lock that has nothing to do it to (D-4).
  private Optional<CompletionStage<Happened>> lacks(CredentialKind kind) {
    LockModel model = hands.model();
    return model.reads(kind)
        ? Optional.empty()
        : Optional.of(
            CompletableFuture.completedStage(
                new Happened.Impossible(
                    "A %s has no sensor for a %s; start one that has, with --model palm-lock."
                        .formatted(model.name(), kind.wireText().replace('-', ' ')))));
  }

  private CompletionStage<Optional<Decision>> turned(Cause.KeyTurn turn) {
    return switch (turn) {
      case UNLOCK -> hands.turnKey(true);
      case LOCK -> hands.turnKey(false);
      case UNLATCH -> hands.drawLatch();
    };
  }

  private CompletionStage<Happened> finger(FingerSource source) {
    return switch (source.load()) {
      case FingerLoad.Loaded(var image) -> done(hands.touch(image));
      case FingerLoad.Refused(var fault) ->
          CompletableFuture.completedStage(new Happened.Impossible(fault));
    };
  }

  private static CompletionStage<Happened> unnoticed() {
    return CompletableFuture.completedStage(NOTHING_NOTICED);
  }

  private static CompletionStage<Happened> done(CompletionStage<Optional<Decision>> caused) {
    return caused.thenApply(Happened.Done::new);
  }
}
