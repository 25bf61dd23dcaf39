package dev.mortise.sim.phone;

import dev.mortise.journal.JournalHead;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborBytes;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.message.MessageLimits;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.sim.phone.companion.EventStream;
import dev.mortise.sim.phone.companion.SignedIn;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.dialogue.Dialogue.Heard;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.journal.EventLog;
import dev.mortise.sim.phone.journal.EventLog.Entry;
import dev.mortise.sim.phone.memory.PairedLock;
import dev.mortise.sim.phone.memory.PhoneFile;
import dev.mortise.sim.phone.memory.PhoneMemory;
import dev.mortise.sim.phone.memory.PhoneUnusable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A lock's events in a phone's app: fetched, verified, remembered how far (LK-58, SEC-10).
public final class PhoneEvents {

  /// More than a lock keeps, in pages of 200 as well as in answers of one event.
  private static final int READS_MAX = 6_000;

  private static final CborLimits ARRAY = CborLimits.ofBytes(MessageLimits.RECEIPT_DATA_BYTES);

  private final PhoneLock lock;
  private final PhoneFile file;
  private final Reach reach;

  PhoneEvents(PhoneLock lock, PhoneFile file, Reach reach) {
    this.lock = lock;
    this.file = file;
    this.reach = reach;
  }

  /// Where to begin.
  public enum Since {
    /// At the first event that the companion has: the whole chain is verified again.
    THE_START,

    /// Behind what this phone has verified.
    LAST_TIME
  }

  /// What was told.
  ///
  /// @param entries oldest first
  /// @param failure why it is not all; empty if it is
  public record Told(List<Entry> entries, Optional<Outcome> failure) {

    public Told {
      entries = List.copyOf(entries);
    }
  }

  /// The events that the companion has.
  public Told fetch(Since since) throws PhoneUnusable, CompanionFailed {
    PhoneMemory memory = file.memory();
    PairedLock known = lock.known();
    if (memory.session().isEmpty()) {
      return nothing("the phone is not signed in to a companion");
    }
    SignedIn companion = new SignedIn(memory.session().get(), reach.client());
    EventLog log = log(memory, known, since);
    List<Entry> entries = new ArrayList<>();
    long after = log.head().sequence();
    for (int pages = 0; pages < READS_MAX; pages++) {
      SignedIn.EventPage page = companion.events(lock.id(), after);
      entries.addAll(take(log, page.messages()));
      if (!page.more() || log.head().sequence() <= after) {
        break;
      }
      after = log.head().sequence();
    }
    return new Told(entries, Optional.empty());
  }

  private static EventLog log(PhoneMemory memory, PairedLock known, Since since) {
    return switch (since) {
      case THE_START -> EventLog.fromTheStart(memory.keys(), known.identity(), known.verified());
      case LAST_TIME -> EventLog.behind(memory.keys(), known.identity(), known.verified());
    };
  }

  /// Verifies messages, and remembers how far that went and what apps are called.
  List<Entry> take(EventLog log, List<Octets> messages) throws PhoneUnusable {
    List<Entry> entries = log.take(messages);
    if (entries.isEmpty()) {
      return entries;
    }
    JournalHead head = log.head();
    lock.remember(
        known -> {
          PairedLock next =
              head.sequence() > known.verified().sequence() ? known.verified(head) : known;
          return next.names(EventNames.learned(next.names(), entries));
        });
    return entries;
  }

  /// Follows the events from here on: a log that goes on with whatever is taken into it.
  public Following follow(Since since) throws PhoneUnusable {
    return new Following(log(file.memory(), lock.known(), since));
  }

  /// A lock's events as they come.
  public final class Following {

    private final EventLog log;

    private Following(EventLog log) {
      this.log = log;
    }

    /// The companion's stream behind what was verified.
    ///
    /// @throws CompanionFailed also if the phone is not signed in
    public EventStream stream() throws PhoneUnusable, CompanionFailed {
      return streamBehind(head().sequence());
    }

    /// Verifies an event, and remembers it.
    public List<Entry> take(Octets message) throws PhoneUnusable {
      return PhoneEvents.this.take(log, List.of(message));
    }

    /// The end of what was verified.
    public JournalHead head() {
      return log.head();
    }

    /// What is missing of what the lock says it has, by its signed answer; empty if nothing is.
    public Optional<Entry> missing(JournalHead newest) {
      return log.missing(newest);
    }
  }

  /// The companion's stream behind this event, unverified.
  ///
  /// @throws CompanionFailed also if the phone is not signed in
  public EventStream streamBehind(long sequence) throws PhoneUnusable, CompanionFailed {
    return lock.companion().stream(lock.id(), sequence);
  }

  /// What the lock itself says is missing at the end of what this phone has verified.
  public Told missing() throws PhoneUnusable {
    PhoneMemory memory = file.memory();
    return switch (lock.home().heard()) {
      case Heard.Failed(Outcome outcome) -> new Told(List.of(), Optional.of(outcome));
      case Heard.Answered(Answer answer) ->
          new Told(
              log(memory, lock.known(), Since.LAST_TIME).missing(answer.newest()).stream().toList(),
              Optional.empty());
    };
  }

  /// Reads the log of the lock itself, which needs no companion. Nothing of it is remembered.
  ///
  /// @param from the number of the first event wanted
  public Told read(long from) throws PhoneUnusable {
    PhoneMemory memory = file.memory();
    EventLog log =
        EventLog.fromTheStart(memory.keys(), lock.known().identity(), lock.known().verified());
    List<Entry> entries = new ArrayList<>();
    long next = from;
    for (int reads = 0; reads < READS_MAX; reads++) {
      Outcome outcome = lock.command(new CommandArguments.ReadEvents(next));
      if (!(outcome instanceof Outcome.Done(var receipt))) {
        return new Told(entries, Optional.of(outcome));
      }
      List<Octets> messages = messages(receipt.data().orElse(Octets.empty()));
      entries.addAll(log.take(messages));
      if (messages.isEmpty() || log.head().sequence() < next) {
        break;
      }
      next = log.head().sequence() + 1;
    }
    entries.removeIf(entry -> entry instanceof Entry.Gap(_, long to) && to < from);
    return new Told(entries, Optional.empty());
  }

  private static List<Octets> messages(Octets data) {
    List<Octets> messages = new ArrayList<>();
    try {
      if (Cbor.decode(data, ARRAY) instanceof CborArray(List<CborValue> items)) {
        for (CborValue item : items) {
          if (item instanceof CborBytes(Octets message)) {
            messages.add(message);
          }
        }
      }
    } catch (MalformedCbor e) {
      messages.clear();
    }
    return messages;
  }

  private static Told nothing(String why) {
    return new Told(List.of(), Optional.of(new Outcome.NoReceipt(why, Duration.ZERO)));
  }
}
