package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.biometric.fingerprint.QualityFault;
import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.EnrolmentOutcome;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.protocol.message.command.CommandArguments.StartEnrolment;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The touches of a fingerprint's enrolment: which are kept, and which repeat the step.
class EnrolmentTouchesTest {

  private static final UserIndex OWNER = new UserIndex(1);
  private static final UserIndex OTHER = new UserIndex(2);

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));

  EnrolmentTouchesTest() {
    bench.user(2, Role.USER, "2468024");
    bench.turnThePage();
  }

  @Test
  @Tag("LK-73")
  void threeTouchesMakeAFingerprintThatOpens() {
    assertEquals("done", start());
    bench.strangeFinger(1);
    bench.strangeFinger(2);
    List<LockEffect> last = bench.strangeFinger(3);

    assertEquals(3, last.stream().filter(LockEffect.KeepTemplate.class::isInstance).count());
    assertEquals(EnrolmentOutcome.DONE, outcome());
    assertTrue(bench.prompts().contains(Prompt.ENROLLED));
    bench.finger(1);
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-73")
  void badTouchRepeatsTheStep() {
    start();
    bench.strangeFinger(1);
    bench.badTouch(QualityFault.PARTIAL);
    assertEquals(Prompt.FINGER_COVER_READER, bench.prompts().getLast());

    bench.strangeFinger(2);
    bench.strangeFinger(3);
    assertEquals(EnrolmentOutcome.DONE, outcome());
  }

  @Test
  @Tag("LK-73")
  void touchOfAnotherFingerIsNotKept() {
    start();
    bench.strangeFinger(1);
    bench.strangeFinger(2);
    bench.oddFinger(9, 1, 2);
    assertEquals(Prompt.FINGER_ENROL_SAME, bench.prompts().getLast());

    bench.oddFinger(3, 9);
    assertEquals(EnrolmentOutcome.DONE, outcome());
    assertEquals(3, firstFinger().templates().size());
    assertFalse(firstFinger().templates().contains(BenchHousehold.template(1009)));
  }

  @Test
  @Tag("LK-73")
  void touchesWithLittleInCommonAskForOneMoreEach() {
    start();
    bench.strangeFinger(1);
    bench.strangeFinger(2);
    bench.oddFinger(3, 1);
    assertEquals(Prompt.FINGER_ENROL_AGAIN, bench.prompts().getLast());

    bench.strangeFinger(4);
    assertEquals(EnrolmentOutcome.DONE, outcome());
    assertEquals(4, firstFinger().templates().size());
  }

  @Test
  @Tag("LK-73")
  void fiveTouchesAreEnoughHoweverUnlike() {
    start();
    bench.strangeFinger(1);
    bench.strangeFinger(2);
    bench.oddFinger(3, 1);
    bench.oddFinger(4, 1, 2);
    assertEquals(Prompt.FINGER_ENROL_AGAIN, bench.prompts().getLast());

    bench.oddFinger(5, 1, 2, 3);
    assertEquals(EnrolmentOutcome.DONE, outcome());
    assertEquals(5, firstFinger().templates().size());
  }

  @Test
  @Tag("LK-73")
  void sameTouchTwiceAsksForNothingMore() {
    start();
    bench.strangeFinger(1);
    bench.strangeFinger(2);
    bench.oddFinger(2, 1);
    bench.strangeFinger(3);

    assertEquals(EnrolmentOutcome.DONE, outcome());
    assertEquals(3, firstFinger().templates().size());
  }

  @Test
  @Tag("LK-73")
  void ofTwoTouchesThatDifferTheNewerStays() {
    start();
    bench.strangeFinger(9);
    bench.oddFinger(1, 9);
    assertEquals(Prompt.FINGER_ENROL_SAME, bench.prompts().getLast());

    bench.oddFinger(2, 9);
    bench.oddFinger(3, 9);
    assertEquals(EnrolmentOutcome.DONE, outcome());
    assertFalse(firstFinger().templates().contains(BenchHousehold.template(1009)));
  }

  @Test
  @Tag("LK-73")
  void touchesThatDifferDoNotStretchTheStep() {
    start();
    bench.strangeFinger(1);
    bench.pass(Duration.ofSeconds(40));
    bench.oddFinger(2, 1);
    bench.pass(Duration.ofSeconds(30));

    assertEquals(EnrolmentOutcome.TIMED_OUT, outcome());
  }

  @Test
  @Tag("LK-73")
  void fingerThatIsEnrolledAlreadyRepeatsTheStep() {
    bench.fingerprint(OTHER, false);
    start();

    bench.finger(1);

    assertEquals(Prompt.FINGER_KNOWN, bench.prompts().getLast());
    assertFalse(bench.droveBolt());
  }

  private String start() {
    return bench.result(
        app, Channel.NEAR, new StartEnrolment(OWNER, CredentialKind.FINGERPRINT, false));
  }

  private EnrolmentOutcome outcome() {
    return bench.events(LockEvent.Enrolment.class).getLast().outcome();
  }

  private Credential firstFinger() {
    CredentialRef ref = new CredentialRef(CredentialKind.FINGERPRINT, 1);
    return bench.state().stored().household().credential(ref).orElseThrow();
  }
}
