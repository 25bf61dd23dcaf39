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

  /// Events leave the journal (D-20); those that are not in it are none of its business.
  ///
  /// @param sequences which
  record DropEvents(Set<Long> sequences) implements FlashChange {

    public DropEvents {
      sequences = Set.copyOf(sequences);
    }
  }

  /// A template joins those of its slot. It is read during the commit and stays the caller's to
  /// close.
  record KeepTemplate(FingerSlot slot, FingerprintTemplate template) implements FlashChange {}

  /// All templates of a slot are erased.
  record DropTemplates(FingerSlot slot) implements FlashChange {}
}
