package dev.mortise.lock.step;

import dev.mortise.lock.LiveState;
import dev.mortise.lock.LiveState.FirstCredential;
import dev.mortise.lock.LockPolicy;
import dev.mortise.lock.LockState;
import dev.mortise.lock.link.Wireless;
import dev.mortise.lock.live.BoltRun;
import dev.mortise.lock.live.Doorway;
import dev.mortise.lock.live.Procedure;
import dev.mortise.lock.step.alarm.Siren;
import dev.mortise.lock.step.command.ViewCommands;
import dev.mortise.lock.step.command.WifiCommands;
import dev.mortise.lock.step.credential.Allowance;
import dev.mortise.lock.step.credential.DualRule;
import dev.mortise.lock.step.credential.Visitors;
import dev.mortise.lock.step.credential.WrongTries;
import dev.mortise.lock.step.door.Bolt;
import dev.mortise.lock.step.door.DoorSensor;
import dev.mortise.lock.step.door.Leaf;
import dev.mortise.lock.step.keypad.Sleep;
import dev.mortise.lock.step.procedure.Procedures;
import dev.mortise.lock.step.sense.Attacks;
import java.time.Duration;
import java.util.Optional;

/// Everything that happens by the passing of time.
///
/// Due deadlines are worked off before each input, not only at a tick: so it makes no difference
/// how late the tick comes, or whether a key is pressed at that very moment.
public final class Deadlines {

  private Deadlines() {}

  /// Works off what is due by now.
  public static void workOff(Turn turn) {
    Duration now = turn.now();
    Bolt.recordArrival(turn);
    Visitors.noteTime(turn);
    if (turn.stored().lockOut().isOver(now)) {
      WrongTries.lockOutOver(turn);
    }
    if (turn.stored().attacks().isOver(now)) {
      Attacks.pauseOver(turn);
    }
    if (isDue(turn.live().sirenUntil(), now)) {
      Siren.silence(turn);
    }
    if (isDue(turn.live().keypad().sleepsAt(), now)) {
      Sleep.fallAsleep(turn);
    }
    if (isDue(turn.live().procedure().map(Procedure::until), now)) {
      Procedures.runOut(turn);
    }
    Allowance.workOff(turn);
    if (isDue(turn.live().first().map(FirstCredential::until), now)) {
      DualRule.runOut(turn);
    }
    if (isDue(turn.live().doorway().run().map(BoltRun::giveUpAt), now)) {
      Bolt.stalled(turn);
    }
    if (isDue(turn.live().doorway().relockAt(), now)) {
      Bolt.relock(turn);
    }
    if (isDue(turn.live().doorway().ajarAt(), now)) {
      Leaf.ajar(turn);
    }
    if (isDue(turn.live().doorway().sensing().silentAt(), now)) {
      DoorSensor.silent(turn);
    }
    if (isDue(turn.live().wireless().joining().map(Wireless.Joining::until), now)) {
      WifiCommands.unheard(turn);
    }
    if (isDue(turn.live().wireless().watched().map(Wireless.Watched::until), now)) {
      ViewCommands.end(turn);
    }
    Merging.workOff(turn);
  }

  static boolean isDue(Optional<Duration> deadline, Duration now) {
    return deadline.isPresent() && deadline.get().compareTo(now) <= 0;
  }

  /// The earliest deadline of this state, or empty if it waits for nothing.
  public static Optional<Duration> next(LockState state, LockPolicy policy) {
    LiveState live = state.live();
    Doorway doorway = live.doorway();
    Optional<Duration> next = state.stored().lockOut().lockedUntil();
    next = earlier(next, state.stored().attacks().lockedUntil());
    next = earlier(next, live.sirenUntil());
    next = earlier(next, live.visitorsDueAt());
    next = earlier(next, live.keypad().sleepsAt());
    next = earlier(next, live.procedure().map(Procedure::until));
    next = earlier(next, state.stored().household().nextExpiry());
    next = earlier(next, live.first().map(FirstCredential::until));
    next = earlier(next, doorway.run().map(BoltRun::giveUpAt));
    next = earlier(next, doorway.relockAt());
    next = earlier(next, doorway.sensing().silentAt());
    next = earlier(next, doorway.unrecordedSince());
    next = earlier(next, live.wireless().joining().map(Wireless.Joining::until));
    next = earlier(next, live.wireless().watched().map(Wireless.Watched::dueAt));
    next = earlier(next, live.bursts().rings().dueAt(policy.journal().window()));
    next = earlier(next, live.bursts().moves().dueAt(policy.journal().window()));
    next = earlier(next, live.bursts().links().dueAt(policy.journal().linkWindow()));
    return earlier(next, doorway.ajarAt());
  }

  private static Optional<Duration> earlier(Optional<Duration> one, Optional<Duration> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return one.get().compareTo(other.get()) <= 0 ? one : other;
  }
}
