package dev.mortise.companion.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.KeyRole;
import dev.mortise.companion.link.LockGate.Taken;
import dev.mortise.companion.sharing.Membership;
import dev.mortise.companion.sharing.MembershipRows;
import dev.mortise.companion.store.DataFolder;
import dev.mortise.companion.store.Store;
import dev.mortise.companion.store.StorePolicy;
import dev.mortise.companion.store.sqlite.SqliteStore;
import dev.mortise.companion.visitor.VisitorPasscodeRows;
import dev.mortise.journal.JournalHead;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.VisitorReference;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventIntakeTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final AccountId OWNER = new AccountId("owner");
  private static final AccountId GUEST = new AccountId("guest");
  private static final VisitorReference REFERENCE =
      new VisitorReference(Octets.ofHex("0a".repeat(16)));

  private final SigningLock lock = new SigningLock();
  private final EventBell bell = new EventBell();

  @TempDir Path temp;
  private DataFolder folder;
  private Store store;
  private EventIntake intake;

  @BeforeEach
  void open() throws Exception {
    folder = DataFolder.open(temp);
    store = SqliteStore.open(folder, StorePolicy.DEFAULT, new SimpleMeterRegistry());
    intake = new EventIntake(store, InstantSource.fixed(NOW), bell, _ -> {});
  }

  @AfterEach
  void close() throws Exception {
    store.close();
    folder.close();
  }

  @Test
  void anEventIsKeptByteForByte() {
    Octets message = lock.says(new LockEvent.Doorbell(1));

    assertEquals(Taken.STORED, take(message));

    assertEquals(message, kept().getFirst().message());
    assertEquals(ChainLink.CONTINUES, kept().getFirst().chain());
  }

  @Test
  void theSameEventTwiceIsKeptOnceAndAcknowledgedTwice() {
    Octets message = lock.says(new LockEvent.Doorbell(1));

    assertEquals(Taken.STORED, take(message));
    assertEquals(Taken.STORED, take(message));

    assertEquals(1, kept().size());
  }

  @Test
  @Tag("SEC-10")
  void aMissingEventIsShownAsAGap() {
    take(lock.says(new LockEvent.Doorbell(1)));
    lock.says(new LockEvent.Doorbell(2));
    take(lock.says(new LockEvent.Doorbell(3)));

    assertEquals(
        List.of(ChainLink.CONTINUES, ChainLink.GAP),
        kept().stream().map(KeptEvent::chain).toList());
  }

  @Test
  @Tag("SEC-10")
  void aBrokenHashIsShownAsSuch() {
    take(lock.says(new LockEvent.Doorbell(1)));
    lock.forgetDownTo(new JournalHead(1, Octets.adopt(new byte[32])));
    take(lock.says(new LockEvent.Doorbell(2)));

    assertEquals(ChainLink.BROKEN, kept().get(1).chain());
  }

  @Test
  @Tag("SEC-10")
  void anotherEventOfTheSameNumberIsRefused() {
    JournalHead before = lock.head();
    take(lock.says(new LockEvent.Doorbell(1)));
    lock.forgetDownTo(before);

    assertEquals(Taken.REFUSED, take(lock.says(new LockEvent.Doorbell(2))));
    assertEquals(1, kept().size());
  }

  @Test
  @Tag("SEC-10")
  void anEventFromBeforeTheResetIsRefusedBehindIt() {
    take(lock.resets());
    take(lock.resets());

    assertEquals(Taken.REFUSED, take(lock.saysAsBeforeTheReset(new LockEvent.Doorbell(1))));
    assertEquals(2, kept().size());
  }

  @Test
  @Tag("SEC-6")
  void anEventOfAnotherKeyOrForAnotherLockIsRefused() {
    Octets message = lock.says(new LockEvent.Doorbell(1));
    LockCertificate otherKey = new LockCertificate(SigningLock.ID, SigningLock.key(9).publicKey());
    LockCertificate otherLock =
        new LockCertificate(new LockId(new UUID(7, 7)), lock.certificate().signingKey());

    assertEquals(Taken.REFUSED, take(otherKey, message));
    assertEquals(Taken.REFUSED, take(otherLock, message));
    assertEquals(Taken.REFUSED, take(lock.certificate(), Octets.ofHex("d28440")));
    assertTrue(kept().isEmpty());
  }

  @Test
  @Tag("SEC-17")
  void anotherMakersLockOfTheSameNameIsNotBelieved() {
    take(lock.says(SigningLock.paired("owner", 2, KeyRole.ADMINISTRATOR)));
    SigningLock impostor = SigningLock.signingWith(9);

    assertEquals(Taken.REFUSED, take(impostor.certificate(), impostor.resets()));
    impostor.says(new LockEvent.Doorbell(1));
    Octets paired = impostor.says(SigningLock.paired("guest", 3, KeyRole.ADMINISTRATOR));
    assertEquals(Taken.REFUSED, take(impostor.certificate(), paired));

    assertTrue(member(OWNER).orElseThrow().administers());
    assertEquals(Optional.empty(), member(GUEST));
  }

  @Test
  @Tag("SEC-17")
  void onlyTheLocksPairedEventMakesAMemberAndTheFirstIsTheOwner() {
    assertEquals(Optional.empty(), member(OWNER));

    take(lock.says(SigningLock.paired("owner", 2, KeyRole.ADMINISTRATOR)));
    take(lock.says(SigningLock.paired("guest", 3, KeyRole.ALARMS_ONLY)));

    assertTrue(member(OWNER).orElseThrow().owner());
    assertTrue(member(OWNER).orElseThrow().administers());
    assertFalse(member(GUEST).orElseThrow().owner());
    assertEquals(Set.of(KeyRole.ALARMS_ONLY), member(GUEST).orElseThrow().roles());
  }

  @Test
  void aMemberGoesWithTheLastKey() {
    take(lock.says(SigningLock.paired("guest", 2, KeyRole.USER)));
    take(lock.says(SigningLock.paired("guest", 3, KeyRole.USER)));

    take(lock.says(new LockEvent.KeyRevoked(SigningLock.key(2).publicKey().id(), Maker.NOBODY)));
    assertTrue(member(GUEST).isPresent());
    take(lock.says(new LockEvent.KeyRevoked(SigningLock.key(3).publicKey().id(), Maker.NOBODY)));

    assertEquals(Optional.empty(), member(GUEST));
  }

  @Test
  @Tag("LK-29")
  @Tag("SEC-18")
  @Tag("D-16")
  @Tag("LK-6")
  void aResetLeavesEveryMemberTheEventsUpToItAndTheNextOwnerIsNew() {
    take(lock.says(SigningLock.paired("owner", 2, KeyRole.ADMINISTRATOR)));
    take(lock.resets());

    Membership former = member(OWNER).orElseThrow();
    assertFalse(former.isCurrent());
    assertEquals(OptionalLong.of(2), former.until());

    take(lock.says(SigningLock.paired("guest", 3, KeyRole.ADMINISTRATOR)));
    assertTrue(member(GUEST).orElseThrow().owner());
    assertFalse(member(OWNER).orElseThrow().administers());
  }

  @Test
  @Tag("LK-19")
  void aVisitorPasscodeIsUsedWhenTheLockSaysSo() {
    take(lock.says(SigningLock.paired("owner", 2, KeyRole.ADMINISTRATOR)));
    noteCode();

    take(lock.says(new LockEvent.VisitorPasscodeUsed(REFERENCE)));

    assertEquals(VisitorPasscodeRows.State.USED, codes().getFirst().state());
  }

  @Test
  @Tag("D-16")
  void aResetTakesTheRecordsOfVisitorsAlongAndLeavesTheEvents() {
    take(lock.says(SigningLock.paired("owner", 2, KeyRole.ADMINISTRATOR)));
    noteCode();
    take(lock.resets());

    assertEquals(List.of(), codes());
    assertEquals(2, kept().size());
  }

  private void noteCode() {
    store.writeAndWait(
        transaction ->
            new VisitorPasscodeRows(transaction)
                .add(
                    new VisitorPasscodeRows.Row(
                        SigningLock.ID,
                        REFERENCE,
                        OWNER,
                        Octets.ofHex("01"),
                        VisitorPasscodeRows.State.MADE,
                        NOW,
                        NOW.plusSeconds(90))));
  }

  private List<VisitorPasscodeRows.Row> codes() {
    return store.readAndWait(
        transaction -> new VisitorPasscodeRows(transaction).of(SigningLock.ID, 10));
  }

  @Test
  void whoeverListensHearsOfEachEventUntilTheyStop() throws Exception {
    AtomicInteger rings = new AtomicInteger();
    AutoCloseable listening = bell.listen(SigningLock.ID, rings::incrementAndGet);
    take(lock.says(new LockEvent.Doorbell(1)));
    take(lock.says(new LockEvent.Doorbell(2)));
    listening.close();
    take(lock.says(new LockEvent.Doorbell(3)));

    assertEquals(2, rings.get());
  }

  private Taken take(Octets message) {
    return take(lock.certificate(), message);
  }

  private Taken take(LockCertificate from, Octets message) {
    return intake.take(from, message).toCompletableFuture().join();
  }

  private List<KeptEvent> kept() {
    return store.readAndWait(
        transaction ->
            transaction
                .sql("SELECT sequence FROM event ORDER BY sequence")
                .list(row -> row.number("sequence"))
                .stream()
                .flatMap(each -> new EventRows(transaction).find(SigningLock.ID, each).stream())
                .toList());
  }

  private Optional<Membership> member(AccountId account) {
    return store.readAndWait(
        transaction -> new MembershipRows(transaction).find(SigningLock.ID, account));
  }
}
