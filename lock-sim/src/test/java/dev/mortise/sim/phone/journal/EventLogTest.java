package dev.mortise.sim.phone.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.journal.JournalHead;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.Entropy;
import dev.mortise.sim.phone.FakeLock;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import dev.mortise.sim.phone.journal.EventLog.Entry;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EventLogTest {

  private final FakeLock lock = new FakeLock();
  private final EventLog log = EventLog.behind(keys(), identity(), JournalHead.EMPTY);
  private final List<Octets> sent = new ArrayList<>();

  @BeforeEach
  void ringFourTimes() {
    IntStream.rangeClosed(1, 4)
        .forEach(times -> sent.add(lock.record(new LockEvent.Doorbell(times), Optional.empty())));
  }

  @Test
  @Tag("LK-58")
  void whatTheLockSignedInItsOrderIsVerified() {
    assertEquals(List.of(1L, 2L, 3L, 4L), verified(log.take(sent)));
    assertEquals(lock.head, log.head());
    assertTrue(log.missing(lock.head).isEmpty());
  }

  @Test
  @Tag("D-16")
  void whatWasBeforeTheResetThatMadeRoomForUsIsNotMissing() {
    Octets reset = lock.record(new LockEvent.Reset(), Optional.empty());

    List<Entry> entries = log.take(List.of(reset));

    assertEquals(1, entries.size());
    assertEquals(List.of(5L), verified(entries));
  }

  @Test
  @Tag("SEC-10")
  void whatIsDroppedIsNamed() {
    List<Entry> entries = log.take(List.of(sent.get(0), sent.get(3)));

    assertEquals(new Entry.Gap(2, 3), entries.get(1));
    assertEquals(List.of(1L, 4L), verified(entries));
  }

  @Test
  @Tag("SEC-10")
  void whatIsCutAtTheTailIsNamedByTheLocksSignedAnswer() {
    var _ = log.take(sent.subList(0, 2));

    assertEquals(Optional.of(new Entry.Gap(3, 4)), log.missing(lock.head));
  }

  @Test
  @Tag("SEC-10")
  void whatIsEditedIsNotTheLocksWord() {
    byte[] edited = sent.get(1).copy();
    edited[edited.length - 70] ^= 1;

    List<Entry> entries = log.take(List.of(sent.get(0), Octets.of(edited), sent.get(2)));

    assertInstanceOf(Entry.Broken.class, entries.get(1));
    assertEquals(new Entry.Gap(2, 2), entries.get(2));
    assertEquals(List.of(1L, 3L), verified(entries));
  }

  @Test
  @Tag("SEC-10")
  void whatIsReorderedOrComesAgainIsNamed() {
    List<Entry> entries = log.take(List.of(sent.get(1), sent.get(0), sent.get(1)));

    assertEquals(new Entry.Gap(1, 1), entries.get(0));
    assertEquals(List.of(2L), verified(entries));
    assertInstanceOf(Entry.Broken.class, entries.get(2));
    assertInstanceOf(Entry.Broken.class, entries.get(3));
  }

  @Test
  @Tag("SEC-10")
  void anotherTaleByTheSameLockDoesNotJoin() {
    var _ = log.take(sent.subList(0, 1));
    lock.head = new JournalHead(1, Octets.adopt(new byte[32]));
    Octets forked = lock.record(new LockEvent.Doorbell(9), Optional.empty());

    assertEquals(
        List.of(new Entry.Broken("event 2 does not follow the one before it")),
        log.take(List.of(forked)));
  }

  @Test
  @Tag("SEC-10")
  void anotherTaleThanTheOneShownBeforeIsNamed() {
    JournalHead shown = new JournalHead(2, Octets.adopt(new byte[32]));

    List<Entry> entries = EventLog.fromTheStart(keys(), identity(), shown).take(sent);

    assertEquals(new Entry.Broken("event 2 is another than the one shown before"), entries.get(1));
  }

  @Test
  @Tag("SEC-10")
  void anotherLocksEventsAreNotTaken() {
    Octets foreign = new FakeLock().record(new LockEvent.Doorbell(1), Optional.empty());

    assertEquals(
        List.of(new Entry.Broken("the lock did not sign this")), log.take(List.of(foreign)));
  }

  @Test
  @Tag("SEC-10")
  void anEventFromBeforeTheResetDoesNotComeAfterIt() {
    var _ = log.take(sent);
    lock.generation = new Generation(lock.generation.number() + 1);
    Octets reset = lock.record(new LockEvent.Reset(), Optional.empty());
    lock.generation = new Generation(lock.generation.number() - 1);
    Octets stale = lock.record(new LockEvent.Doorbell(1), Optional.empty());

    List<Entry> entries = log.take(List.of(reset, stale));

    assertEquals(List.of(5L), verified(entries));
    assertEquals(
        new Entry.Broken("an event from before the lock's reset comes after it"), entries.get(1));
  }

  private static List<Long> verified(List<Entry> entries) {
    return entries.stream()
        .filter(Entry.Verified.class::isInstance)
        .map(entry -> ((Entry.Verified) entry).message().sequence())
        .toList();
  }

  private LockIdentity identity() {
    return new LockIdentity(
        lock.id,
        lock.generation,
        new PartyKeys(lock.signing.publicKey(), lock.agreement.publicKey()));
  }

  private static PhoneKeys keys() {
    byte[] seed = new byte[Entropy.SIZE];
    new SecureRandom().nextBytes(seed);
    return PhoneKeys.generate(Entropy.of(seed));
  }
}
