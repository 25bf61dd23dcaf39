package dev.mortise.lock.step.request;

import static dev.mortise.lock.LockBench.MORNING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.EnrolmentOutcome;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.journal.event.OperationError;
import dev.mortise.lock.LockBench;
import dev.mortise.lock.StoredState;
import dev.mortise.passcode.Digits;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.grant.Revocation.Target;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.secret.Entropy;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import dev.mortise.visitor.periodic.PeriodicGrant;
import dev.mortise.visitor.periodic.PeriodicSchedule;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PeriodicPasscodeMakingTest {

  private static final String CODE = "48151623";
  private static final CredentialRef SECOND = new CredentialRef(CredentialKind.PASSCODE, 2);

  private final LockBench bench = new LockBench();
  private final BenchPhone phone = BenchPhone.ofAdministrator(bench);
  private final BenchHost host = new BenchHost(bench, phone);

  @Test
  @Tag("D-17")
  void noneIsMadeWhileTheTimeIsUnknown() {
    bench.pullBattery();
    phone.comeNear();

    assertEquals("time-unknown", host.make(1, CODE, BenchHost.daily()));
  }

  @Test
  @Tag("LK-20")
  @Tag("LK-1")
  void codesCountAmongTheFifty() {
    for (int i = 2; i <= 50; i++) {
      assertEquals(
          "done", host.make(i, "%08d".formatted(40_400_000 + 7_013 * i), BenchHost.daily()));
    }
    assertEquals("no-room", host.make(51, CODE, BenchHost.daily()));

    UserIndex other = new UserIndex(2);
    phone.command(new CommandArguments.AddUser(new DisplayName("Bo"), Role.USER));
    assertEquals(
        "no-room",
        phone.command(new CommandArguments.StartEnrolment(other, CredentialKind.PASSCODE, false)));
  }

  @Test
  @Tag("LK-1")
  void aPasscodeWhoseLastPlaceAVisitorTookMeanwhileIsNotKept() {
    for (int i = 2; i <= 49; i++) {
      assertEquals(
          "done", host.make(i, "%08d".formatted(40_400_000 + 7_013 * i), BenchHost.daily()));
    }
    phone.command(new CommandArguments.AddUser(new DisplayName("Bo"), Role.USER));
    phone.command(
        new CommandArguments.StartEnrolment(new UserIndex(2), CredentialKind.PASSCODE, false));
    bench.press("864209o");
    assertEquals("done", host.make(50, CODE, BenchHost.daily()));
    bench.press("864209o");

    assertEquals(
        EnrolmentOutcome.REFUSED, bench.events(LockEvent.Enrolment.class).getLast().outcome());
  }

  @Test
  @Tag("D-13")
  void codeThatHoldsAnotherIsRefusedLikeAWeakOneAndCountsAsAWrongTry() {
    assertEquals("weak-passcode", host.make(1, "71357902", BenchHost.daily()));
    assertEquals(1, bench.state().stored().lockOut().tries().size());

    assertEquals("weak-passcode", host.make(1, "12345678", BenchHost.daily()));
    assertEquals(1, bench.state().stored().lockOut().tries().size());
  }

  @Test
  @Tag("D-13")
  void askingForCodesEndsInALockOutAndThenNothingIsAnswered() {
    for (int i = 0; i < 5; i++) {
      assertEquals("weak-passcode", host.make(1, "7135790" + i, BenchHost.daily()));
    }
    assertTrue(bench.state().stored().lockOut().isOn());
    assertEquals("system-locked", host.make(1, CODE, BenchHost.daily()));
    assertEquals("system-locked", host.make(1, "71357909", BenchHost.daily()));
  }

  @Test
  @Tag("LK-58")
  @Tag("ST-3")
  void makingAndUseAreRecordedByReferenceAndPlace() {
    make(BenchHost.daily());
    assertEquals(
        new LockEvent.PeriodicPasscodeChange(
            Change.ADDED,
            BenchHost.reference(1),
            Maker.of(new UserIndex(1), phone.signing().publicKey().id())),
        bench.events(LockEvent.PeriodicPasscodeChange.class).getFirst());

    bench.turnThePage().press(CODE + "o");
    assertEquals(new LockEvent.PeriodicPasscodeUsed(BenchHost.reference(1)), bench.events().get(0));
    LockEvent.Operation opened = (LockEvent.Operation) bench.events().get(1);
    assertEquals(Optional.of(SECOND), opened.credential());
    assertEquals(Optional.empty(), opened.user());
  }

  @Test
  @Tag("SEC-9")
  void revocationCarriedByAnyoneTakesItBack() {
    make(BenchHost.daily());
    assertEquals(
        "done",
        BenchPhone.result(
            phone.send(phone.revoking(new Target.OfVisitorPasscode(BenchHost.reference(1))))));

    assertFalse(host.opens(CODE));
    assertEquals(2, bench.events(LockEvent.PeriodicPasscodeChange.class).size());
  }

  @Test
  @Tag("LK-20")
  void commandDeletesItByItsPlace() {
    make(BenchHost.daily());
    assertEquals("done", phone.command(new CommandArguments.DeleteCredential(SECOND)));

    assertFalse(host.opens(CODE));
  }

  @Test
  @Tag("SEC-15")
  @Tag("LK-81")
  void codeOfARemovedAdministratorOpensNothing() {
    UserIndex other = bench.user(2, Role.ADMINISTRATOR, "97531086");
    bench.app(2, KeyRole.ADMINISTRATOR, Optional.of(other));
    assertEquals(
        "done", new BenchHost(bench, new BenchPhone(bench, 2)).make(1, CODE, BenchHost.daily()));
    assertTrue(host.opens(CODE));

    assertEquals("done", phone.command(new CommandArguments.DeleteUser(other)));
    assertFalse(host.opens(CODE));
    assertTrue(bench.state().stored().household().periodic().isEmpty());
  }

  @Test
  @Tag("SEC-15")
  void codeOfADemotedAdministratorOpensNothing() {
    UserIndex other = bench.user(2, Role.ADMINISTRATOR, "97531086");
    bench.app(2, KeyRole.ADMINISTRATOR, Optional.of(other));
    new BenchHost(bench, new BenchPhone(bench, 2)).make(1, CODE, BenchHost.daily());
    phone.command(
        new CommandArguments.ChangeUser(
            other, Optional.empty(), Optional.of(Role.USER), Optional.empty()));

    assertFalse(host.opens(CODE));
    assertEquals(OperationError.RESTRICTED, refusal());
  }

  @Test
  @Tag("LK-29")
  void resetLeavesNone() {
    make(BenchHost.daily());
    StoredState after = bench.state().stored().afterReset(Entropy.of(new byte[Entropy.SIZE]));

    assertTrue(after.household().periodic().isEmpty());
  }

  @Test
  @Tag("SEC-4")
  void codeThatWasSealedUnderAnotherChallengeIsRefused() {
    Challenge other = phone.ask(Operation.SET_PERIODIC_PASSCODE).challenge();
    var answer = phone.ask(Operation.SET_PERIODIC_PASSCODE);
    CommandArguments lifted =
        new CommandArguments.SetPeriodicPasscode(
            host.sealed(
                other.octets(),
                new PeriodicGrant(Digits.of(CODE), BenchHost.reference(1), BenchHost.daily())
                    .encode()));
    CarryCommand command =
        phone.sign(phone.command(answer.challenge(), lifted, answer.accessList().version()));

    assertEquals("invalid-arguments", BenchPhone.result(phone.send(command)));
  }

  @Test
  void codeThatIsOverAlreadyOrLastsTooLongIsRefused() {
    assertEquals(
        "invalid-arguments",
        host.make(1, CODE, BenchHost.between(MORNING.minusSeconds(9), MORNING)));
    assertEquals(
        "invalid-arguments",
        host.make(
            1,
            CODE,
            BenchHost.between(MORNING, MORNING.plus(PeriodicSchedule.LONGEST).plusSeconds(9))));
  }

  @Test
  @Tag("SEC-8")
  void onlyAnAdministratorMakesThem() {
    bench.user(2, Role.USER, "97531086");
    bench.app(2, KeyRole.USER, Optional.of(new UserIndex(2)));

    assertEquals(
        "not-permitted",
        new BenchHost(bench, new BenchPhone(bench, 2)).make(1, CODE, BenchHost.daily()));
  }

  @Test
  void listingShowsAdministratorsWhichThereAre() {
    make(BenchHost.daily());

    assertEquals(
        BenchHost.reference(1),
        Listing.of(bench.state().stored()).periodic().getFirst().reference());
  }

  private void make(PeriodicSchedule schedule) {
    assertEquals("done", host.make(1, CODE, schedule));
  }

  private OperationError refusal() {
    return bench.events(LockEvent.OperationRefused.class).getLast().error();
  }

  @Test
  @Tag("D-13")
  void aPasscodeThatAVisitorWasGivenMeanwhileIsRefusedAtItsSecondEntryAndCounts() {
    phone.command(new CommandArguments.AddUser(new DisplayName("Bo"), Role.USER));
    phone.command(
        new CommandArguments.StartEnrolment(new UserIndex(2), CredentialKind.PASSCODE, false));
    bench.press("864209o");
    assertEquals("done", host.make(1, "86420917", BenchHost.daily()));
    bench.press("864209o");
    assertEquals(1, bench.state().stored().household().credentials().size());
    assertEquals(1, bench.state().stored().lockOut().tries().size());

    bench.press("975318o975318o");
    assertEquals(
        EnrolmentOutcome.DONE, bench.events(LockEvent.Enrolment.class).getLast().outcome());
  }
}
