package dev.mortise.sim.fleet;

import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.lock.Decision;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.LockMachine;
import dev.mortise.lock.LockState;
import dev.mortise.lock.Moment;
import dev.mortise.lock.StoredState;
import dev.mortise.secret.Entropy;
import dev.mortise.sim.device.body.Mechanism;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/// One lock of a fleet: the machine with a bolt, a leaf, a battery and a flash around it, in the
/// time of its own world.
///
/// Time is in nanoseconds since the world began and only goes forward, by [#advanceTo]. What is due
/// on the way happens at its own time. It belongs to one thread.
public final class FleetLock {

  /// No time at all: nothing is waited for.
  public static final long NEVER = Long.MAX_VALUE;

  private static final long TRAVEL = Mechanism.TRAVEL.toNanos();

  private final LockMachine machine;
  private final MemoryFlash flash;
  private final SplittableRandom random;
  private final FleetObserver observer;
  private final FleetClock clock = new FleetClock();
  private LockState state;
  private long wake = NEVER;
  private long arrival = NEVER;
  private boolean powered;
  private boolean extending;
  private boolean jammed;
  private boolean open;
  private int battery = 100;
  private BoltState bolt = BoltState.LOCKED;
  private long decisions;

  /// A lock without power, with its bolt thrown and its door closed.
  ///
  /// @param eventsKept as many of its newest events stay in its flash
  /// @param random where its randomness comes from, and so the whole of it
  public FleetLock(
      LockMachine machine,
      StoredState stored,
      int eventsKept,
      SplittableRandom random,
      FleetObserver observer) {
    this.machine = machine;
    this.flash = new MemoryFlash(stored, eventsKept);
    this.random = random;
    this.observer = observer;
    this.state = LockState.started(stored);
  }

  /// What the machine knows; without power, what it will begin with.
  public LockState state() {
    return state;
  }

  /// Its memory.
  public MemoryFlash flash() {
    return flash;
  }

  /// Its clocks.
  public FleetClock clock() {
    return clock;
  }

  /// Where the bolt is.
  public BoltState bolt() {
    return bolt;
  }

  /// Whether it has power.
  public boolean powered() {
    return powered;
  }

  /// What is left in its battery, 0 to 100.
  public int battery() {
    return battery;
  }

  /// How many decisions its machine has made.
  public long decisions() {
    return decisions;
  }

  /// When something happens by itself next, in the world's time, or [#NEVER].
  public long due() {
    return Math.min(wake, arrival);
  }

  /// Lets time pass, with everything that is due on the way.
  ///
  /// @param world nanoseconds since the world began; the past is no time to go to
  public void advanceTo(long world) {
    while (due() <= world) {
      clock.reach(Math.max(due(), clock.world()));
      if (arrival <= wake) {
        arrive();
      } else {
        wake = NEVER;
        decide(new LockInput.Tick());
      }
    }
    clock.reach(Math.max(world, clock.world()));
  }

  /// Lets so much time pass.
  public void pass(Duration time) {
    advanceTo(clock.world() + time.toNanos());
  }

  /// Tells the machine of something. Without power nobody notices.
  public void cause(LockInput input) {
    if (powered) {
      decide(input);
    }
  }

  private void decide(LockInput input) {
    byte[] entropy = new byte[Entropy.SIZE];
    random.nextBytes(entropy);
    Moment moment = new Moment(clock.monotonic(), clock.wall(), Entropy.of(entropy));
    Decision decision = machine.decide(state, input, moment);
    decisions++;
    MemoryFlash.Written written = MemoryFlash.Written.WHOLLY;
    if (decision.changesStored(state)) {
      written = flash.write(decision.next().stored(), decision.effects());
    }
    if (written == MemoryFlash.Written.NOT) {
      losePower();
      return;
    }
    state = decision.next();
    observer.decided(input, decision);
    if (written == MemoryFlash.Written.THEN_CUT) {
      losePower();
      return;
    }
    for (LockEffect effect : decision.effects()) {
      perform(effect);
    }
  }

  private void perform(LockEffect effect) {
    switch (effect) {
      case LockEffect.DriveBolt(boolean extend) -> {
        extending = extend;
        arrival = clock.world() + TRAVEL;
        observer.drives(extend);
      }
      case LockEffect.WakeAt(Duration monotonic) -> wake = clock.worldAt(monotonic);
      case LockEffect.SetClock(Instant time) -> clock.set(Optional.of(time));
      default -> {
        // Nothing of it outlasts the observer's look.
      }
    }
  }

  private void arrive() {
    arrival = NEVER;
    BoltState aim = extending ? BoltState.LOCKED : BoltState.UNLOCKED;
    if (bolt != aim) {
      bolt = jammed ? BoltState.NOT_FULLY_LOCKED : aim;
    }
    cause(new LockInput.BoltReported(bolt));
  }

  /// Moves the bolt by hand, with the key or a handle.
  ///
  /// @param cause what the machine is told of it, if it has power
  public void moveByHand(LockInput cause, boolean unlock) {
    arrival = NEVER;
    bolt = unlock ? BoltState.UNLOCKED : BoltState.LOCKED;
    cause(cause);
    cause(new LockInput.BoltReported(bolt));
  }

  /// Moves the leaf.
  public void moveDoor(boolean toOpen) {
    open = toOpen;
    cause(new LockInput.DoorMoved(leaf()));
  }

  /// Puts something into the bolt's way, or takes it away.
  public void jam(boolean present) {
    jammed = present;
  }

  /// Charges or empties the battery.
  ///
  /// @param percent 1 to 100
  public void charge(int percent) {
    battery = percent;
    cause(new LockInput.BatteryMeasured(percent));
  }

  /// Takes the battery out, or power goes for another reason. Harmless without power.
  public void losePower() {
    powered = false;
    if (arrival != NEVER && bolt != (extending ? BoltState.LOCKED : BoltState.UNLOCKED)) {
      bolt = BoltState.NOT_FULLY_LOCKED;
    }
    wake = NEVER;
    arrival = NEVER;
    flash.cutNever();
    clock.powerOff();
    state = LockState.started(flash.state());
  }

  /// Gives power. Harmless with power.
  ///
  /// @param setHeld whether SET is held meanwhile
  public void powerOn(boolean setHeld) {
    if (powered) {
      return;
    }
    powered = true;
    clock.powerOn();
    state = LockState.started(flash.state());
    cause(new LockInput.PowerRestored(setHeld));
    cause(new LockInput.BatteryMeasured(battery));
    cause(new LockInput.BoltReported(bolt));
    cause(new LockInput.DoorMoved(leaf()));
  }

  private DoorState leaf() {
    if (!machine.model().body().sensesDoor()) {
      return DoorState.UNKNOWN;
    }
    return open ? DoorState.OPEN : DoorState.CLOSED;
  }

  /// Cuts the power at a write to come.
  ///
  /// @param write 1 is the next
  /// @param before whether before it, so that it never happens, or right after it
  public void cutAtWrite(long write, boolean before) {
    flash.cutAt(write, before);
  }

  /// Lets its clocks run fast or slow from now on.
  ///
  /// @param ppm millionths by which they are fast, at most [FleetClock#PPM_MAX] either way
  public void skew(int ppm) {
    Duration wish = wake == NEVER ? Duration.ZERO : clock.monotonicAt(wake);
    clock.skew(ppm);
    wake = wake == NEVER ? NEVER : clock.worldAt(wish);
  }
}
