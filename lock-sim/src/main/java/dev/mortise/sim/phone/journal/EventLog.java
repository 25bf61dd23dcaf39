package dev.mortise.sim.phone.journal;

import dev.mortise.alarm.AlarmKey;
import dev.mortise.alarm.AlarmMeaning;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.JournalFault;
import dev.mortise.journal.JournalHead;
import dev.mortise.journal.JournalLink;
import dev.mortise.journal.JournalVerifier;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.Octets;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A lock's events as one phone verifies them, link by link, from whoever brought them.
///
/// What does not verify is shown as such and never taken for an event (SEC-10). The phone keeps the
/// head it verified last; with that, an event that is dropped, edited, reordered or invented shows.
public final class EventLog {

  private final Generation enrolled;
  private final AlarmKey alarms;
  private final JournalHead known;
  private JournalVerifier verifier;

  /// A log that goes on where the phone's last one ended.
  ///
  /// @param head the end of what this phone verified before
  public static EventLog behind(PhoneKeys keys, LockIdentity lock, JournalHead head) {
    return new EventLog(
        keys,
        lock,
        new JournalVerifier(lock.lock(), lock.keys().signing(), lock.generation(), head),
        head);
  }

  /// A log from the first event on, which must pass through the end of what this phone verified
  /// before: otherwise it is told another story than then.
  ///
  /// @param known that end
  public static EventLog fromTheStart(PhoneKeys keys, LockIdentity lock, JournalHead known) {
    return new EventLog(
        keys, lock, JournalVerifier.fromTheFirst(lock.lock(), lock.keys().signing()), known);
  }

  private EventLog(PhoneKeys keys, LockIdentity lock, JournalVerifier verifier, JournalHead known) {
    this.enrolled = lock.generation();
    this.verifier = verifier;
    this.known = known;
    this.alarms =
        AlarmKey.derive(
            keys.agreement(),
            lock.keys().agreement(),
            lock.lock(),
            lock.generation(),
            keys.signing().publicKey());
  }

  /// What one message turned out to be.
  public sealed interface Entry {

    /// The lock's word, and the next link of the chain.
    ///
    /// @param meaning what its tags tell this phone
    record Verified(EventMessage message, AlarmMeaning meaning) implements Entry {}

    /// The lock's word, but events before it are missing.
    ///
    /// @param from the first that is missing
    /// @param to the last that is missing
    record Gap(long from, long to) implements Entry {}

    /// Not the lock's word, or not where it belongs.
    record Broken(String fault) implements Entry {}
  }

  /// Takes the next messages in the order in which they were brought.
  public List<Entry> take(List<Octets> messages) {
    List<Entry> entries = new ArrayList<>();
    for (Octets message : messages) {
      switch (verifier.check(message)) {
        case JournalLink.Next(EventMessage event, JournalVerifier after) ->
            entries.add(join(event, after));
        case JournalLink.AfterGap(
                EventMessage event,
                long from,
                long to,
                JournalVerifier after) -> {
          if (!opensOurTime(event)) {
            entries.add(new Entry.Gap(from, to));
          }
          entries.add(join(event, after));
        }
        case JournalLink.Faulty(JournalFault fault) -> entries.add(broken(fault));
      }
    }
    return entries;
  }

  /// Whether everything before an event is none of this phone's business: the events of those who
  /// had the lock before it was reset, which no companion shows to whoever has it now (D-16).
  private boolean opensOurTime(EventMessage event) {
    return head().equals(JournalHead.EMPTY)
        && event.generation().equals(enrolled)
        && event.event() instanceof LockEvent.Reset;
  }

  private Entry join(EventMessage event, JournalVerifier after) {
    verifier = after;
    return event.sequence() == known.sequence() && !after.head().equals(known)
        ? new Entry.Broken(
            "event %d is another than the one shown before".formatted(event.sequence()))
        : new Entry.Verified(event, meaning(event));
  }

  private Entry broken(JournalFault fault) {
    return new Entry.Broken(
        switch (fault) {
          case MALFORMED -> "what came is no signed event";
          case BAD_SIGNATURE -> "the lock did not sign this";
          case OTHER_LOCK -> "an event of another lock";
          case OLDER_GENERATION -> "an event from before the lock's reset comes after it";
          case ALREADY_SEEN -> "an event comes again, or another of its number";
          case BROKEN_HASH ->
              "event %d does not follow the one before it".formatted(head().sequence() + 1);
        });
  }

  private AlarmMeaning meaning(EventMessage event) {
    if (!event.generation().equals(enrolled)) {
      return AlarmMeaning.NOT_FOR_THIS_APP;
    }
    return event
        .tags()
        .map(tags -> alarms.meaning(event.sequence(), event.previous(), tags.tags()))
        .orElse(AlarmMeaning.ORDINARY);
  }

  /// The end of what was verified.
  public JournalHead head() {
    return verifier.head();
  }

  /// What is missing of what the lock says it has, by its signed answer; empty if nothing is.
  public Optional<Entry> missing(JournalHead newest) {
    JournalHead head = head();
    if (newest.sequence() > head.sequence()) {
      return Optional.of(new Entry.Gap(head.sequence() + 1, newest.sequence()));
    }
    boolean same = newest.sequence() < head.sequence() || newest.hash().equals(head.hash());
    return same
        ? Optional.empty()
        : Optional.of(new Entry.Broken("the lock's newest event is another than the one shown"));
  }
}
