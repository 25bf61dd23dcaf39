package dev.mortise.sim.device;

import dev.mortise.authority.Channel;
import dev.mortise.door.DoorState;
import dev.mortise.lock.Decision;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.lock.link.Correlation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.sim.device.body.BodyFile;
import dev.mortise.sim.device.body.BodyState;
import dev.mortise.sim.device.body.Mechanism;
import dev.mortise.sim.device.face.Observers;
import dev.mortise.sim.device.face.Panel;
import dev.mortise.sim.device.face.Sign;
import dev.mortise.sim.device.thread.LockThread;
import dev.mortise.sim.flash.FlashFailed;
import dev.mortise.sim.flash.SecureElement;
import dev.mortise.sim.world.LockClock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// One simulated lock. Every method may be called from any thread; the lock's own thread does the
/// work in the order of the calls, but messages give way to all else, and each stage completes when
/// what was caused has been decided, stored and done. What follows later, such as the end of the
/// bolt's travel, comes with the world's clock.
public final class LockDevice implements AutoCloseable {

  private final LockSetup setup;
  private final SecureElement element;
  private final LockClock clock;
  private final Mechanism mechanism;
  private final Replies replies = new Replies();
  private final Effects effects;
  private final Hands hands;
  private final LockJournal journal;
  private final Queue<LockInput> followUps = new ArrayDeque<>();
  private final Observers observers = new Observers();
  private final LockThread thread;
  private final List<Consumer<Decision>> followers = new CopyOnWriteArrayList<>();
  private volatile LockView view;
  private @Nullable Run run;

  private LockDevice(LockSetup setup, SecureElement element) {
    this.setup = setup;
    this.element = element;
    this.clock = new LockClock(setup.world(), setup.place().count());
    this.mechanism = new Mechanism(new BodyFile(setup.place().medium()));
    this.hands = new Hands(this, mechanism, setup.reader());
    this.journal = new LockJournal(this, element);
    this.effects = new Effects(this, setup.world(), clock, mechanism, replies);
    this.thread = new LockThread("lock-" + element.lock());
    this.view =
        new LockView(
            mechanism.state(), Panel.DARK, clock.monotonic(), Optional.empty(), Optional.empty());
  }

  /// Opens the lock that lives in its place, or makes a new one, and gives it power if its battery
  /// does.
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

  /// What its signatures are verified with.
  public SigningKey signingKey() {
    return element.publicKey();
  }

  /// How it stands: the clocks as they are now, all else after the last work that was done.
  public LockView view() {
    return view.at(clock.monotonic(), clock.wall());
  }

  /// What a person does to it.
  public Hands hands() {
    return hands;
  }

  /// What it has recorded.
  public LockJournal journal() {
    return journal;
  }

  /// Tells an observer of every sign from now on, on the lock's thread: it must not wait for
  /// anything there.
  public void observe(Consumer<Sign> observer) {
    observers.add(observer);
  }

  /// Tells a follower of every decision from now on, stored and performed, on the lock's thread.
  public void follow(Consumer<Decision> follower) {
    followers.add(follower);
  }

  /// Tells the machine of something. Empty if the lock has no power to notice.
  public CompletionStage<Optional<Decision>> cause(LockInput input) {
    return submit(() -> handle(input));
  }

  /// Gives the lock a message that came over a link.
  ///
  /// @return the lock's answer; it fails without power, if power goes before there is one, or if
  ///   too many messages wait
  public CompletionStage<Octets> ask(Channel channel, ConnectionId connection, Octets message) {
    CompletableFuture<Octets> answer = new CompletableFuture<>();
    submit(
            thread.messages(),
            () -> {
              if (run == null) {
                throw new IllegalStateException("the lock has no power");
              }
              Correlation correlation = replies.expect(answer);
              return handle(
                  new LockInput.MessageReceived(channel, connection, correlation, message));
            })
        .whenComplete(
            (_, failure) -> {
              if (failure != null) {
                answer.completeExceptionally(failure);
              }
            });
    return answer;
  }

  /// Runs something on the lock's thread after all before; fails once the lock is closed.
  <T> CompletionStage<T> submit(Supplier<T> work) {
    return submit(thread.causes(), work);
  }

  private <T> CompletionStage<T> submit(Executor order, Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(
          () -> {
            try {
              return work.get();
            } finally {
              view = look();
            }
          },
          order);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedStage(new IllegalStateException("the lock takes no more", e));
    }
  }

  private LockView look() {
    return new LockView(
        mechanism.state(),
        effects.panel(),
        clock.monotonic(),
        clock.wall(),
        Optional.ofNullable(run).map(Run::state));
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
      followers.forEach(follower -> follower.accept(decision));
      while (!followUps.isEmpty()) {
        handle(followUps.remove());
      }
      return Optional.of(decision);
    } catch (FlashFailed e) {
      Logger.error("the lock stops lock={} cause={}", id(), e.getMessage());
      powerOff("the lock's memory failed");
      tell(new Sign.Power(false));
      tell(new Sign.Stopped(String.valueOf(e.getMessage())));
      throw e;
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
    element.powerOn();
    clock.powerOn(element.monotonicFloor());
    try {
      run = Run.begin(setup, clock, element);
    } catch (RuntimeException e) {
      clock.powerOff();
      throw e;
    }
    tell(new Sign.Power(true));
    Optional<Decision> decision = handle(new LockInput.PowerRestored(setHeld));
    BodyState body = mechanism.state();
    handle(new LockInput.BatteryMeasured(body.batteryPercent()));
    handle(new LockInput.BoltReported(body.bolt()));
    handle(new LockInput.DoorMoved(sensedDoor()));
    handle(new LockInput.RearCoverMoved(body.coverOff()));
    return decision;
  }

  private void powerOff(String why) {
    Run ended = run;
    run = null;
    followUps.clear();
    effects.losePower();
    clock.powerOff();
    replies.failAll(why);
    if (ended != null) {
      ended.close();
    }
  }

  /// What the sensor of the lock's case says of the leaf (LK-30).
  DoorState sensedDoor() {
    if (!setup.model().body().sensesDoor()) {
      return DoorState.UNKNOWN;
    }
    return mechanism.state().doorOpen() ? DoorState.OPEN : DoorState.CLOSED;
  }

  /// Stops the lock as if its power went, and lets go of its place.
  @Override
  public void close() {
    submit(
        () -> {
          if (run != null) {
            powerOff("the lock is switched off");
          }
          return Optional.empty();
        });
    thread.close();
    clock.close();
    mechanism.close();
    element.close();
    setup.place().close();
  }
}
