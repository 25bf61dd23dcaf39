package dev.mortise.sim.phone.journal;

import dev.mortise.alarm.AlarmKey;
import dev.mortise.alarm.AlarmMeaning;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.JournalHead;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.LockWord;
import dev.mortise.sim.phone.dialogue.LockWord.NotTheLocksWord;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A lock's events as one phone verifies them, link by link, from whoever brought them.
///
/// What does not verify is shown as such and never taken for an event (SEC-10). The phone keeps the
/// head it verified last; with that, an event that is dropped, edited, reordered or invented shows.
public final class EventLog {

  private final LockIdentity lock;
  private final AlarmKey alarms;
  private final JournalHead known;
  private JournalHead head;

  /// A log that goes on where the phone's last one ended.
  ///
  /// @param head the end of what this phone verified before
  public static EventLog behind(PhoneKeys keys, LockIdentity lock, JournalHead head) {
    return new EventLog(keys, lock, head, head);
  }

  /// A log from the first event on, which must pass through the end of what this phone verified
  /// before: otherwise it is told another story than then.
  ///
  /// @param known that end
  public static EventLog fromTheStart(PhoneKeys keys, LockIdentity lock, JournalHead known) {
    return new EventLog(keys, lock, JournalHead.EMPTY, known);
  }

  private EventLog(PhoneKeys keys, LockIdentity lock, JournalHead head, JournalHead known) {
    this.lock = lock;
    this.head = head;
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
      try {
        join(message, entries);
      } catch (NotTheLocksWord e) {
        entries.add(new Entry.Broken(e.fault()));
      } catch (MalformedCbor e) {
        entries.add(new Entry.Broken("a signed event that cannot be read"));
      }
    }
    return entries;
  }

  private void join(Octets message, List<Entry> entries) throws NotTheLocksWord, MalformedCbor {
    Octets payload = LockWord.verified(message, SignatureType.EVENT, lock.keys().signing());
    EventMessage event = EventMessage.decode(payload);
    if (!event.lock().equals(lock.lock())) {
      throw new NotTheLocksWord("an event of another lock");
    }
    if (event.sequence() <= head.sequence()) {
      throw new NotTheLocksWord("event %d comes again".formatted(event.sequence()));
    }
    if (event.sequence() > head.sequence() + 1) {
      entries.add(new Entry.Gap(head.sequence() + 1, event.sequence() - 1));
    } else if (!event.previous().equals(head.hash())) {
      throw new NotTheLocksWord(
          "event %d does not follow the one before it".formatted(event.sequence()));
    }
    head = new JournalHead(event.sequence() - 1, event.previous()).after(payload);
    if (head.sequence() == known.sequence() && !head.equals(known)) {
      throw new NotTheLocksWord(
          "event %d is another than the one shown before".formatted(event.sequence()));
    }
    entries.add(new Entry.Verified(event, meaning(event)));
  }

  private AlarmMeaning meaning(EventMessage event) {
    if (!event.generation().equals(lock.generation())) {
      return AlarmMeaning.NOT_FOR_THIS_APP;
    }
    return event
        .tags()
        .map(tags -> alarms.meaning(event.sequence(), event.previous(), tags.tags()))
        .orElse(AlarmMeaning.ORDINARY);
  }

  /// The end of what was verified.
  public JournalHead head() {
    return head;
  }

  /// What is missing of what the lock says it has, by its signed answer; empty if nothing is.
  public Optional<Entry> missing(JournalHead newest) {
    if (newest.sequence() > head.sequence()) {
      return Optional.of(new Entry.Gap(head.sequence() + 1, newest.sequence()));
    }
    boolean same = newest.sequence() < head.sequence() || newest.hash().equals(head.hash());
    return same
        ? Optional.empty()
        : Optional.of(new Entry.Broken("the lock's newest event is another than the one shown"));
  }
}
