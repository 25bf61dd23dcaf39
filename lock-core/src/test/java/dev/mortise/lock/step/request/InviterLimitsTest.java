package dev.mortise.lock.step.request;

import static dev.mortise.lock.step.request.BenchInviter.narrowed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.access.AccessList;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.lock.BenchHousehold;
import dev.mortise.lock.LockBench;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.grant.Invitation;
import dev.mortise.user.UserIndex;
import dev.mortise.user.Validity;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whoever was invited with limits does not get rid of them by inviting a second phone, and whose
/// time is over keeps nobody out.
class InviterLimitsTest {

  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Optional<UserIndex> NOBODY = Optional.empty();

  private final LockBench bench = new LockBench();
  private final BenchPhone owner = BenchPhone.ofAdministrator(bench);
  private final BenchInviter inviter = new BenchInviter(owner);
  private final BenchPhone guest = new BenchPhone(bench, 2);

  @Test
  @Tag("SEC-8")
  void nobodyInvitesAKeyThatMayDoMoreThanTheirOwn() {
    limitOwner(Set.of(Operation.INVITE, Operation.UNLOCK), Validity.ALWAYS);
    Invitation all = inviter.invitation(1, KeyRole.ADMINISTRATOR, NOBODY, Duration.ZERO, QUARTER);
    assertEquals("(not-permitted)", inviter.redeem(guest, all, owner));
    Invitation locks = narrowed(inviter.visitor(2), Set.of(Operation.UNLOCK, Operation.LOCK));
    assertEquals("(not-permitted)", inviter.redeem(guest, locks, owner));
    Invitation same = narrowed(all, Set.of(Operation.INVITE, Operation.UNLOCK));
    assertEquals("done", inviter.redeem(guest, same, owner));
  }

  @Test
  @Tag("SEC-8")
  void whatARoleMayNotDoIsNoMoreForBeingNamed() {
    limitOwner(Set.of(Operation.INVITE, Operation.UNLOCK), Validity.ALWAYS);
    Invitation unlocks = narrowed(inviter.visitor(1), Set.of(Operation.UNLOCK, Operation.SET_TIME));
    assertEquals("done", inviter.redeem(guest, unlocks, owner));
  }

  @Test
  @Tag("SEC-9")
  void nobodyInvitesAKeyThatLastsLongerThanTheirOwn() {
    Duration two = DAY.multipliedBy(2);
    limitOwner(
        EnumSet.allOf(Operation.class),
        new Validity(Optional.empty(), Optional.of(LockBench.MORNING.plus(two))));
    assertEquals(
        "(not-permitted)",
        inviter.redeem(
            guest, inviter.invitation(1, KeyRole.USER, NOBODY, Duration.ZERO, DAY), owner));
    assertEquals(
        "(not-permitted)",
        inviter.redeem(
            guest, inviter.invitation(1, KeyRole.VISITOR, NOBODY, two.plusMillis(1), DAY), owner));
    assertEquals(
        "done",
        inviter.redeem(guest, inviter.invitation(1, KeyRole.VISITOR, NOBODY, two, DAY), owner));
  }

  @Test
  @Tag("LK-21")
  void visitorsWhoseTimeIsOverKeepNobodyOut() {
    Set<Operation> all = EnumSet.allOf(Operation.class);
    for (int i = 0; i < AccessList.MAX_APPS - 1; i++) {
      EnrolledKey visitor = bench.app(100 + i, KeyRole.VISITOR, NOBODY);
      Validity hours =
          new Validity(
              Optional.empty(), Optional.of(LockBench.MORNING.plus(Duration.ofHours(20 - i))));
      bench.setUp(
          BenchHousehold.withApp(
              bench.state().stored(), BenchHousehold.limited(visitor, all, hours)));
    }
    assertEquals("(no-room)", inviter.redeem(guest, inviter.visitor(1), owner));
    bench.pass(Duration.ofHours(7)).turnThePage();
    assertEquals("done", inviter.redeem(guest, inviter.visitor(1), owner));
    AccessList access = bench.state().stored().access();
    assertEquals(AccessList.MAX_APPS, access.apps().size());
    KeyId firstOver = bench.signing(100 + AccessList.MAX_APPS - 2).publicKey().id();
    assertEquals(
        List.of(new LockEvent.KeyRevoked(firstOver, Maker.NOBODY)),
        bench.events(LockEvent.KeyRevoked.class));
    assertTrue(access.find(firstOver).isEmpty());
  }

  private void limitOwner(Set<Operation> operations, Validity validity) {
    EnrolledKey key =
        bench.state().stored().access().find(owner.signing().publicKey().id()).orElseThrow();
    EnrolledKey limited = BenchHousehold.limited(key, operations, validity);
    bench.setUp(BenchHousehold.withApp(bench.state().stored(), limited));
  }
}
