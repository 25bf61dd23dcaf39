package dev.mortise.sim.command.terminal;

import dev.mortise.lock.Decision;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockState;
import dev.mortise.lock.StoredState;
import dev.mortise.sim.command.terminal.TerminalCommand.BatteryIn;
import dev.mortise.sim.command.terminal.TerminalCommand.BatteryOut;
import dev.mortise.sim.command.terminal.TerminalCommand.Charge;
import dev.mortise.sim.command.terminal.TerminalCommand.Clock;
import dev.mortise.sim.command.terminal.TerminalCommand.Cover;
import dev.mortise.sim.command.terminal.TerminalCommand.Door;
import dev.mortise.sim.command.terminal.TerminalCommand.Finger;
import dev.mortise.sim.command.terminal.TerminalCommand.Handle;
import dev.mortise.sim.command.terminal.TerminalCommand.Help;
import dev.mortise.sim.command.terminal.TerminalCommand.Hold;
import dev.mortise.sim.command.terminal.TerminalCommand.Jam;
import dev.mortise.sim.command.terminal.TerminalCommand.Log;
import dev.mortise.sim.command.terminal.TerminalCommand.Near;
import dev.mortise.sim.command.terminal.TerminalCommand.Network;
import dev.mortise.sim.command.terminal.TerminalCommand.Press;
import dev.mortise.sim.command.terminal.TerminalCommand.Pry;
import dev.mortise.sim.command.terminal.TerminalCommand.Quit;
import dev.mortise.sim.command.terminal.TerminalCommand.SetHold;
import dev.mortise.sim.command.terminal.TerminalCommand.Status;
import dev.mortise.sim.command.terminal.TerminalCommand.Users;
import dev.mortise.sim.device.Hands;
import dev.mortise.sim.device.face.Sign;
import dev.mortise.sim.device.link.ConnectedLock;
import dev.mortise.sim.sensor.FingerLoad;
import dev.mortise.sim.sensor.FingerSource;
import dev.mortise.sim.world.WorldClock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One lock behind lines of text. Each line is done before [#enter] returns, the bolt's travel
/// included; what the lock shows and says is printed as it happens, also between the lines.
///
/// It knows no keyboard: a terminal, a pipe or the sandbox feeds it.
public final class LockTerminal {

  private static final long ANSWER_SECONDS_MAX = 60;
  private static final long TRAVEL_SECONDS_MAX = 5;
  private static final String NO_POWER = "The lock has no power; put the battery in first.";

  /// What became of a line.
  public enum Outcome {
    /// It was done, or there was nothing to do.
    DONE,
    /// It was no command; the fault was printed.
    NOT_UNDERSTOOD,
    /// It could not be done; the reason was printed.
    FAILED,
    /// Somebody wants to leave.
    QUIT
  }

  private final ConnectedLock lock;
  private final Hands hands;
  private final WorldClock world;
  private final Consumer<String> out;
  private final LogText log;
  private final Semaphore arrivals = new Semaphore(0);

  /// A terminal for this lock.
  ///
  /// @param out prints a line, or several; called on the lock's thread and on that of [#enter]
  /// @param json whether the log is printed as JSON
  public LockTerminal(ConnectedLock lock, WorldClock world, Consumer<String> out, boolean json) {
    this.lock = lock;
    this.hands = lock.device().hands();
    this.world = world;
    this.out = out;
    this.log = new LogText(json);
    lock.device().observe(this::show);
  }

  private void show(Sign sign) {
    String text = SignText.of(sign);
    if (!text.isEmpty()) {
      out.accept(text);
    }
    if (sign instanceof Sign.Bolt) {
      arrivals.release();
    }
  }

  /// Does what a line says.
  public Outcome enter(String line) {
    return switch (TerminalLine.parse(line)) {
      case TerminalLine.Nothing() -> Outcome.DONE;
      case TerminalLine.NotUnderstood(var fault) -> {
        out.accept(fault);
        yield Outcome.NOT_UNDERSTOOD;
      }
      case TerminalLine.Understood(var command) -> {
        try {
          yield run(command);
        } catch (CompletionException | IllegalStateException e) {
          Throwable cause = e.getCause() == null ? e : e.getCause();
          out.accept("That failed: " + cause.getMessage() + ".");
          yield Outcome.FAILED;
        }
      }
    };
  }

  private Outcome run(TerminalCommand command) {
    return switch (command) {
      case Press(var keys) -> done(hands.press(keys));
      case Hold(var key) -> done(hands.hold(key));
      case Finger(var source) -> finger(source);
      case TerminalCommand.Key(boolean unlock) -> done(hands.turnKey(unlock));
      case Handle(boolean up) -> done(up ? hands.liftHandle() : hands.pressHandle());
      case SetHold() -> set();
      case Cover(boolean off) -> done(hands.moveCover(off));
      case Pry() -> done(hands.pryCover());
      case Door(boolean open) -> done(hands.moveDoor(open));
      case Jam(boolean present) -> done(hands.jam(present));
      case BatteryOut() -> done(hands.takeBattery());
      case BatteryIn(boolean setHeld) -> done(hands.putBattery(setHeld));
      case Charge(int percent) -> done(hands.charge(percent));
      case Clock(var by) -> turn(by);
      case Near(double metres) -> move(metres);
      case Network(boolean on) -> network(on);
      case Log(int most) -> log(most);
      case Status() -> print(StatusText.of(lock));
      case Users() -> print(stored().map(StatusText::users).orElse(NO_POWER));
      case Help(var about) -> print(about.map(HelpText::of).orElseGet(HelpText::all));
      case Quit() -> Outcome.QUIT;
    };
  }

  private Outcome set() {
    if (!lock.device().view().body().coverOff()) {
      out.accept("(SET is under the rear cover; take it off first: cover off)");
    }
    return done(hands.holdSet());
  }

  private Outcome finger(FingerSource source) {
    return switch (source.load()) {
      case FingerLoad.Loaded(var image) -> done(hands.touch(image));
      case FingerLoad.Refused(var fault) -> {
        out.accept(fault);
        yield Outcome.FAILED;
      }
    };
  }

  private Outcome turn(Duration by) {
    world.turn(by);
    String unknown =
        lock.device().view().wall().isEmpty()
            ? " The lock does not know that; an app sets its time when it pairs."
            : "";
    out.accept("It is now %s.%s".formatted(world.now().truncatedTo(ChronoUnit.SECONDS), unknown));
    return Outcome.DONE;
  }

  private Outcome move(double metres) {
    lock.moveTo(metres);
    return Outcome.DONE;
  }

  private Outcome network(boolean on) {
    lock.switchNetwork(on).orTimeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS).join();
    return Outcome.DONE;
  }

  private Outcome log(int most) {
    Optional<StoredState> stored = stored();
    if (stored.isEmpty()) {
      return print(NO_POWER);
    }
    long from = Math.max(1, stored.get().journal().sequence() - most + 1);
    await(lock.device().journal().from(from, most))
        .forEach(entry -> out.accept(log.of(entry, stored.get())));
    return Outcome.DONE;
  }

  private Optional<StoredState> stored() {
    return lock.device().view().mind().map(LockState::stored);
  }

  private Outcome print(String text) {
    out.accept(text);
    return Outcome.DONE;
  }

  /// Waits for the decision and, if the motor runs because of it, for the end of the travel.
  private Outcome done(CompletionStage<Optional<Decision>> caused) {
    arrivals.drainPermits();
    Optional<Decision> decision = await(caused);
    boolean drives =
        decision.stream()
            .flatMap(made -> made.effects().stream())
            .anyMatch(LockEffect.DriveBolt.class::isInstance);
    if (drives && !world.manual()) {
      awaitArrival();
    }
    return Outcome.DONE;
  }

  private void awaitArrival() {
    try {
      if (!arrivals.tryAcquire(TRAVEL_SECONDS_MAX, TimeUnit.SECONDS)) {
        out.accept("The bolt takes long.");
      }
      await(hands.look());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS).join();
  }
}
