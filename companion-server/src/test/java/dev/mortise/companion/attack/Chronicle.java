package dev.mortise.companion.attack;

import dev.mortise.journal.EventMessage;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.sim.device.LockDevice;
import java.util.List;

/// What a lock has recorded, read in its own memory, where no companion comes between.
final class Chronicle {

  private static final int EVENTS_MAX = 1_000;

  private Chronicle() {}

  static List<LockEvent> of(LockDevice device) {
    return Siege.done(device.journal().from(1, EVENTS_MAX)).stream()
        .map(
            entry -> {
              try {
                return EventMessage.decode(entry.payload()).event();
              } catch (MalformedCbor e) {
                throw new AssertionError(e);
              }
            })
        .toList();
  }
}
