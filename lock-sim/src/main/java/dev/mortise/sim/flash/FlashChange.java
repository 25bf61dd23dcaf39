package dev.mortise.sim.flash;

import dev.mortise.biometric.TemplateSlot;
import dev.mortise.biometric.protect.ProtectedTemplate;
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
  ///
  /// @param template of the slot's kind
  record KeepTemplate(TemplateSlot slot, ProtectedTemplate template) implements FlashChange {

    public KeepTemplate {
      if (slot.kind() != template.kind()) {
        throw new IllegalArgumentException(
            "template of another kind slot=%s template=%s".formatted(slot, template.kind()));
      }
    }
  }

  /// All templates of a slot are erased.
  record DropTemplates(TemplateSlot slot) implements FlashChange {}
}
