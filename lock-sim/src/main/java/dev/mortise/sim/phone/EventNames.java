package dev.mortise.sim.phone;

import dev.mortise.journal.event.LockEvent;
import dev.mortise.sim.phone.journal.EventLog.Entry;
import dev.mortise.sim.phone.memory.KnownNames;
import java.util.List;

/// Learns from verified events what apps are called.
final class EventNames {

  private EventNames() {}

  static KnownNames learned(KnownNames known, List<Entry> entries) {
    KnownNames next = known;
    for (Entry entry : entries) {
      if (entry instanceof Entry.Verified(var message, _)
          && message.event() instanceof LockEvent.Paired paired) {
        next = next.with(paired.signingKey().id(), paired.name());
      }
    }
    return next;
  }
}
