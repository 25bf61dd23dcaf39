package dev.mortise.lock.step.door;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.authority.Refusal;
import dev.mortise.door.BoltState;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.live.BoltRun;
import dev.mortise.lock.live.Doorway;
import dev.mortise.lock.live.Doorway.Relock;
import dev.mortise.lock.live.GrantedCommand;
import dev.mortise.lock.live.Supply;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.command.CommandResult;
import dev.mortise.lock.step.request.Receipts;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.message.command.CommandArguments.Lock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The bolt: driving it, judging its report, locking it again by itself.
///
/// Every movement of the motor begins here, after the event that says why was recorded. A report
/// ends it.
///
/// A receipt rests on that first event, which is stored before the bolt moves, and on the bolt's
/// report; it does not wait until the arrival is stored too. So where somebody waits for a receipt,
/// it is given first, and the arrival is recorded by the next step, which follows at once. If power
/// goes in between, the bolt's sensor tells at the next start what the journal does not have.
public final class Bolt {

  private Bolt() {}

  /// Whether the battery drives the motor (LK-50).
  public static boolean isDriven(Turn turn) {
    return turn.live().supply().level() != Supply.Level.CRITICAL;
  }

  /// Withdraws the bolt. The time until it is thrown again begins when it has arrived (LK-83).
  public static void withdraw(Turn turn) {
    drive(turn, BoltRun.first(false, giveUpAt(turn)));
  }

  /// Withdraws the bolt for a command whose receipt waits for it.
  public static void withdraw(Turn turn, GrantedCommand command) {
    drive(turn, BoltRun.first(false, giveUpAt(turn)).awaitedBy(List.of(command)));
  }

  /// Withdraws a thrown bolt for a linked lock: it is thrown again in the link's time unless the
  /// door is opened (LK-41). A door that somebody opened here gets its usual relock time anew.
  public static void withdrawLinked(Turn turn, GrantedCommand command, Duration relock) {
    BoltRun run = BoltRun.first(false, giveUpAt(turn)).awaitedBy(List.of(command));
    Doorway doorway = turn.live().doorway();
    drive(turn, isOpenedHere(doorway) ? run : run.linked(relock));
  }

  /// Whether somebody at this door has opened it. A bolt that stands half-way, was not measured yet
  /// or is being thrown does not count as opened.
  private static boolean isOpenedHere(Doorway doorway) {
    return isReached(false, doorway.bolt())
        && !LinkedRelock.isPending(doorway)
        && doorway.run().filter(run -> run.extend() || run.linked().isPresent()).isEmpty();
  }

  /// Throws the bolt.
  public static void extend(Turn turn) {
    drive(turn, BoltRun.first(true, giveUpAt(turn)));
  }

  /// Throws the bolt for a command whose receipt waits for it.
  public static void extend(Turn turn, GrantedCommand command) {
    drive(turn, BoltRun.first(true, giveUpAt(turn)).awaitedBy(List.of(command)));
  }

  /// Whether no further command can wait for the bolt now.
  public static boolean isCrowded(Turn turn) {
    int waiting = turn.live().doorway().run().map(run -> run.waiting().size()).orElse(0);
    return waiting >= BoltRun.WAITING_MAX;
  }

  /// Drives the motor. A run that goes there already is joined: whoever asks again and again would
  /// keep the bolt from ever arriving.
  private static void drive(Turn turn, BoltRun run) {
    Doorway doorway = turn.live().doorway().notRelocking();
    Optional<BoltRun> underWay = doorway.run();
    if (underWay.isPresent() && underWay.get().extend() == run.extend()) {
      turn.remember(doorway.running(underWay.get().joinedBy(run)));
      return;
    }
    turn.emit(new LockEffect.DriveBolt(run.extend()));
    List<GrantedCommand> earlier = underWay.map(BoltRun::waiting).orElse(List.of());
    turn.remember(doorway.running(run.overtaking(earlier)));
  }

  /// A hand took the bolt over from the motor. Where it put it is no jam, and its report ends the
  /// run.
  static void takenByHand(Turn turn, boolean extended) {
    Doorway doorway = turn.live().doorway();
    doorway
        .run()
        .map(run -> BoltRun.first(extended, run.giveUpAt()).overtaking(run.waiting()))
        .ifPresent(run -> turn.remember(doorway.running(run)));
  }

  private static Duration giveUpAt(Turn turn) {
    return turn.now().plus(turn.policy().bolt().travel());
  }

  /// The relock time is over (LK-83). Where the motor is not driven that is recorded once, and a
  /// link's time begins anew.
  public static void relock(Turn turn) {
    Doorway doorway = turn.live().doorway();
    boolean told = doorway.relock().filter(Relock::refused).isPresent();
    turn.remember(doorway.notRelocking());
    if (isDriven(turn)) {
      OfItself.begins(turn, LockOperation.LOCK);
      extend(turn);
      return;
    }
    if (!told) {
      OfItself.refused(turn, LockOperation.LOCK);
    }
    if (LinkedRelock.isPending(doorway)) {
      resumeLinkedRelock(turn);
    }
  }

  /// The battery keeps the motor from what was begun, which is recorded: a door that a link alone
  /// opened is to be locked all the same.
  private static void resumeLinkedRelock(Turn turn) {
    turn.stored()
        .devices()
        .relock()
        .ifPresent(
            time ->
                turn.remember(
                    turn.live()
                        .doorway()
                        .relocking(new Relock(turn.now().plus(time), true, true))));
  }

  /// The bolt's sensor spoke.
  public static void reported(Turn turn, BoltState state) {
    Doorway doorway = turn.live().doorway();
    if (doorway.run().isEmpty()) {
      Optional<Duration> linked = LinkedRelock.found(turn);
      if (state != doorway.bolt()) {
        turn.remember(doorway.bolt(state));
        turn.record(new LockEvent.Bolt(state));
      }
      arrived(turn, state, linked);
      return;
    }
    BoltRun run = doorway.run().get();
    if (isReached(run.extend(), state)) {
      turn.remember(doorway.bolt(state).atRest().unrecordedSince(turn.now()));
      if (run.waiting().isEmpty()) {
        recordArrival(turn);
      }
      arrived(turn, state, run.linked());
      answer(turn, run, state);
    } else {
      jammed(turn, run, state);
    }
  }

  /// Records where the bolt arrived, if that is still to be done.
  public static void recordArrival(Turn turn) {
    Doorway doorway = turn.live().doorway();
    if (doorway.unrecordedSince().isPresent()) {
      turn.remember(doorway.recorded());
      turn.record(new LockEvent.Bolt(doorway.bolt()));
    }
  }

  /// Gives the receipts that waited. A command that was overtaken by the opposite one, or by a
  /// hand, did not get what it asked for, though nothing was jammed.
  private static void answer(Turn turn, BoltRun run, BoltState state) {
    for (GrantedCommand command : run.waiting()) {
      boolean extend = command.arguments() instanceof Lock;
      Refusal missed = extend == run.extend() ? Refusal.BOLT_JAMMED : Refusal.CHANGED_MEANWHILE;
      Receipts.answer(
          turn,
          command,
          isReached(extend, state) ? CommandResult.DONE : CommandResult.refused(missed));
    }
  }

  /// The bolt's sensor did not speak in time.
  public static void stalled(Turn turn) {
    turn.live().doorway().run().ifPresent(run -> jammed(turn, run, BoltState.UNKNOWN));
  }

  private static boolean isReached(boolean extend, BoltState state) {
    return extend
        ? state == BoltState.LOCKED
        : state == BoltState.UNLOCKED || state == BoltState.UNLATCHED;
  }

  /// A jam is told once and retried once, where the battery still drives the motor (D-18, LK-50). A
  /// bolt that could not be withdrawn is thrown again in the relock time, so that the door does not
  /// stay as it happens to be.
  private static void jammed(Turn turn, BoltRun run, BoltState state) {
    Doorway doorway = turn.live().doorway().bolt(state);
    turn.record(new LockEvent.Bolt(state));
    if (run.attempt() == 1) {
      turn.record(new LockEvent.Alarm(AlarmCode.LOCK_JAMMED));
      turn.speak(Prompt.JAMMED);
    }
    boolean isRetried = run.attempt() <= turn.policy().bolt().retries();
    if (isRetried && isDriven(turn)) {
      turn.emit(new LockEffect.DriveBolt(run.extend()));
      turn.remember(doorway.running(run.again(giveUpAt(turn))));
      return;
    }
    turn.remember(doorway.atRest());
    if (isRetried) {
      OfItself.refused(turn, run.extend() ? LockOperation.LOCK : LockOperation.UNLOCK);
    }
    if (!run.extend() && state != BoltState.LOCKED) {
      startRelock(turn, run.linked());
    } else if (isRetried && run.extend()) {
      resumeLinkedRelock(turn);
    }
    answer(turn, run, state);
  }

  /// What follows from where the bolt is: opening starts the relock time anew, locking ends it
  /// (LK-83). A bolt that was found half-way, as power left it, is not left there either.
  private static void arrived(Turn turn, BoltState state, Optional<Duration> linked) {
    switch (state) {
      case UNLOCKED, UNLATCHED, NOT_FULLY_LOCKED -> startRelock(turn, linked);
      case LOCKED -> turn.remember(turn.live().doorway().notRelocking());
      case UNKNOWN -> {
        // Neither opened nor locked: what was to happen still is.
      }
    }
  }

  /// The motor is driven again: a bolt that could not be thrown meanwhile, wherever it stands, gets
  /// its relock time anew, unless a link's is running.
  public static void powerBack(Turn turn) {
    Doorway doorway = turn.live().doorway();
    if (doorway.bolt() != BoltState.LOCKED
        && doorway.run().isEmpty()
        && !LinkedRelock.isPending(doorway)) {
      startRelock(turn);
    }
  }

  /// The household wants another relock time: it holds from now on where the door is open (LK-83).
  /// A link's time is none of the household's, and goes on (LK-41).
  public static void relockTimeChanged(Turn turn) {
    Doorway doorway = turn.live().doorway();
    if (isReached(false, doorway.bolt()) && !LinkedRelock.isPending(doorway)) {
      startRelock(turn);
    }
  }

  private static void startRelock(Turn turn, Optional<Duration> linked) {
    linked.ifPresentOrElse(time -> startLinkedRelock(turn, time), () -> startRelock(turn));
  }

  /// Starts the relock time of a link; in passage mode the door stays open all the same.
  private static void startLinkedRelock(Turn turn, Duration time) {
    if (turn.stored().modes().operating() == OperatingMode.PASSAGE) {
      startRelock(turn);
    } else {
      turn.remember(
          turn.live().doorway().relocking(new Relock(turn.now().plus(time), true, false)));
    }
  }

  /// Somebody opened a door that a linked lock unlocked: from now on it locks as after any opening.
  static void leafOpened(Turn turn) {
    if (LinkedRelock.isPending(turn.live().doorway())) {
      startRelock(turn);
    }
  }

  /// Starts the relock time, unless the household wants none or the door is to stay open (ST-6).
  public static void startRelock(Turn turn) {
    Doorway doorway = turn.live().doorway();
    Optional<Duration> relock =
        turn.stored().modes().operating() == OperatingMode.PASSAGE
            ? Optional.empty()
            : turn.stored().settings().autoRelock();
    turn.remember(
        relock
            .map(time -> doorway.relocking(new Relock(turn.now().plus(time), false, false)))
            .orElse(doorway.notRelocking()));
  }
}
