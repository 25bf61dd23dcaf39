package dev.mortise.lock.step.request;

import static dev.mortise.lock.LockBench.MORNING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.lock.LockBench;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.grant.Revocation.Target;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import dev.mortise.user.Validity;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Periodic visitor passcodes go with the app that made them, and each is told of (LK-58).
class PeriodicPasscodeMakersTest {

  private final LockBench bench = new LockBench();
  private final BenchPhone phone = BenchPhone.ofAdministrator(bench);

  @Test
  @Tag("LK-58")
  @Tag("LK-81")
  void codesThatGoWithADeletedAdministratorAreEachRecorded() {
    makeThreeByAnother();

    assertEquals("done", phone.command(new CommandArguments.DeleteUser(new UserIndex(2))));
    assertEquals(threeDeleted(), codesGone());
  }

  @Test
  @Tag("LK-58")
  void codesThatGoWithARevokedAppAreEachRecorded() {
    EnrolledKey other = makeThreeByAnother();

    assertEquals(
        "done", BenchPhone.result(phone.send(phone.revoking(new Target.OfKey(other.id())))));
    assertEquals(threeDeleted(), codesGone());
  }

  @Test
  @Tag("LK-58")
  void codesThatGoWithTheAccountAreEachRecorded() {
    makeThreeByAnother();

    assertEquals("done", phone.command(new CommandArguments.Unbind()));
    assertEquals(threeDeleted(), codesGone());
  }

  @Test
  @Tag("LK-58")
  void codesThatGoWithAnAppWhoseTimeIsOverAreEachRecorded() {
    EnrolledKey other = makeThreeByAnother();
    EnrolledKey over = other.during(new Validity(Optional.empty(), Optional.of(MORNING)));
    bench.setUp(bench.state().stored().with(bench.state().stored().access().with(over)));
    for (int number = 3; bench.state().stored().access().hasRoomForApp(); number++) {
      bench.app(number, KeyRole.USER, Optional.empty());
    }

    BenchInviter inviter = new BenchInviter(phone);
    assertEquals("done", inviter.redeem(new BenchPhone(bench, 200), inviter.visitor(1), phone));
    assertEquals(
        List.of(Maker.NOBODY, Maker.NOBODY, Maker.NOBODY),
        codesGone().stream().map(LockEvent.PeriodicPasscodeChange::by).toList());
  }

  private EnrolledKey makeThreeByAnother() {
    UserIndex other = bench.user(2, Role.ADMINISTRATOR, "97531086");
    EnrolledKey app = bench.app(2, KeyRole.ADMINISTRATOR, Optional.of(other));
    BenchHost theirs = new BenchHost(bench, new BenchPhone(bench, 2));
    for (int i = 1; i <= 3; i++) {
      assertEquals("done", theirs.make(i, "4815162" + 2 * i, BenchHost.daily()));
    }
    bench.turnThePage();
    return app;
  }

  private List<LockEvent.PeriodicPasscodeChange> threeDeleted() {
    Maker by = Maker.of(new UserIndex(1), phone.signing().publicKey().id());
    return IntStream.rangeClosed(1, 3)
        .mapToObj(
            i -> new LockEvent.PeriodicPasscodeChange(Change.DELETED, BenchHost.reference(i), by))
        .toList();
  }

  private List<LockEvent.PeriodicPasscodeChange> codesGone() {
    assertTrue(bench.state().stored().household().periodic().isEmpty());
    return bench.events(LockEvent.PeriodicPasscodeChange.class);
  }
}
