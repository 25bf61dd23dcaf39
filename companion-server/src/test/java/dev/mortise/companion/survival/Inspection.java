package dev.mortise.companion.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.access.AccessListing;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.authority.access.ListedUser;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.sim.phone.PhoneEvents;
import dev.mortise.sim.phone.Reach.Wanted;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.dialogue.AccessReader;
import dev.mortise.sim.phone.dialogue.Dialogue.Heard;
import dev.mortise.sim.phone.journal.EventLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/// Looks whether all that was acknowledged is still so, by nothing but what a phone verifies.
final class Inspection {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Household household;
  private final Ledger ledger;

  Inspection(Household household) {
    this.household = household;
    this.ledger = household.ledger;
  }

  /// Looks at everything, once lock and companion have found each other again.
  void everything() throws CutOff {
    if (ledger.account && !ledger.paired) {
      var _ = Household.ask(() -> household.owner(Wanted.ANY).companion().orElseThrow().locks());
    }
    if (ledger.paired) {
      long newest = lock();
      access();
      if (ledger.told > 0) {
        events();
      }
      caughtUp(newest);
      Awaitility.await().atMost(PATIENCE).until(() -> answers(Wanted.REMOTE));
    }
  }

  /// The lock's counters never go back.
  private long lock() throws CutOff {
    Heard heard = Household.ask(() -> household.lock(Wanted.NEAR).home()).heard();
    Answer answer = assertInstanceOf(Heard.Answered.class, heard).answer();
    assertEquals(1, answer.generation().number());
    assertTrue(answer.newest().sequence() >= ledger.sequence, () -> "events lost: " + answer);
    long version = answer.accessList().version().number();
    assertTrue(version >= ledger.accessVersion, () -> "access list went back: " + answer);
    ledger.accessVersion = version;
    ledger.heard(answer.newest().sequence());
    return answer.newest().sequence();
  }

  private boolean answers(Wanted way) throws Exception {
    return household.lock(way).home().heard() instanceof Heard.Answered;
  }

  private void access() throws CutOff {
    AccessListing listing =
        assertInstanceOf(
                AccessReader.Read.Listed.class,
                Household.ask(() -> household.lock(Wanted.NEAR).access()))
            .listing();
    Map<Integer, String> users =
        listing.users().stream()
            .collect(Collectors.toMap(user -> user.index().number(), user -> user.name().text()));
    assertTrue(
        users.entrySet().containsAll(ledger.users.entrySet()),
        () -> "users lost: %s of %s".formatted(ledger.users, users));
    assertFalse(
        users.keySet().stream().anyMatch(ledger.deletedUsers::contains),
        () -> "users back: %s of %s".formatted(ledger.deletedUsers, users));
    ListedUser first = listing.users().getFirst();
    assertFalse(first.credentials().isEmpty(), "the administrator's passcode is lost");
    Set<KeyId> keys =
        listing.access().keys().stream().map(EnrolledKey::id).collect(Collectors.toSet());
    assertTrue(keys.containsAll(ledger.keys), () -> "keys lost: " + ledger.keys + keys);
    assertFalse(
        keys.stream().anyMatch(ledger.revokedKeys::contains),
        () -> "keys back: " + ledger.revokedKeys + keys);
  }

  /// The companion tells at least what it told before, and all of it joined.
  void events() throws CutOff {
    List<EventMessage> events = Household.ask(this::fetch);
    long newest = events.isEmpty() ? 0 : events.getLast().sequence();
    assertTrue(newest >= ledger.told, () -> "the companion lost events behind " + newest);
    ledger.told = newest;
  }

  private List<EventMessage> fetch() throws IOException {
    return verified(
        household.lock(Wanted.NEAR).events().fetch(PhoneEvents.Since.THE_START).entries());
  }

  /// Every entry is the lock's word and the next link, from the first on, and no one-time passcode
  /// opened twice.
  private static List<EventMessage> verified(List<EventLog.Entry> entries) {
    List<EventMessage> events = new ArrayList<>();
    Set<Object> visitors = new HashSet<>();
    for (EventLog.Entry entry : entries) {
      EventMessage event = assertInstanceOf(EventLog.Entry.Verified.class, entry).message();
      events.add(event);
      if (event.event() instanceof LockEvent.VisitorPasscodeUsed used) {
        assertTrue(visitors.add(used.reference()), () -> "a passcode opened twice: " + event);
      }
    }
    return events;
  }

  private void caughtUp(long newest) {
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptionsMatching(CompanionFailed.class::isInstance)
        .until(
            () -> {
              List<EventMessage> events = fetch();
              return !events.isEmpty() && events.getLast().sequence() >= newest;
            });
  }

  /// Lock and companion tell the same story, event by event.
  void bothTellTheSame() throws CutOff {
    long newest = lock();
    caughtUp(newest);
    PhoneEvents.Told told = Household.ask(() -> household.lock(Wanted.NEAR).events().read(1));
    assertTrue(told.failure().isEmpty(), () -> "the lock's log ends early: " + told.failure());
    List<EventMessage> here = verified(told.entries());
    List<EventMessage> there = Household.ask(this::fetch);
    int both = Math.min(here.size(), there.size());
    assertTrue(both >= newest, () -> "%d events of %d".formatted(both, newest));
    assertEquals(here.subList(0, both), there.subList(0, both));
  }
}
