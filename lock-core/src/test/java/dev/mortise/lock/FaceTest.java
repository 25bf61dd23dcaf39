package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.biometric.face.FaceFault;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.OperationError;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.body.LightId;
import dev.mortise.mode.Language;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.message.SettingName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.ChangeSetting;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Faces before the camera: who looks when, and what a stranger's face counts for.
class FaceTest {

  private static final UserIndex BO = new UserIndex(2);

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final BenchSenses senses = new BenchSenses(bench);
  private final EnrolledKey app =
      bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(new UserIndex(1)));
  private final CredentialRef face;

  FaceTest() {
    bench.user(2, Role.USER, "2468024");
    face = senses.withFace(BO);
    bench.turnThePage();
  }

  @Test
  @Tag("LK-33")
  @Tag("LK-35")
  void aTouchOfTheKeypadStartsRecognitionWithTheRedLightOn() {
    assertFalse(bench.isLit(LightId.FACE));
    senses.awake();
    assertTrue(bench.isLit(LightId.FACE));

    senses.face(1);
    assertTrue(bench.isOpen());
    bench.pass(Duration.ofSeconds(20));
    assertFalse(bench.isLit(LightId.FACE));
  }

  @Test
  @Tag("LK-33")
  void whileTheKeypadSleepsTheCameraOfAKeypadTriggeredLockSeesNothing() {
    senses.face(1);
    senses.strangeFace(1);

    assertFalse(bench.isOpen());
    assertTrue(bench.effects().isEmpty());
  }

  @Test
  @Tag("LK-33")
  void theAppChoosesThatRecognitionStartsByItselfOnApproach() {
    ChangeSetting approach =
        new ChangeSetting(new SettingName("face-trigger"), new SettingValue.Word("approach"));
    assertEquals("done", bench.result(app, Channel.NEAR, approach));

    senses.face(1);
    assertTrue(bench.isOpen());
    assertFalse(bench.isLit(LightId.FACE));
  }

  @Test
  @Tag("ST-3")
  @Tag("LK-58")
  void anOpeningNamesUserFaceAndSource() {
    senses.awake().face(1);

    LockEvent.Operation opened = bench.events(LockEvent.Operation.class).getFirst();
    assertEquals(Optional.of(BO), opened.user());
    assertEquals(Optional.of(face), opened.credential());
    assertEquals(OperationSource.BIOMETRIC, opened.source());
  }

  @Test
  @Tag("D-19")
  @Tag("SEC-13")
  void strangeFacesOfPassersByNeverShutTheKeypad() {
    senses.onApproach();
    bench.turnThePage();
    for (int i = 0; i < 500; i++) {
      senses.strangeFace(i);
      bench.pass(Duration.ofSeconds(7));
    }

    assertTrue(bench.effects().isEmpty(), "not a sound, not an event");
    assertTrue(bench.state().stored().lockOut().tries().isEmpty());
    bench.press("2468024o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("D-19")
  void fiveMissesPauseAutomaticRecognitionForThreeMinutes() {
    senses.onApproach();
    for (int i = 0; i < 5; i++) {
      senses.strangeFace(i);
    }
    senses.face(1);
    assertFalse(bench.isOpen());

    bench.pass(Duration.ofMinutes(3).minusSeconds(1));
    senses.face(1);
    assertFalse(bench.isOpen());
    bench.pass(Duration.ofSeconds(1));
    senses.face(1);
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("D-19")
  void fourMissesPauseNothingAndAKnownFaceBeginsTheCountAnew() {
    senses.onApproach();
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 4; i++) {
        senses.strangeFace(i);
      }
      senses.face(1);
      assertTrue(bench.isOpen(), "round=" + round);
      bench.pass(Duration.ofSeconds(11));
    }
  }

  @Test
  @Tag("D-19")
  void aPauseOfTheAutomaticKindLeavesAFaceOnPurposeAlone() {
    senses.onApproach();
    for (int i = 0; i < 5; i++) {
      senses.strangeFace(i);
    }
    senses.awake().face(1);

    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("D-19")
  @Tag("LK-47")
  void aStrangeFaceOnPurposeIsAWrongTry() {
    senses.onApproach().awake();
    for (int i = 0; i < 4; i++) {
      senses.strangeFace(i);
      assertEquals(i + 1, bench.state().stored().lockOut().tries().size());
    }
    senses.strangeFace(5);

    assertTrue(bench.state().stored().lockOut().isOn());
    assertEquals(
        OperationError.INVALID_CREDENTIAL,
        bench.events(LockEvent.OperationRefused.class).getLast().error());
  }

  @Test
  @Tag("LK-84")
  void duringALockOutAFaceOnPurposeIsRefusedRightOrWrongAlike() {
    bench.press("864209o".repeat(5));
    senses.awake();
    var right = senses.face(1);
    var wrong = senses.strangeFace(1);

    assertEquals(right, wrong);
    assertTrue(right.contains(new LockEffect.Speak(Prompt.SYSTEM_LOCKED, language())));
    assertTrue(bench.state().stored().lockOut().tries().isEmpty());
  }

  @Test
  @Tag("LK-84")
  void duringALockOutTheCameraAnswersNobodyWhoPasses() {
    senses.onApproach();
    bench.press("864209o".repeat(5));
    bench.pass(Duration.ofSeconds(21)).turnThePage();

    assertTrue(senses.face(1).isEmpty());
    assertTrue(senses.strangeFace(1).isEmpty());
    assertEquals(0, bench.state().live().passersBy().count());
  }

  @Test
  @Tag("LK-32")
  void aFaceThatCannotBeReadIsNoWrongTry() {
    senses.awake();
    for (FaceFault fault : FaceFault.values()) {
      senses.badFace(fault);
    }

    assertTrue(bench.state().stored().lockOut().tries().isEmpty());
    assertTrue(bench.events(LockEvent.OperationRefused.class).isEmpty());
  }

  @Test
  @Tag("LK-51")
  @Tag("D-6")
  void privacyModeRefusesAUsersFaceAndOpensToAnAdministrators() {
    CredentialRef owners = senses.withFace(new UserIndex(1));
    bench.command(app, Channel.NEAR, new CommandArguments.SetMode(OperatingMode.PRIVACY));
    senses.awake().face(1);
    assertFalse(bench.isOpen());

    senses.face(owners.index());
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-27")
  void anAdministratorsFaceApprovesOfPairing() {
    CredentialRef owners = senses.withFace(new UserIndex(1));
    bench.cause(new LockInput.RearCoverMoved(true));
    bench.cause(new LockInput.SetHeld());
    senses.awake().face(1);
    assertEquals(Prompt.NOT_ADMINISTRATOR, bench.prompts().getLast());

    senses.face(owners.index());
    assertTrue(bench.state().live().pairing().isPresent());
    assertFalse(bench.droveBolt());
  }

  @Test
  @Tag("LK-81")
  void afterItsUserIsDeletedAFaceIsNobodys() {
    assertEquals("done", bench.result(app, Channel.NEAR, new CommandArguments.DeleteUser(BO)));
    assertTrue(
        bench.effects().contains(new LockEffect.DropTemplates(face.templateSlot().orElseThrow())));

    senses.awake().face(1);
    assertFalse(bench.isOpen());
    assertEquals(1, bench.state().stored().lockOut().tries().size());
  }

  @Test
  @Tag("D-19")
  @Tag("SEC-13")
  void whileApprovalIsAwaitedPassersByNeitherLockTheSystemNorApprove() {
    CredentialRef owners = senses.withFace(new UserIndex(1));
    for (boolean approach : new boolean[] {false, true}) {
      if (approach) {
        senses.onApproach();
      }
      bench.pass(Duration.ofMinutes(2));
      bench.cause(new LockInput.RearCoverMoved(true));
      bench.cause(new LockInput.SetHeld());
      for (int i = 0; i < 5; i++) {
        senses.strangeFace(i);
      }
      senses.face(owners.index());

      assertTrue(bench.state().stored().lockOut().tries().isEmpty());
      assertFalse(bench.state().stored().lockOut().isOn());
      assertTrue(bench.state().live().pairing().isEmpty());
      assertFalse(bench.isOpen());
    }
  }

  private Language language() {
    return bench.state().stored().settings().language();
  }
}
