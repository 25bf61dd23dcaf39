package dev.mortise.sim.command.terminal;

import dev.mortise.lock.Decision;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockState;
import dev.mortise.lock.StoredState;
import dev.mortise.sim.cause.Cause;
import dev.mortise.sim.cause.Causes;
import dev.mortise.sim.cause.Happened;
import dev.mortise.sim.command.terminal.TerminalCommand.Do;
import dev.mortise.sim.command.terminal.TerminalCommand.Help;
import dev.mortise.sim.command.terminal.TerminalCommand.Log;
import dev.mortise.sim.command.terminal.TerminalCommand.Quit;
import dev.mortise.sim.command.terminal.TerminalCommand.Status;
import dev.mortise.sim.command.terminal.TerminalCommand.Users;
import dev.mortise.sim.device.face.Sign;
import dev.mortise.sim.device.link.ConnectedLock;
import dev.mortise.sim.line.LineWord;
import dev.mortise.sim.world.WorldClock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.tinylog.Logger;

/// One lock behind lines of text. Each line is done before [#enter] returns, the bolt's travel
/// included; what the lock shows, says and records is printed as it happens, also between the
/// lines.
///
/// It knows no keyboard: a terminal, a pipe or the sandbox feeds it.
public final class LockTerminal {

  /// How the line of an event begins that the lock has just recorded; an alarm has a louder one.
  public static final String RECORDED = "• ";

  private static final long ANSWER_SECONDS_MAX = 60;
  private static final long TRAVEL_SECONDS_MAX = 5;

  /// As wide as help is printed where nobody can tell, in columns.
  private static final int COLUMNS = 100;

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
  private final Causes causes;
  private final WorldClock world;
  private final Consumer<String> out;
  private final AtomicLong printed = new AtomicLong();
  private final LogText log;
  private final Semaphore arrivals = new Semaphore(0);
  private volatile IntSupplier columns = () -> COLUMNS;

  /// A terminal for this lock.
  ///
  /// @param out prints a line, or several; called on the lock's thread and on that of [#enter]
  /// @param json whether the log is printed as JSON
  public LockTerminal(ConnectedLock lock, WorldClock world, Consumer<String> out, boolean json) {
    this.lock = lock;
    this.causes = new Causes(lock, world);
    this.world = world;
    this.out =
        text -> {
          printed.incrementAndGet();
          out.accept(text);
        };
    this.log = new LogText(json);
    lock.device().observe(this::show);
    lock.device().follow(this::record);
  }

  /// Wraps what is long from now on at words.
  ///
  /// @param width tells the columns there are at the time, 0 if that is not known
  public void wrapAt(IntSupplier width) {
    columns = width;
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

  /// Prints what the lock records, except where the bolt is, which is a sign already. A fault of
  /// the printing stays here: the lock goes on.
  private void record(Decision decision) {
    for (LockEffect effect : decision.effects()) {
      if (effect instanceof LockEffect.RecordEvent(var entry)) {
        try {
          log.news(entry, decision.next().stored()).ifPresent(out);
        } catch (RuntimeException e) {
          Logger.error(e, "an event could not be printed sequence={}", entry.sequence());
        }
      }
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
      case Do(var cause) -> happen(cause);
      case Log(int most) -> log(most);
      case Status() -> print(StatusText.of(lock));
      case Users() -> print(stored().map(StatusText::users).orElse(NO_POWER));
      case Help(var about) -> print(help(about));
      case Quit() -> Outcome.QUIT;
    };
  }

  private String help(Optional<LineWord> about) {
    int known = columns.getAsInt();
    int width = known > 0 ? known : COLUMNS;
    return about.map(word -> HelpText.of(word, width)).orElseGet(() -> HelpText.all(width));
  }

  private Outcome happen(Cause cause) {
    long before = printed.get();
    if (cause instanceof Cause.SetHold && !lock.device().view().body().coverOff()) {
      out.accept("(SET is under the rear cover; take it off first: cover off)");
    }
    if (cause instanceof Cause.Face && !cameraLooks()) {
      out.accept("(The camera looks once the keypad was touched: press cancel)");
    }
    arrivals.drainPermits();
    return switch (await(causes.happen(cause))) {
      case Happened.Done(var decision) -> {
        decision.ifPresent(this::awaitTravel);
        if (cause instanceof Cause.Clock) {
          tellTheTime();
        } else if (printed.get() == before) {
          out.accept(DoneText.of(cause));
        }
        yield Outcome.DONE;
      }
      case Happened.Told(var text) -> print(text);
      case Happened.Impossible(var fault) -> {
        out.accept(fault);
        yield Outcome.FAILED;
      }
    };
  }

  /// Whether a face before the lock is seen at all (LK-33).
  private boolean cameraLooks() {
    return lock.device()
        .view()
        .mind()
        .filter(
            mind ->
                mind.live().keypad().isAwake()
                    || mind.live().procedure().isPresent()
                    || mind.live().first().isPresent()
                    || mind.stored().settings().looksAtWhoApproaches())
        .isPresent();
  }

  private void tellTheTime() {
    boolean paired = stored().stream().anyMatch(mind -> !mind.access().apps().isEmpty());
    String setter =
        paired ? "an administrator's app sets it when it comes" : "the first app to pair sets it";
    String unknown =
        lock.device().view().wall().isEmpty()
            ? " The lock does not know that; %s.".formatted(setter)
            : "";
    out.accept("It is now %s.%s".formatted(world.now().truncatedTo(ChronoUnit.SECONDS), unknown));
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

  /// Waits, if the motor runs because of this decision, for the end of the travel.
  private void awaitTravel(Decision decision) {
    boolean drives = decision.effects().stream().anyMatch(LockEffect.DriveBolt.class::isInstance);
    if (drives && !world.manual()) {
      awaitArrival();
    }
  }

  private void awaitArrival() {
    try {
      if (!arrivals.tryAcquire(TRAVEL_SECONDS_MAX, TimeUnit.SECONDS)) {
        out.accept("The bolt takes long.");
      }
      await(lock.device().hands().look());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS).join();
  }
}
