package dev.mortise.lock.step;

import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.LockPolicy.JournalPolicy;
import dev.mortise.lock.live.Bursts.Burst;
import java.time.Duration;

/// Recording doorbell and door, which anybody can set off as often as they like, and the link,
/// which whoever rules the network can (D-20): above so many a minute, of the link an hour, they
/// are merged, so that nobody fills the log with them.
public final class Merging {

  private Merging() {}

  /// Somebody rang.
  public static void rang(Turn turn) {
    Burst rings = now(turn, turn.live().bursts().rings());
    if (rings.merges(policy(turn).perWindow())) {
      rings = rings.merging();
    } else {
      turn.record(new LockEvent.Doorbell(1));
      rings = rings.recording(turn.now());
    }
    turn.remember(turn.live().with(turn.live().bursts().rings(rings)));
  }

  /// The leaf moved; where it is now stands in the state.
  public static void moved(Turn turn) {
    Burst moves = now(turn, turn.live().bursts().moves());
    if (moves.merges(policy(turn).perWindow())) {
      moves = moves.merging();
    } else {
      turn.record(new LockEvent.Door(turn.live().doorway().leaf(), 1));
      moves = moves.recording(turn.now());
    }
    turn.remember(turn.live().with(turn.live().bursts().moves(moves)));
  }

  /// The companion came into reach, or went out of it.
  public static void linkChanged(Turn turn, boolean online) {
    if (online == turn.live().links().online()) {
      return;
    }
    turn.remember(turn.live().with(turn.live().links().online(online)));
    Burst links = turn.live().bursts().links().at(turn.now(), policy(turn).linkWindow());
    if (links.merges(policy(turn).perWindow())) {
      links = links.merging();
    } else {
      turn.record(new LockEvent.Link(online, 1));
      links = links.recording(turn.now());
    }
    turn.remember(turn.live().with(turn.live().bursts().links(links)));
  }

  /// Whether somebody may mute now. Each mute leaves two events, so there are only so many a
  /// minute.
  public static boolean mutes(Turn turn) {
    Burst mutes = now(turn, turn.live().bursts().mutes());
    if (mutes.merges(policy(turn).perWindow())) {
      return false;
    }
    turn.remember(turn.live().with(turn.live().bursts().mutes(mutes.recording(turn.now()))));
    return true;
  }

  /// Whether an attack in passing is to be recorded: the first of an hour. It costs whoever holds a
  /// picture up nothing, and no budget ends it, so they would wash all openings out of the log.
  public static boolean recordsAttackInPassing(Turn turn) {
    Burst attacks = turn.live().bursts().attacks().at(turn.now(), turn.policy().senses().noted());
    if (attacks.merges(1)) {
      return false;
    }
    turn.remember(turn.live().with(turn.live().bursts().attacks(attacks.recording(turn.now()))));
    return true;
  }

  /// Whether a command that was refused before it was looked at is to be recorded: the first few of
  /// an hour, of all apps together.
  public static boolean recordsRefusal(Turn turn) {
    Burst refusals = turn.live().bursts().refusals().at(turn.now(), policy(turn).linkWindow());
    if (refusals.merges(policy(turn).perWindow())) {
      return false;
    }
    turn.remember(turn.live().with(turn.live().bursts().refusals(refusals.recording(turn.now()))));
    return true;
  }

  /// Records what was merged, where its window is over.
  static void workOff(Turn turn) {
    Duration window = policy(turn).window();
    Burst rings = turn.live().bursts().rings();
    if (Deadlines.isDue(rings.dueAt(window), turn.now())) {
      turn.record(new LockEvent.Doorbell(rings.merged()));
      Burst recorded = now(turn, rings).recording(turn.now());
      turn.remember(turn.live().with(turn.live().bursts().rings(recorded)));
    }
    Burst moves = turn.live().bursts().moves();
    if (Deadlines.isDue(moves.dueAt(window), turn.now())) {
      turn.record(new LockEvent.Door(turn.live().doorway().leaf(), moves.merged()));
      Burst recorded = now(turn, moves).recording(turn.now());
      turn.remember(turn.live().with(turn.live().bursts().moves(recorded)));
    }
    workOffLinks(turn);
  }

  private static void workOffLinks(Turn turn) {
    Burst links = turn.live().bursts().links();
    Duration window = policy(turn).linkWindow();
    if (Deadlines.isDue(links.dueAt(window), turn.now())) {
      turn.record(new LockEvent.Link(turn.live().links().online(), links.merged()));
      Burst recorded = links.at(turn.now(), window).recording(turn.now());
      turn.remember(turn.live().with(turn.live().bursts().links(recorded)));
    }
  }

  private static Burst now(Turn turn, Burst burst) {
    return burst.at(turn.now(), policy(turn).window());
  }

  private static JournalPolicy policy(Turn turn) {
    return turn.policy().journal();
  }
}
