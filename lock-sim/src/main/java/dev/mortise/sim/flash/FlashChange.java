package dev.mortise.sim.flash;

import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.journal.JournalEntry;
import java.util.Set;

/// One change of what the flash holds beside the state record. The changes of a commit happen in
/// order, all or none.
public sealed interface FlashChange {

  /// Everything but the secure element's keys and counters is erased, and the sealing key is
  /// replaced (LK-29).
  record EraseEverything() implements FlashChange {}

  /// An event joins the journal.
  record AddEvent(JournalEntry entry) implements FlashChange {}

  /// Events leave the journal (D-20).
  ///
  /// @param from the first that goes
  /// @param to the last that goes
  /// @param except those between them that stay
  record DropEvents(long from, long to, Set<Long> except) implements FlashChange {

    public DropEvents {
      except = Set.copyOf(except);
    }
  }

  /// A template joins those of its slot. It is read during the commit and stays the caller's to
  /// close.
  record KeepTemplate(FingerSlot slot, FingerprintTemplate template) implements FlashChange {}

  /// All templates of a slot are erased.
  record DropTemplates(FingerSlot slot) implements FlashChange {}
}
