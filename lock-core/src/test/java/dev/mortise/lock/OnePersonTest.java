package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.biometric.face.FacePose;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.EnrolmentOutcome;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.body.Tone;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.command.CommandArguments.StartEnrolment;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// One enrolment of a face or a palm is of one person: who poses in between is turned away.
class OnePersonTest {

  private static final UserIndex OWNER = new UserIndex(1);
  private static final FacePose[] POSES = FacePose.values();

  private final LockBench bench =
      new LockBench(LockModel.PALM_LOCK, LockPolicy.HARDENED).withAdministrator("135790");
  private final BenchSenses senses = new BenchSenses(bench);
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));

  private void start(CredentialKind kind) {
    assertEquals("done", bench.result(app, Channel.NEAR, new StartEnrolment(OWNER, kind, false)));
    bench.turnThePage();
  }

  private List<EnrolmentOutcome> outcomes() {
    return bench.events(LockEvent.Enrolment.class).stream()
        .map(LockEvent.Enrolment::outcome)
        .toList();
  }

  private boolean isKept(CredentialKind kind, Octets template) {
    return bench
        .state()
        .stored()
        .household()
        .credential(new CredentialRef(kind, 1))
        .orElseThrow()
        .templates()
        .contains(template);
  }

  @Test
  @Tag("LK-32")
  @Tag("LK-73")
  void aPoseOfSomebodyElseIsRefusedForThatReasonAndNotKept() {
    start(CredentialKind.FACE);
    senses.pose(FacePose.STRAIGHT);
    senses.pose(FacePose.UP);
    senses.oddPose(FacePose.DOWN, FacePose.STRAIGHT, FacePose.UP);

    assertEquals(Tone.REFUSED, bench.tones().getLast());
    assertEquals(
        List.of(Prompt.FACE_SAME, Prompt.FACE_DOWN),
        bench.prompts().subList(bench.prompts().size() - 2, bench.prompts().size()));
    senses.pose(FacePose.DOWN);
    senses.pose(FacePose.LEFT);
    senses.pose(FacePose.RIGHT);
    assertEquals(List.of(EnrolmentOutcome.DONE), outcomes());
    assertFalse(isKept(CredentialKind.FACE, BenchSenses.oddPoseDigest(FacePose.DOWN)));
  }

  @Test
  @Tag("LK-32")
  @Tag("LK-73")
  void ofTwoPosesThatDifferNeitherStays() {
    start(CredentialKind.FACE);
    senses.oddPose(FacePose.STRAIGHT);
    senses.oddPose(FacePose.UP, FacePose.STRAIGHT);
    senses.pose(FacePose.UP);
    assertEquals(Prompt.FACE_STRAIGHT, bench.prompts().getLast());
    assertEquals(List.of(), outcomes());

    for (FacePose pose : POSES) {
      senses.pose(pose);
    }
    assertEquals(List.of(EnrolmentOutcome.DONE), outcomes());
    assertFalse(isKept(CredentialKind.FACE, BenchSenses.oddPoseDigest(FacePose.STRAIGHT)));
    assertFalse(isKept(CredentialKind.FACE, BenchSenses.oddPoseDigest(FacePose.UP)));
  }

  /// One turned head may look little like another; it is enough that one of them is like it.
  @Test
  @Tag("LK-32")
  @Tag("LK-73")
  void whatIsLikeOneOfThoseBeforeIsKept() {
    start(CredentialKind.FACE);
    senses.pose(FacePose.STRAIGHT);
    senses.pose(FacePose.UP);
    senses.oddPose(FacePose.DOWN, FacePose.STRAIGHT);
    assertEquals(Prompt.FACE_LEFT, bench.prompts().getLast());
    bench.press("xx");

    start(CredentialKind.PALM_VEIN);
    senses.strangePalm(1);
    senses.strangePalm(2);
    senses.oddPalm(3, 1);
    assertEquals(List.of(EnrolmentOutcome.DONE), outcomes());
  }

  /// The holder's own face may be enrolled up to three times, and is compared all the same.
  @Test
  @Tag("LK-2")
  @Tag("LK-73")
  void theHoldersKnownFaceIsNoPoseBesideThatOfSomebodyElse() {
    CredentialRef known = senses.withFace(OWNER);
    start(CredentialKind.FACE);
    senses.oddPose(FacePose.STRAIGHT);
    senses.knownOddPose(known.index(), FacePose.UP, FacePose.STRAIGHT);

    assertEquals(Prompt.FACE_STRAIGHT, bench.prompts().getLast());
    assertEquals(List.of(Prompt.FACE_UP, Prompt.FACE_SAME, Prompt.FACE_STRAIGHT), bench.prompts());
  }

  @Test
  @Tag("LK-73")
  void posesAndReadingsThatDifferDoNotStretchTheStep() {
    start(CredentialKind.FACE);
    senses.pose(FacePose.STRAIGHT);
    bench.pass(Duration.ofSeconds(40));
    senses.oddPose(FacePose.UP, FacePose.STRAIGHT);
    bench.pass(Duration.ofSeconds(20));
    assertEquals(List.of(EnrolmentOutcome.TIMED_OUT), outcomes());

    start(CredentialKind.PALM_VEIN);
    senses.strangePalm(1);
    bench.pass(Duration.ofSeconds(40));
    senses.oddPalm(2, 1);
    bench.pass(Duration.ofSeconds(20));
    assertEquals(List.of(EnrolmentOutcome.TIMED_OUT), outcomes());
  }

  @Test
  @Tag("LK-73")
  void aReadingOfAnotherPalmIsRefusedForThatReasonAndNotKept() {
    start(CredentialKind.PALM_VEIN);
    senses.strangePalm(1);
    senses.strangePalm(2);
    senses.oddPalm(9, 1, 2);
    assertEquals(Prompt.PALM_SAME, bench.prompts().getLast());
    assertEquals(Tone.REFUSED, bench.tones().getLast());

    senses.strangePalm(3);
    assertEquals(List.of(EnrolmentOutcome.DONE), outcomes());
    assertFalse(isKept(CredentialKind.PALM_VEIN, BenchSenses.palmDigest(9)));
  }

  @Test
  @Tag("LK-73")
  void ofTwoReadingsThatDifferTheNewerStays() {
    start(CredentialKind.PALM_VEIN);
    senses.strangePalm(9);
    senses.oddPalm(1, 9);
    assertEquals(Prompt.PALM_SAME, bench.prompts().getLast());

    senses.oddPalm(2, 9);
    senses.oddPalm(3, 9);
    assertEquals(List.of(EnrolmentOutcome.DONE), outcomes());
    assertFalse(isKept(CredentialKind.PALM_VEIN, BenchSenses.palmDigest(9)));
  }
}
