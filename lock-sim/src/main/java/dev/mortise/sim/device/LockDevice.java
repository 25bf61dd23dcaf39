package dev.mortise.sim.device;

import dev.mortise.authority.Channel;
import dev.mortise.lock.Decision;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.Signer;
import dev.mortise.sim.device.body.BodyFile;
import dev.mortise.sim.device.body.BodySensors;
import dev.mortise.sim.device.body.Mechanism;
import dev.mortise.sim.device.face.Observers;
import dev.mortise.sim.device.face.Sign;
import dev.mortise.sim.device.thread.LockThread;
import dev.mortise.sim.flash.FlashFailed;
import dev.mortise.sim.flash.SecureElement;
import dev.mortise.sim.world.LockClock;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One simulated lock. Any thread may call; the lock's own thread does the work in the order of the
/// calls, messages after all else. A stage completes when what was caused is decided, stored and
/// done; what follows later, such as the bolt's arrival, comes with the world's clock.
public final class LockDevice implements AutoCloseable {

  private final LockSetup setup;
  private final SecureElement element;
  private final LockClock clock;
  private final Mechanism mechanism;
  private final BodySensors sensors;
  private final Replies replies = new Replies();
  private final Effects effects;
  private final Hands hands;
  private final LockJournal journal;
  private final Queue<LockInput> followUps = new ArrayDeque<>();
  private final Observers observers = new Observers();
  private final LockThread thread;
  private final FirmwareIntake firmware;
  private volatile LockView view;
  private @Nullable Run run;
  private @Nullable RuntimeException stoppedBy;

  private LockDevice(LockSetup setup, SecureElement element) {
    this.setup = setup;
    this.element = element;
    this.clock = new LockClock(setup.world(), setup.place().count());
    this.mechanism = new Mechanism(new BodyFile(setup.place().beside()));
    this.sensors = new BodySensors(mechanism, setup.model().body());
    this.effects = new Effects(this, setup.world(), clock, mechanism, sensors, replies);
    this.hands = new Hands(this, clock, mechanism, sensors, effects, setup);
    this.thread = new LockThread("lock-" + element.lock());
    this.journal = new LockJournal(this, element, thread);
    this.firmware = new FirmwareIntake(this, thread);
    this.view = look();
  }

  /// Opens the lock that lives in its place, or makes a new one; its battery gives it power or not.
  ///
  /// @throws FlashFailed if its memory cannot be read
  public static LockDevice open(LockSetup setup) {
    LockDevice device;
    try {
      device = new LockDevice(setup, setup.place().secureElement());
    } catch (FlashFailed e) {
      setup.place().close();
      throw e;
    }
    try {
      device.submit(() -> device.power(false)).toCompletableFuture().join();
      return device;
    } catch (CompletionException e) {
      device.close();
      throw e.getCause() instanceof FlashFailed failed ? failed : e;
    }
  }

  /// Which lock this is.
  public LockId id() {
    return element.lock();
  }

  /// Its secure element as what signs in its name.
  public Signer signer() {
    return element;
  }

  /// How it stands: the clocks as they are now, all else after the last work that was done.
  public LockView view() {
    return view.at(clock.monotonic(), clock.wall());
  }

  /// What a person does to it.
  public Hands hands() {
    return hands;
  }

  /// What it takes of firmware.
  public FirmwareIntake firmware() {
    return firmware;
  }

  /// What it has recorded.
  public LockJournal journal() {
    return journal;
  }

  /// Tells an observer of every sign from now on, on the lock's thread, where it must not wait.
  public void observe(Consumer<Sign> observer) {
    observers.add(observer);
  }

  /// Tells a follower of every decision from now on, stored and performed, on the lock's thread.
  public void follow(Consumer<Decision> follower) {
    observers.addFollower(follower);
  }

  /// Tells the machine of something. Empty if the lock has no power to notice.
  public CompletionStage<Optional<Decision>> cause(LockInput input) {
    return submit(() -> handle(input));
  }

  /// Gives the lock a message that came over a link.
  ///
  /// @return the lock's answer; it fails without power, if that goes first, or if too many wait
  public CompletionStage<Octets> ask(Channel channel, ConnectionId connection, Octets message) {
    CompletableFuture<Octets> answer = new CompletableFuture<>();
    LockThread.submit(
            thread.messages(),
            () -> {
              var _ = run().orElseThrow(() -> new IllegalStateException("the lock has no power"));
              return handle(
                  new LockInput.MessageReceived(
                      channel, connection, replies.expect(answer), message));
            },
            this::seen)
        .exceptionally(
            failure -> {
              answer.completeExceptionally(failure);
              return Optional.empty();
            });
    return answer;
  }

  /// Runs something on the lock's thread after all before; fails once the lock is closed.
  <T> CompletionStage<T> submit(Supplier<T> work) {
    return LockThread.submit(thread.causes(), work, this::seen);
  }

  /// What others see of the lock, after its work, is as it is now.
  void seen() {
    view = look();
  }

  private LockView look() {
    return new LockView(
        mechanism.state(),
        effects.panel(),
        clock.monotonic(),
        clock.wall(),
        run().map(Run::state),
        run().stream().mapToLong(Run::writes).findAny());
  }

  /// Decides one input, does what follows, and what follows from that. On the lock's thread.
  Optional<Decision> handle(LockInput input) {
    Run powered = run;
    if (powered == null) {
      return Optional.empty();
    }
    try {
      Decision decision = powered.step(input);
      view = look();
      decision.effects().forEach(effect -> effects.perform(effect, powered));
      observers.tell(decision);
      while (!followUps.isEmpty()) {
        handle(followUps.remove());
      }
      return Optional.of(decision);
    } catch (FlashFailed e) {
      return stopped("the lock's memory failed", e);
    }
  }

  /// An input to handle once the effects under way are done. On the lock's thread.
  void followUp(LockInput input) {
    followUps.add(input);
  }

  /// The power-on time under way. On the lock's thread.
  Optional<Run> run() {
    return Optional.ofNullable(run);
  }

  void tell(Sign sign) {
    observers.tell(sign);
  }

  /// Gives power or takes it, as the battery says, SET held or not. On the lock's thread.
  Optional<Decision> power(boolean setHeld) {
    boolean wanted = mechanism.state().powered();
    if (wanted && run == null) {
      return powerOn(setHeld);
    }
    if (!wanted && run != null) {
      powerOff("the lock has no power");
      tell(new Sign.Power(false));
    }
    return Optional.empty();
  }

  private Optional<Decision> powerOn(boolean setHeld) {
    setup.place().power().powerOn();
    element.powerOn();
    clock.powerOn(element.monotonicFloor());
    try {
      run = Run.begin(setup, clock, element);
    } catch (RuntimeException e) {
      clock.powerOff();
      throw e;
    }
    return begun(run, setHeld);
  }

  /// Starts anew while power and clocks stay, as after an update. On the lock's thread.
  Optional<Decision> restart() {
    end("the lock starts anew");
    try {
      run = Run.begin(setup, clock, element);
    } catch (RuntimeException e) {
      return stopped("the lock does not start anew", e);
    }
    tell(new Sign.Power(false));
    return begun(run, false);
  }

  private Optional<Decision> begun(Run begun, boolean setHeld) {
    tell(new Sign.Power(true));
    Optional<Decision> decision = handle(new LockInput.PowerRestored(setHeld));
    sensors.all().forEach(this::handle);
    handle(begun.booted());
    effects.rest();
    return decision;
  }

  /// Power was cut at a write, or the memory is broken; told once, however deep in the lock's work.
  /// On the lock's thread.
  Optional<Decision> stopped(String why, RuntimeException failure) {
    if (failure.equals(stoppedBy)) {
      throw failure;
    }
    stoppedBy = failure;
    powerOff(why);
    if (setup.place().power().isCut()) {
      mechanism.loseBattery();
      tell(new Sign.Power(false));
      return Optional.empty();
    }
    observers.tellStopped(id(), failure);
    throw failure;
  }

  private void powerOff(String why) {
    end(why);
    clock.powerOff();
  }

  private void end(String why) {
    Run ended = run;
    run = null;
    followUps.clear();
    effects.losePower();
    replies.failAll(why);
    if (ended != null) {
      ended.close();
    }
  }

  /// Stops the lock as if its power went, and lets go of its place.
  @Override
  public void close() {
    submit(
        () -> {
          run().ifPresent(_ -> powerOff("the lock is switched off"));
          return Optional.empty();
        });
    thread.close();
    clock.close();
    mechanism.close();
    element.close();
    setup.place().close();
  }
}
