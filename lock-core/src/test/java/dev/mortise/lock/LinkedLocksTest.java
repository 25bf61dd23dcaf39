package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.OperationError;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.UnlockAsLinked;
import dev.mortise.user.UserIndex;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The lock that opens along: what the other lock's key may do.
class LinkedLocksTest {

  private final LockBench bench = new LockBench();
  private final LinkedFront link = new LinkedFront(bench);

  @Test
  @Tag("LK-40")
  @Tag("LK-35")
  @Tag("LK-58")
  void theLinkedLockOpensForAUserWhomTheLinkNames() {
    EnrolledKey front = link.made(10);

    assertEquals("done", link.open(front, LinkedFront.NAMED));

    assertTrue(bench.isOpen());
    LockEvent.Operation event = bench.events(LockEvent.Operation.class).getFirst();
    assertEquals(OperationSource.LINKED_LOCK, event.source());
    assertEquals(Optional.of(front.id()), event.key());
    assertEquals(Optional.empty(), event.user());
  }

  @Test
  @Tag("SEC-28")
  void anUnnamedUserOfTheOtherLockDoesNotOpenThisOne() {
    EnrolledKey front = link.made(10);

    assertEquals("not-permitted", link.open(front, new UserIndex(1)));
    assertEquals("not-permitted", link.open(front, new UserIndex(8)));

    assertFalse(bench.isOpen());
    assertEquals(2, bench.events(LockEvent.OperationRefused.class).size());
  }

  @Test
  @Tag("SEC-28")
  void theLinkedLocksKeyDoesNothingElse() {
    EnrolledKey front = link.made(10);

    assertEquals("not-permitted", bench.result(front, Channel.NEAR, new CommandArguments.Unlock()));
    assertEquals("not-permitted", bench.result(front, Channel.NEAR, new CommandArguments.Lock()));
    assertEquals("not-permitted", bench.result(front, Channel.NEAR, LinkedFront.request(300)));
    assertEquals(
        "wrong-channel",
        bench.result(front, Channel.REMOTE, new UnlockAsLinked(LinkedFront.NAMED)));
    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("SEC-28")
  void nobodyElseOpensAsLinked() {
    link.made(10);
    EnrolledKey visitor = bench.app(3, KeyRole.VISITOR, Optional.empty());

    assertEquals(
        "not-permitted",
        bench.result(link.administrator(), Channel.NEAR, new UnlockAsLinked(LinkedFront.NAMED)));
    assertEquals(
        "not-permitted",
        bench.result(visitor, Channel.NEAR, new UnlockAsLinked(LinkedFront.NAMED)));
  }

  @Test
  @Tag("D-6")
  @Tag("D-12")
  void inPrivacyModeTheLinkedLockStaysShut() {
    EnrolledKey front = link.made(10);
    bench.setUp(
        bench.state().stored().with(bench.state().stored().modes().with(OperatingMode.PRIVACY)));

    assertEquals("privacy-mode", link.open(front, LinkedFront.NAMED));

    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("D-12")
  void whileLockedOutTheLinkedLockStaysShut() {
    EnrolledKey front = link.made(10);
    for (int i = 0; i < 5; i++) {
      bench.press("999999o");
    }

    bench.turnThePage();

    assertEquals("system-locked", link.open(front, LinkedFront.NAMED));

    assertFalse(bench.isOpen());
    LockEvent.OperationRefused refused = (LockEvent.OperationRefused) bench.events().getFirst();
    assertEquals(OperationSource.LINKED_LOCK, refused.source());
    assertEquals(OperationError.UNSPECIFIED, refused.error());
    assertEquals(Optional.of(front.id()), refused.key());
  }

  @Test
  @Tag("D-12")
  void aLinkedOpeningIsNotHandedOn() {
    EnrolledKey front = link.made(10);
    int named = LinkedFront.NAMED.number();
    bench.setUp(LinkingOutTest.withLink(bench.state().stored(), 7, 1, 2, named));

    link.open(front, LinkedFront.NAMED);

    assertTrue(bench.isOpen());
    assertTrue(bench.effects().stream().noneMatch(LockEffect.OpenLinked.class::isInstance));
  }
}
