package dev.mortise.sim.fleet;

import dev.mortise.journal.JournalEntry;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.StoredState;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;

/// The memory of one lock, in memory: the newest state, and the newest events of its journal.
///
/// A write happens whole or not at all, as the flash on a chip promises; what that promise costs is
/// tested there. Here the power can be cut around any write.
public final class MemoryFlash {

  private static final long NEVER = Long.MAX_VALUE;

  private final int eventsMax;
  private final ArrayDeque<JournalEntry> events = new ArrayDeque<>(2);
  private StoredState state;
  private long writes;
  private long cutAt = NEVER;
  private boolean cutBefore;

  /// A flash that holds this state.
  ///
  /// @param eventsMax as many events are kept; older ones count as taken over by somebody else
  MemoryFlash(StoredState state, int eventsMax) {
    this.state = state;
    this.eventsMax = eventsMax;
  }

  /// What became of a write.
  enum Written {
    /// It is there, and power too.
    WHOLLY,
    /// It is there, and power went before anything else happened.
    THEN_CUT,
    /// Power went before it: all is as it was.
    NOT
  }

  /// The newest state.
  public StoredState state() {
    return state;
  }

  /// The events that are kept, oldest first.
  public List<JournalEntry> events() {
    return List.copyOf(events);
  }

  /// How often it was written, which is what wears a flash out.
  public long writes() {
    return writes;
  }

  /// Cuts the power at a write to come.
  ///
  /// @param write 1 is the next
  /// @param before whether before it, so that it never happens, or right after it
  void cutAt(long write, boolean before) {
    cutAt = writes + write;
    cutBefore = before;
  }

  /// Forgets about cutting.
  void cutNever() {
    cutAt = NEVER;
  }

  /// Stores a decision.
  Written write(StoredState next, List<LockEffect> effects) {
    boolean cut = writes + 1 >= cutAt;
    if (cut) {
      cutNever();
    }
    if (cut && cutBefore) {
      return Written.NOT;
    }
    writes++;
    state = next;
    for (LockEffect effect : effects) {
      switch (effect) {
        case LockEffect.EraseEverything() -> events.clear();
        case LockEffect.DropEvents drop -> drop(drop);
        case LockEffect.RecordEvent(JournalEntry entry) -> add(entry);
        default -> {
          // It changes nothing in the flash: a fleet's fingers have no templates.
        }
      }
    }
    return cut ? Written.THEN_CUT : Written.WHOLLY;
  }

  private void add(JournalEntry entry) {
    events.addLast(entry);
    if (events.size() > eventsMax) {
      events.removeFirst();
    }
  }

  private void drop(LockEffect.DropEvents drop) {
    Iterator<JournalEntry> all = events.iterator();
    while (all.hasNext()) {
      long sequence = all.next().sequence();
      if (sequence >= drop.from() && sequence <= drop.to() && !drop.except().contains(sequence)) {
        all.remove();
      }
    }
  }
}
