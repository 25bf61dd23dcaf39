package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.EnrolmentOutcome;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.protocol.message.command.CommandArguments.DeleteCredential;
import dev.mortise.protocol.message.command.CommandArguments.StartEnrolment;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// When an enrolment may start, how it ends, and how many of each credential there may be.
class EnrolmentTest {

  private static final UserIndex OWNER = new UserIndex(1);
  private static final UserIndex OTHER = new UserIndex(2);

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));

  EnrolmentTest() {
    bench.user(2, Role.USER, "2468024");
    bench.turnThePage();
  }

  @Test
  @Tag("LK-73")
  void stepThatTakesTooLongEndsTheEnrolment() {
    start(OWNER, CredentialKind.FINGERPRINT, false);
    bench.strangeFinger(1);
    bench.pass(Duration.ofSeconds(60));

    assertEquals(EnrolmentOutcome.TIMED_OUT, outcome());
    bench.strangeFinger(2);
    assertEquals(1, bench.state().stored().lockOut().tries().size());
  }

  @Test
  @Tag("LK-73")
  void secondEnrolmentIsToldThatOneIsUnderWay() {
    start(OWNER, CredentialKind.FINGERPRINT, false);

    assertEquals("enrolment-in-progress", start(OTHER, CredentialKind.FINGERPRINT, false));
  }

  @Test
  @Tag("LK-73")
  void powerCutInTheMiddleLeavesNothing() {
    start(OWNER, CredentialKind.FINGERPRINT, false);
    StoredState before = bench.state().stored();
    bench.strangeFinger(1);
    bench.strangeFinger(2);
    assertEquals(before, bench.state().stored());

    bench.powerOn(false);
    bench.strangeFinger(3);
    assertEquals(
        Optional.empty(),
        bench
            .state()
            .stored()
            .household()
            .credential(new CredentialRef(CredentialKind.FINGERPRINT, 1)));
  }

  @Test
  @Tag("LK-13")
  @Tag("LK-73")
  void passcodeIsTypedTwiceAtTheKeypad() {
    bench.command(app, Channel.NEAR, new DeleteCredential(passcode(2)));
    assertEquals("done", start(OTHER, CredentialKind.PASSCODE, false));
    bench.press("864209o864209o");

    assertEquals(EnrolmentOutcome.DONE, outcome());
    bench.press("864209o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-4")
  void userHasOneOrdinaryAndOneDuressPasscode() {
    assertEquals("no-room", start(OTHER, CredentialKind.PASSCODE, false));
    assertEquals("done", start(OTHER, CredentialKind.PASSCODE, true));
    bench.press("864209o864209o");

    assertEquals("no-room", start(OTHER, CredentialKind.PASSCODE, true));
  }

  @Test
  @Tag("LK-3")
  @Tag("D-1")
  void userHasFiveOrdinaryFingerprintsAndOneForDuress() {
    for (int i = 0; i < 5; i++) {
      assertEquals("done", start(OTHER, CredentialKind.FINGERPRINT, false));
      for (int touch = 0; touch < 3; touch++) {
        bench.strangeFinger(10 * i + touch);
      }
    }
    assertEquals("no-room", start(OTHER, CredentialKind.FINGERPRINT, false));
    assertEquals("done", start(OTHER, CredentialKind.FINGERPRINT, true));
    for (int touch = 0; touch < 3; touch++) {
      bench.strangeFinger(100 + touch);
    }
    assertEquals("no-room", start(OTHER, CredentialKind.FINGERPRINT, true));
  }

  @Test
  @Tag("LK-1")
  @Tag("D-2")
  void fiftyFingerprintsFillTheLock() {
    for (int user = 3; user <= 12; user++) {
      UserIndex holder = bench.user(user, Role.USER, "86420%02d".formatted(user * 7 % 100));
      for (int i = 0; i < 5; i++) {
        bench.fingerprint(holder, false);
      }
    }
    assertEquals("no-room", start(OTHER, CredentialKind.FINGERPRINT, false));
  }

  @Test
  @Tag("D-15")
  void duressNeedsAnOrdinaryOneBesideIt() {
    assertEquals("credential-unknown", start(OTHER, CredentialKind.FINGERPRINT, true));
  }

  @Test
  @Tag("D-15")
  void duressGoesWithTheLastOrdinaryOneOfItsKind() {
    CredentialRef first = bench.fingerprint(OTHER, false);
    CredentialRef second = bench.fingerprint(OTHER, false);
    CredentialRef duress = bench.fingerprint(OTHER, true);

    bench.command(app, Channel.NEAR, new DeleteCredential(first));
    assertTrue(bench.state().stored().household().credential(duress).isPresent());

    bench.turnThePage().command(app, Channel.NEAR, new DeleteCredential(second));
    assertTrue(bench.state().stored().household().credential(duress).isEmpty());
    assertEquals(2, bench.events(LockEvent.CredentialChange.class).size());
    assertEquals(
        2, bench.effects().stream().filter(LockEffect.DropTemplates.class::isInstance).count());
    assertTrue(bench.state().stored().household().credential(passcode(2)).isPresent());
  }

  @Test
  @Tag("D-13")
  void codeThatLiesWithinAnotherIsRefusedAndCountsAsAWrongTry() {
    start(OTHER, CredentialKind.PASSCODE, true);
    bench.press("1357902o");

    assertEquals(Prompt.PASSCODE_REFUSED, bench.prompts().getLast());
    assertEquals(1, bench.state().stored().lockOut().tries().size());

    bench.press("123456o");
    assertEquals(1, bench.state().stored().lockOut().tries().size());
  }

  @Test
  @Tag("D-13")
  void askingByEnrolmentEndsInALockOut() {
    start(OTHER, CredentialKind.PASSCODE, true);
    bench.press("1357902o1357903o1357904o");
    start(OTHER, CredentialKind.PASSCODE, true);
    bench.press("1357905o1357906o");

    assertTrue(bench.state().stored().lockOut().isOn());
    assertEquals(EnrolmentOutcome.REFUSED, outcome());
    assertEquals("system-locked", start(OTHER, CredentialKind.PASSCODE, true));
  }

  @Test
  @Tag("D-13")
  void enrolmentThatIsBegunAnewTooOftenEnds() {
    start(OTHER, CredentialKind.PASSCODE, true);
    bench.press("8642086o8642087o");
    bench.press("8642085o8642087o");
    assertTrue(bench.events(LockEvent.Enrolment.class).isEmpty());

    bench.press("8642084o8642087o");
    assertEquals(EnrolmentOutcome.REFUSED, outcome());
    assertFalse(bench.state().stored().lockOut().isOn());
  }

  @Test
  @Tag("D-15")
  void duressCredentialIsNotKeptOnceTheOrdinaryOneIsGone() {
    start(OTHER, CredentialKind.PASSCODE, true);
    bench.press("8642086o");
    bench.result(app, Channel.NEAR, new DeleteCredential(passcode(2)));
    bench.press("8642086o");

    assertEquals(EnrolmentOutcome.REFUSED, outcome());
    assertTrue(bench.state().stored().household().credentialsOf(OTHER).isEmpty());
  }

  @Test
  @Tag("D-4")
  void whatTheModelLacksIsUnsupported() {
    assertEquals("unsupported", start(OTHER, CredentialKind.PALM_VEIN, false));
    assertEquals("unsupported", start(OTHER, CredentialKind.PROXIMITY_CARD, false));
  }

  @Test
  void enrolmentForNobodyIsRefused() {
    assertEquals("user-unknown", start(new UserIndex(9), CredentialKind.PASSCODE, false));
  }

  @Test
  @Tag("LK-73")
  void cancelEndsTheEnrolment() {
    start(OWNER, CredentialKind.FINGERPRINT, false);
    bench.press("xx");

    assertEquals(EnrolmentOutcome.CANCELLED, outcome());
  }

  private String start(UserIndex user, CredentialKind kind, boolean duress) {
    return bench.result(app, Channel.NEAR, new StartEnrolment(user, kind, duress));
  }

  private EnrolmentOutcome outcome() {
    return bench.events(LockEvent.Enrolment.class).getLast().outcome();
  }

  private static CredentialRef passcode(int index) {
    return new CredentialRef(CredentialKind.PASSCODE, index);
  }
}
