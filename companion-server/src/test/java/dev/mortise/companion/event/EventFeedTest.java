package dev.mortise.companion.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.KeyRole;
import dev.mortise.companion.http.stream.StreamedEvent;
import dev.mortise.companion.sharing.Membership;
import dev.mortise.companion.sharing.MembershipRows;
import dev.mortise.companion.store.OpenStore;
import dev.mortise.companion.store.Store;
import dev.mortise.companion.store.UnitOfWork;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A lock that changes hands: who reads which of its events.
class EventFeedTest {

  private static final AccountId ANNA = new AccountId("anna");
  private static final AccountId BORIS = new AccountId("boris");
  private static final int ALL = 100;

  private final SigningLock lock = new SigningLock();
  private final EventBell bell = new EventBell();

  @TempDir Path temp;
  private OpenStore open;
  private EventIntake intake;

  @BeforeEach
  void open() throws Exception {
    open = OpenStore.in(temp);
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    intake = new EventIntake(open.store(), clock, bell, _ -> {});
  }

  @AfterEach
  void close() {
    open.close();
  }

  private void take(Octets message) {
    intake.take(lock.certificate(), message).toCompletableFuture().join();
  }

  private void says(LockEvent event) {
    take(lock.says(event));
  }

  private Optional<Membership> member(AccountId account) {
    return open.store()
        .readAndWait(transaction -> new MembershipRows(transaction).find(SigningLock.ID, account));
  }

  private EventFeed feed(AccountId account) {
    return new EventFeed(open.store(), bell, member(account).orElseThrow());
  }

  private List<Long> read(AccountId account) {
    return feed(account).read(0, ALL).stream().map(KeptEvent::sequence).toList();
  }

  /// Events 1 to 3 are Anna's, 4 is the reset, 5 and 6 are those of Boris.
  private void annaMovesOutAndBorisIn() {
    says(SigningLock.paired("anna", 2, KeyRole.ADMINISTRATOR));
    says(new LockEvent.Doorbell(1));
    says(new LockEvent.Doorbell(2));
    take(lock.resets());
    says(SigningLock.paired("boris", 3, KeyRole.ADMINISTRATOR));
    says(new LockEvent.Doorbell(3));
  }

  @Test
  @Tag("D-16")
  @Tag("SEC-18")
  @Tag("SEC-21")
  void whoMovesInReadsNothingOfThoseWhoLivedThereBefore() {
    annaMovesOutAndBorisIn();

    assertEquals(List.of(4L, 5L, 6L), read(BORIS));
    List<String> streamed = feed(BORIS).after("", ALL).stream().map(StreamedEvent::cursor).toList();
    assertEquals(List.of("4", "5", "6"), streamed);
  }

  @Test
  @Tag("D-16")
  @Tag("SEC-21")
  void whoMovedOutKeepsTheirEventsUpToTheResetAndReadsNoFurther() {
    annaMovesOutAndBorisIn();

    assertEquals(List.of(1L, 2L, 3L, 4L), read(ANNA));
    assertFalse(member(ANNA).orElseThrow().isCurrent());
  }

  @Test
  @Tag("D-16")
  void whoPairsAgainAfterTheResetReadsTheirEventsFromBothTimes() {
    annaMovesOutAndBorisIn();
    says(SigningLock.paired("anna", 4, KeyRole.USER));

    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L), read(ANNA));
    assertTrue(member(ANNA).orElseThrow().isCurrent());
    assertFalse(member(ANNA).orElseThrow().owner());

    says(new LockEvent.KeyRevoked(SigningLock.key(4).publicKey().id(), Maker.NOBODY));
    assertEquals(List.of(1L, 2L, 3L, 4L), read(ANNA));
    assertFalse(member(ANNA).orElseThrow().isCurrent());
  }

  @Test
  @Tag("D-16")
  void ifTheResetItselfIsMissingTheNextEventIsNotShownToThoseBefore() {
    says(SigningLock.paired("anna", 2, KeyRole.ADMINISTRATOR));
    var _ = lock.resets();
    says(SigningLock.paired("boris", 3, KeyRole.ADMINISTRATOR));

    assertEquals(List.of(1L), read(ANNA));
    assertEquals(List.of(3L), read(BORIS));
  }

  @Test
  @Tag("SEC-9")
  void aStreamIsOverForWhoeverIsTakenOutAndForNobodyElse() {
    says(SigningLock.paired("anna", 2, KeyRole.ADMINISTRATOR));
    says(SigningLock.paired("boris", 3, KeyRole.USER));
    EventFeed annas = feed(ANNA);
    EventFeed his = feed(BORIS);
    assertEquals(2, his.after("", ALL).size());
    assertEquals(List.of(), his.after("2", ALL));
    assertFalse(his.isOver());

    says(new LockEvent.KeyRevoked(SigningLock.key(3).publicKey().id(), Maker.NOBODY));

    assertEquals(List.of(), his.after("2", ALL));
    assertTrue(his.isOver());
    assertEquals(1, annas.after("2", ALL).size());
    assertEquals(List.of(), annas.after("3", ALL));
    assertFalse(annas.isOver());
  }

  @Test
  @Tag("D-16")
  void aStreamIsOverAfterAResetOnceTheResetWasRead() {
    says(SigningLock.paired("anna", 2, KeyRole.ADMINISTRATOR));
    EventFeed feed = feed(ANNA);
    take(lock.resets());

    assertEquals(2, feed.after("", ALL).size());
    assertFalse(feed.isOver());
    assertEquals(List.of(), feed.after("2", ALL));
    assertTrue(feed.isOver());
  }

  @Test
  @Tag("D-16")
  void aResetThatComesWhileThereIsNothingToReadIsReadBeforeTheStreamIsOver() {
    says(SigningLock.paired("anna", 2, KeyRole.ADMINISTRATOR));
    BetweenReads store = new BetweenReads(open.store(), () -> take(lock.resets()));
    EventFeed feed = new EventFeed(store, bell, member(ANNA).orElseThrow());

    assertEquals(List.of(), feed.after("1", ALL));
    assertFalse(feed.isOver());
    assertEquals(1, feed.after("1", ALL).size());
    assertEquals(List.of(), feed.after("2", ALL));
    assertTrue(feed.isOver());
  }

  /// The real store, where something else happens as soon as the first read is over.
  private static final class BetweenReads implements Store {

    private final Store real;
    private @Nullable Runnable meanwhile;

    BetweenReads(Store real, Runnable meanwhile) {
      this.real = real;
      this.meanwhile = meanwhile;
    }

    @Override
    public <T> T readAndWait(UnitOfWork<T> unit) {
      T answer = real.readAndWait(unit);
      Runnable once = meanwhile;
      meanwhile = null;
      if (once != null) {
        once.run();
      }
      return answer;
    }

    @Override
    public <T> CompletionStage<T> write(UnitOfWork<T> unit) {
      return real.write(unit);
    }

    @Override
    public <T> CompletionStage<T> writeInCompany(UnitOfWork<T> unit) {
      return real.writeInCompany(unit);
    }

    @Override
    public <T> CompletionStage<T> read(UnitOfWork<T> unit) {
      return real.read(unit);
    }

    @Override
    public boolean writable() {
      return real.writable();
    }

    @Override
    public <T> T writeAndWait(UnitOfWork<T> unit) {
      return real.writeAndWait(unit);
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
