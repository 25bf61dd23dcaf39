package dev.mortise.sim.flash;

import dev.mortise.firmware.BootChoice;
import dev.mortise.journal.JournalHead;
import dev.mortise.protocol.Generation;
import dev.mortise.secret.SecretBytes;
import java.time.Duration;
import java.util.List;

/// What one decision of the machine changes for good, in one durable step.
///
/// @param state the encoded state, which stays the caller's to wipe
/// @param generation the generation in that state
/// @param journal the end of the chain of events in that state
/// @param boot what the boot loader is to go by from then on
/// @param monotonic the lock's monotonic time of the decision
/// @param changes what else changes, in order
public record FlashCommit(
    SecretBytes state,
    Generation generation,
    JournalHead journal,
    BootChoice boot,
    Duration monotonic,
    List<FlashChange> changes) {

  public FlashCommit {
    changes = List.copyOf(changes);
  }

  boolean dropsTemplates() {
    return changes.stream().anyMatch(FlashChange.DropTemplates.class::isInstance);
  }

  boolean erasesEverything() {
    return changes.stream().anyMatch(FlashChange.EraseEverything.class::isInstance);
  }
}
