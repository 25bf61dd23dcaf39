package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.OperationError;
import dev.mortise.journal.event.OperationSource;
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

class PasscodeEntryTest {

  private static final UserIndex SECOND = new UserIndex(2);

  private final LockBench bench = new LockBench().withAdministrator("135790");

  PasscodeEntryTest() {
    bench.user(2, Role.USER, "2468024");
    bench.turnThePage();
  }

  @Test
  @Tag("LK-15")
  void codeAnywhereInSixToSixteenDigitsOpensAndInSeventeenDoesNot() {
    for (int length = 6; length <= 17; length++) {
      int padding = length - 6;
      for (int before = 0; before <= padding; before++) {
        LockBench lock = new LockBench().withAdministrator("135790");
        lock.press("7".repeat(before) + "135790" + "7".repeat(padding - before) + "o");
        assertEquals(length <= 16, lock.isOpen(), "length=" + length + " before=" + before);
      }
    }
  }

  @Test
  @Tag("D-14")
  void manualProfileTakesTwentyDigits() {
    LockBench manual =
        new LockBench(LockModel.VIDEO_LOCK, LockPolicy.MANUAL).withAdministrator("135790");
    manual.press("7".repeat(15) + "135790o");
    assertFalse(manual.isOpen());

    manual.press("7".repeat(14) + "135790o");
    assertTrue(manual.isOpen());
  }

  @Test
  @Tag("LK-15")
  void limitBoundsTheWholeEntryAndNoWindowSlidesOverIt() {
    bench.press("7".repeat(40) + "135790o");

    assertFalse(bench.isOpen());
    assertEquals(1, bench.state().stored().lockOut().tries().size());
  }

  @Test
  @Tag("ST-3")
  @Tag("LK-58")
  void openingNamesUserCredentialAndSource() {
    bench.press("2468024o");

    LockEvent.Operation operation = bench.events(LockEvent.Operation.class).getFirst();
    assertEquals(OperationSource.KEYPAD, operation.source());
    assertEquals(Optional.of(SECOND), operation.user());
    assertEquals(
        Optional.of(new CredentialRef(CredentialKind.PASSCODE, 2)), operation.credential());
  }

  @Test
  @Tag("ST-3")
  void wrongEntryNamesNobody() {
    bench.press("999888o");

    LockEvent.OperationRefused refused = bench.events(LockEvent.OperationRefused.class).getFirst();
    assertEquals(OperationError.INVALID_CREDENTIAL, refused.error());
    assertEquals(Optional.empty(), refused.user());
    assertEquals(Optional.empty(), refused.credential());
  }

  @Test
  @Tag("D-13")
  void entryWithManyWrongCodesIsOneTry() {
    bench.press("9998889998889998o");

    assertEquals(1, bench.state().stored().lockOut().tries().size());
  }

  @Test
  @Tag("D-13")
  void ofTwoCodesTheLongerWins() {
    bench.press("1357902468024o");

    assertEquals(Optional.of(SECOND), bench.events(LockEvent.Operation.class).getFirst().user());
  }

  @Test
  @Tag("D-13")
  void ofTwoCodesOfOneLengthTheLowerUserWins() {
    bench.user(3, Role.USER, "864209");
    bench.press("864209135790o");

    assertEquals(
        Optional.of(new UserIndex(1)), bench.events(LockEvent.Operation.class).getFirst().user());
  }

  @Test
  @Tag("D-13")
  void duressWinsOverALongerCode() {
    bench.passcode(new UserIndex(1), "975310", true);
    bench.press("9753102468024o");

    assertEquals(
        Optional.of(new UserIndex(1)), bench.events(LockEvent.Operation.class).getFirst().user());
  }

  @Test
  @Tag("ST-1")
  void disabledUserIsRefusedAndTheBoltStays() {
    change(bench.state().stored().household().user(SECOND).orElseThrow().enabled(false));

    bench.press("2468024o");

    assertFalse(bench.droveBolt());
    LockEvent.OperationRefused refused = bench.events(LockEvent.OperationRefused.class).getFirst();
    assertEquals(OperationError.DISABLED_USER_DENIED, refused.error());
    assertEquals(Optional.of(SECOND), refused.user());
    assertTrue(bench.state().stored().lockOut().tries().isEmpty());
  }

  @Test
  @Tag("LK-10")
  void outsideTheValidityEveryCredentialIsRestricted() {
    during(
        new Validity(
            Optional.of(LockBench.MORNING.plus(Duration.ofHours(2))),
            Optional.of(LockBench.MORNING.plus(Duration.ofHours(4)))));

    bench.press("2468024o");
    assertFalse(bench.isOpen());
    assertEquals(
        OperationError.RESTRICTED,
        bench.events(LockEvent.OperationRefused.class).getFirst().error());

    bench.pass(Duration.ofHours(2)).press("2468024o");
    assertTrue(bench.isOpen());

    bench.pass(Duration.ofHours(2)).turnThePage().press("2468024o");
    assertFalse(bench.droveBolt());
  }

  @Test
  @Tag("LK-10")
  @Tag("D-17")
  void unknownTimeIsOutsideTheValidity() {
    during(new Validity(Optional.empty(), Optional.of(LockBench.MORNING.plusSeconds(86_400))));
    bench.pullBattery().turnThePage();

    bench.press("2468024o");
    assertFalse(bench.droveBolt());

    bench.press("135790o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("D-15")
  void lastUseIsWrittenOnTheOrdinaryCredentialUnderDuressToo() {
    UserIndex owner = new UserIndex(1);
    CredentialRef duress = bench.passcode(owner, "975310", true);
    bench.press("975310o");

    assertTrue(
        bench
            .state()
            .stored()
            .household()
            .credential(new CredentialRef(CredentialKind.PASSCODE, 1))
            .orElseThrow()
            .lastUse()
            .isPresent());
    assertEquals(
        Optional.empty(),
        bench.state().stored().household().credential(duress).orElseThrow().lastUse());
  }

  @Test
  @Tag("LK-23")
  void entriesOfAnEmptyLockOpenNothing() {
    LockBench empty = new LockBench();
    empty.press("135790o").forEach(effect -> assertFalse(effect instanceof LockEffect.DriveBolt));

    assertEquals(List.of(), empty.events(LockEvent.Operation.class));
  }

  @Test
  @Tag("LK-10")
  void outsideTheValidityFingerAndAppAreRestrictedToo() {
    bench.fingerprint(SECOND, false);
    EnrolledKey app = bench.app(1, KeyRole.USER, Optional.of(SECOND));
    during(new Validity(Optional.empty(), Optional.of(LockBench.MORNING.minusSeconds(1))));
    bench.turnThePage().finger(1);

    assertEquals(
        OperationError.RESTRICTED,
        bench.events(LockEvent.OperationRefused.class).getFirst().error());
    assertEquals("restricted", bench.result(app, Channel.NEAR, new CommandArguments.Unlock()));
    assertFalse(bench.droveBolt());
  }

  private void during(Validity validity) {
    change(bench.state().stored().household().user(SECOND).orElseThrow().during(validity));
  }

  private void change(User user) {
    bench.setUp(bench.state().stored().with(bench.state().stored().household().with(user)));
  }
}
