package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.TemplateSlot;
import dev.mortise.biometric.face.FaceFault;
import dev.mortise.biometric.face.FacePose;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.EnrolmentOutcome;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.body.LightId;
import dev.mortise.protocol.message.command.CommandArguments.StartEnrolment;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Enrolling a face, pose by pose.
class FaceEnrolmentTest {

  private static final UserIndex OWNER = new UserIndex(1);
  private static final UserIndex BO = new UserIndex(2);
  private static final CredentialRef FIRST = new CredentialRef(CredentialKind.FACE, 1);

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final BenchSenses senses = new BenchSenses(bench);
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));

  FaceEnrolmentTest() {
    bench.user(2, Role.USER, "2468024");
    bench.turnThePage();
  }

  @Test
  @Tag("LK-32")
  @Tag("LK-73")
  void fivePosesAreAskedForOneAfterTheOtherAndMakeAFaceThatOpens() {
    assertEquals("done", start(BO));
    List<LockEffect> last = List.of();
    for (FacePose pose : FacePose.values()) {
      last = senses.pose(pose);
    }

    assertEquals(
        List.of(
            Prompt.FACE_STRAIGHT,
            Prompt.FACE_UP,
            Prompt.FACE_DOWN,
            Prompt.FACE_LEFT,
            Prompt.FACE_RIGHT,
            Prompt.ENROLLED),
        bench.prompts());
    assertEquals(5, last.stream().filter(LockEffect.KeepTemplate.class::isInstance).count());
    assertTrue(
        last.contains(
            new LockEffect.KeepTemplate(
                new TemplateSlot(BiometricKind.FACE, 1), BenchHousehold.template(3000))));
    assertEquals(EnrolmentOutcome.DONE, outcome());
    senses.awake().face(1);
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-32")
  void thePoseThatWasAskedForMustBeHeld() {
    start(BO);
    senses.pose(FacePose.STRAIGHT);
    senses.pose(FacePose.LEFT);
    assertEquals(Prompt.FACE_UP, bench.prompts().getLast());

    senses.pose(FacePose.UP);
    assertEquals(Prompt.FACE_DOWN, bench.prompts().getLast());
  }

  @Test
  @Tag("LK-32")
  void eachFailingConditionHasAPromptOfItsOwnAndRepeatsTheStep() {
    start(BO);
    senses.pose(FacePose.STRAIGHT);
    Set<Prompt> asked = new HashSet<>();
    for (FaceFault fault : FaceFault.values()) {
      senses.badFace(fault);
      asked.add(bench.prompts().getLast());
    }
    assertEquals(FaceFault.values().length, asked.size());

    senses.pose(FacePose.UP);
    assertEquals(Prompt.FACE_DOWN, bench.prompts().getLast());
  }

  @Test
  @Tag("LK-32")
  void armsLengthIsAskedForFromBothSidesAndACoveredOrShakingFaceIsTold() {
    start(BO);
    senses.badFace(FaceFault.TOO_FAR);
    senses.badFace(FaceFault.TOO_NEAR);
    senses.badFace(FaceFault.COVERED);
    senses.badFace(FaceFault.SHAKING);

    assertEquals(
        List.of(
            Prompt.FACE_STRAIGHT,
            Prompt.FACE_NEARER,
            Prompt.FACE_BACK,
            Prompt.FACE_UNCOVERED,
            Prompt.FACE_STILL),
        bench.prompts());
  }

  @Test
  @Tag("LK-32")
  void theRedLightShowsThatTheCameraLooks() {
    start(BO);
    assertTrue(bench.isLit(LightId.FACE));

    bench.pass(Duration.ofSeconds(60));
    assertFalse(bench.isLit(LightId.FACE));
  }

  @Test
  @Tag("LK-73")
  void aStepThatTakesTooLongEndsTheEnrolment() {
    start(BO);
    senses.pose(FacePose.STRAIGHT);
    bench.pass(Duration.ofSeconds(59));
    senses.pose(FacePose.UP);
    bench.pass(Duration.ofSeconds(60));

    assertEquals(EnrolmentOutcome.TIMED_OUT, outcome());
    assertEquals(Prompt.ENROLMENT_ENDED, bench.prompts().getLast());
  }

  @Test
  @Tag("LK-73")
  void anotherEnrolmentIsToldThatOneIsUnderWay() {
    start(BO);

    assertEquals("enrolment-in-progress", start(OWNER));
  }

  @Test
  @Tag("LK-73")
  void cancelEndsIt() {
    start(BO);
    senses.pose(FacePose.STRAIGHT);
    bench.press("xx");

    assertEquals(EnrolmentOutcome.CANCELLED, outcome());
    assertTrue(bench.state().stored().household().credential(FIRST).isEmpty());
  }

  @Test
  @Tag("LK-73")
  void aPowerCutInTheMiddleLeavesNothing() {
    start(BO);
    StoredState before = bench.state().stored();
    senses.pose(FacePose.STRAIGHT);
    senses.pose(FacePose.UP);
    senses.pose(FacePose.DOWN);
    senses.pose(FacePose.LEFT);
    assertEquals(before, bench.state().stored());

    bench.powerOn(false);
    senses.pose(FacePose.RIGHT);
    assertTrue(bench.state().stored().household().credential(FIRST).isEmpty());
  }

  @Test
  @Tag("LK-73")
  void aFaceOfAnotherUserRepeatsTheStep() {
    senses.withFace(OWNER);
    start(BO);
    senses.pose(1, FacePose.STRAIGHT);

    assertEquals(Prompt.FACE_KNOWN, bench.prompts().getLast());
    assertFalse(bench.droveBolt());
    senses.pose(FacePose.STRAIGHT);
    assertEquals(Prompt.FACE_UP, bench.prompts().getLast());
  }

  @Test
  @Tag("LK-2")
  void aUserHasThreeFacesAtMostWhichMayLookAlike() {
    for (int i = 0; i < 3; i++) {
      assertEquals("done", start(BO));
      for (FacePose pose : FacePose.values()) {
        if (i == 0) {
          senses.pose(pose);
        } else {
          senses.pose(1, pose);
        }
      }
      assertEquals(EnrolmentOutcome.DONE, outcome());
    }
    assertEquals("no-room", start(BO));
    assertEquals("done", start(OWNER));
  }

  @Test
  @Tag("LK-1")
  @Tag("D-2")
  void fiftyFacesFillTheLockAndLeaveRoomForFingers() {
    for (int user = 3; user <= 19; user++) {
      UserIndex holder = bench.user(user, Role.USER, "86420%02d".formatted(user * 7 % 100));
      for (int i = 0; i < 3 && faces() < 50; i++) {
        senses.withFace(holder);
      }
    }
    assertEquals(50, faces());

    assertEquals("no-room", start(BO));
    assertEquals(
        "done",
        bench.result(app, Channel.NEAR, new StartEnrolment(BO, CredentialKind.FINGERPRINT, false)));
  }

  @Test
  @Tag("LK-17")
  @Tag("LK-18")
  void thereIsNoDuressFace() {
    senses.withFace(BO);

    assertEquals(
        "unsupported",
        bench.result(app, Channel.NEAR, new StartEnrolment(BO, CredentialKind.FACE, true)));
  }

  @Test
  @Tag("LK-7")
  void aUserOpensOnlyOnceTheFirstCredentialIsEnrolled() {
    UserIndex newcomer = new UserIndex(3);
    bench.setUp(BenchHousehold.withUser(bench.state().stored(), newcomer, Role.USER));
    senses.awake();
    senses.strangeFace(1);
    assertFalse(bench.isOpen());

    bench.command(app, Channel.NEAR, new StartEnrolment(newcomer, CredentialKind.FACE, false));
    for (FacePose pose : FacePose.values()) {
      senses.pose(pose);
    }
    senses.awake().face(1);
    assertTrue(bench.isOpen());
  }

  private long faces() {
    return bench.state().stored().household().credentials().stream()
        .filter(one -> one.kind() == CredentialKind.FACE)
        .count();
  }

  private String start(UserIndex user) {
    return bench.result(app, Channel.NEAR, new StartEnrolment(user, CredentialKind.FACE, false));
  }

  private EnrolmentOutcome outcome() {
    return bench.events(LockEvent.Enrolment.class).getLast().outcome();
  }
}
