package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.user.Role;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import dev.mortise.user.Validity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The battery was out, and nobody has told the lock the time yet (D-17).
class UnknownTimeTest {

  private static final UserIndex OWNER = new UserIndex(1);
  private static final UserIndex TENANT = new UserIndex(2);

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));

  UnknownTimeTest() {
    bench.fingerprint(OWNER, false);
    bench.user(TENANT.number(), Role.USER, "2468024");
    User tenant = bench.state().stored().household().user(TENANT).orElseThrow();
    Validity year =
        new Validity(
            Optional.of(LockBench.MORNING),
            Optional.of(LockBench.MORNING.plus(Duration.ofDays(365))));
    bench.setUp(
        bench.state().stored().with(bench.state().stored().household().with(tenant.during(year))));
    bench.pullBattery().turnThePage();
  }

  @Test
  @Tag("D-17")
  @Tag("LK-43")
  void whatIsNotBoundToTimeWorks() {
    List<Runnable> waysIn =
        List.of(
            () -> bench.press("135790o"),
            () -> bench.finger(1),
            () -> bench.result(app, Channel.NEAR, new CommandArguments.Unlock()));
    for (Runnable wayIn : waysIn) {
      wayIn.run();
      assertTrue(bench.isOpen());

      bench.pass(Duration.ofSeconds(10));
      assertFalse(bench.isOpen(), "it locks by itself");
    }
  }

  @Test
  @Tag("D-17")
  @Tag("LK-10")
  void whatIsBoundToTimeWaitsUntilAnAdministratorsAppSetsIt() {
    bench.press("2468024o");
    assertFalse(bench.isOpen());

    CommandArguments noon = new CommandArguments.SetTime(LockBench.MORNING.plusSeconds(14_400));
    assertEquals("done", bench.result(app, Channel.REMOTE, noon));
    bench.press("2468024o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("D-17")
  @Tag("SEC-16")
  void nobodyButAnAdministratorsAppSetsIt() {
    CommandArguments noon = new CommandArguments.SetTime(LockBench.MORNING);
    for (KeyRole role : List.of(KeyRole.USER, KeyRole.VISITOR, KeyRole.ALARMS_ONLY)) {
      EnrolledKey other = bench.app(2, role, Optional.empty());
      assertFalse(bench.result(other, Channel.NEAR, noon).equals("done"), role.name());
    }
    assertTrue(bench.events(LockEvent.TimeSet.class).isEmpty());
  }

  @Test
  @Tag("D-17")
  void batteryPullStopsTheMonotonicClockAndShortensNoLockOut() {
    bench.press("999888o".repeat(5));
    Duration left = bench.state().stored().lockOut().lockedUntil().orElseThrow().minus(bench.now());
    bench.pullBattery();

    assertEquals(
        left, bench.state().stored().lockOut().lockedUntil().orElseThrow().minus(bench.now()));
  }
}
