package dev.mortise.lock;

import dev.mortise.biometric.MatchScore;
import dev.mortise.biometric.face.FaceFault;
import dev.mortise.biometric.face.FaceOutcome;
import dev.mortise.biometric.face.FacePose;
import dev.mortise.biometric.face.FaceSample;
import dev.mortise.biometric.face.FaceSlot;
import dev.mortise.biometric.fingerprint.FingerSample;
import dev.mortise.biometric.palm.PalmFault;
import dev.mortise.biometric.palm.PalmOutcome;
import dev.mortise.biometric.palm.PalmSample;
import dev.mortise.biometric.palm.PalmSlot;
import dev.mortise.credential.CardNumber;
import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.user.UserIndex;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Faces, palms and cards before a lock on the bench, as its sensors tell the machine of them.
record BenchSenses(LockBench bench) {

  private static final MatchScore SCORE = new MatchScore(0.9);

  /// Touches the keypad unless it is awake, so that the camera looks.
  BenchSenses awake() {
    if (!bench.state().live().keypad().isAwake()) {
      bench.press("x");
    }
    return this;
  }

  /// Has the camera look at whoever approaches, as if the setting had been changed (LK-33).
  BenchSenses onApproach() {
    StoredState stored = bench.state().stored();
    bench.setUp(
        stored.with(
            stored.settings().with(Setting.FACE_TRIGGER, new SettingValue.Word("approach"))));
    return this;
  }

  /// A face that is enrolled.
  List<LockEffect> face(int slot) {
    return face(new FaceOutcome.Match(new FaceSlot(slot), SCORE), slot, FacePose.STRAIGHT);
  }

  /// A face that nobody knows.
  List<LockEffect> strangeFace(int number) {
    return face(new FaceOutcome.NoMatch(), 2000 + number, FacePose.STRAIGHT);
  }

  /// A face that nobody knows, held so.
  List<LockEffect> pose(FacePose pose) {
    return face(new FaceOutcome.NoMatch(), 3000 + number(pose), pose);
  }

  /// An enrolled face, held so.
  List<LockEffect> pose(int slot, FacePose pose) {
    return face(new FaceOutcome.Match(new FaceSlot(slot), SCORE), 4000 + number(pose), pose);
  }

  /// A face that nobody knows, held so, and like none of these poses.
  List<LockEffect> oddPose(FacePose pose, FacePose... unlike) {
    return oddPose(new FaceOutcome.NoMatch(), pose, unlike);
  }

  /// An enrolled face, held so, and like none of these poses.
  List<LockEffect> knownOddPose(int slot, FacePose pose, FacePose... unlike) {
    return oddPose(new FaceOutcome.Match(new FaceSlot(slot), SCORE), pose, unlike);
  }

  /// Unlike the poses of both who may have been there before.
  private List<LockEffect> oddPose(FaceOutcome outcome, FacePose pose, FacePose... unlike) {
    Set<Octets> others =
        Arrays.stream(unlike)
            .flatMap(
                one -> Stream.of(BenchHousehold.template(3000 + number(one)), oddPoseDigest(one)))
            .collect(Collectors.toSet());
    return face(new FaceSample.Captured(oddPoseDigest(pose), pose, outcome, others));
  }

  /// Names the template of an odd pose.
  static Octets oddPoseDigest(FacePose pose) {
    return BenchHousehold.template(8000 + number(pose));
  }

  private static int number(FacePose pose) {
    return List.of(FacePose.values()).indexOf(pose);
  }

  private List<LockEffect> face(FaceOutcome outcome, int template, FacePose pose) {
    return face(new FaceSample.Captured(BenchHousehold.template(template), pose, outcome));
  }

  /// Whatever the camera makes of a face.
  List<LockEffect> face(FaceSample sample) {
    return bench.cause(new LockInput.FacePresented(sample));
  }

  List<LockEffect> badFace(FaceFault fault) {
    return face(new FaceSample.PoorQuality(fault));
  }

  List<LockEffect> falseFace() {
    return face(new FaceSample.AttackPresentation());
  }

  /// A palm that is enrolled.
  List<LockEffect> palm(int slot) {
    return palm(
        new PalmSample.Captured(
            BenchHousehold.template(slot), new PalmOutcome.Match(new PalmSlot(slot), SCORE)));
  }

  /// A palm that nobody knows.
  List<LockEffect> strangePalm(int number) {
    return oddPalm(number);
  }

  /// A palm that nobody knows and that is like none of these.
  List<LockEffect> oddPalm(int number, int... unlike) {
    Set<Octets> others =
        Arrays.stream(unlike).mapToObj(BenchSenses::palmDigest).collect(Collectors.toSet());
    return palm(new PalmSample.Captured(palmDigest(number), new PalmOutcome.NoMatch(), others));
  }

  /// Names the template of a palm that nobody knows.
  static Octets palmDigest(int number) {
    return BenchHousehold.template(5000 + number);
  }

  /// Whatever the scanner makes of a palm.
  List<LockEffect> palm(PalmSample sample) {
    return bench.cause(new LockInput.PalmPresented(sample));
  }

  List<LockEffect> badPalm(PalmFault fault) {
    return palm(new PalmSample.PoorQuality(fault));
  }

  List<LockEffect> falsePalm() {
    return palm(new PalmSample.AttackPresentation());
  }

  /// The card of this number.
  List<LockEffect> card(int number) {
    return bench.cause(new LockInput.CardPresented(number(number)));
  }

  List<LockEffect> falseFinger() {
    return bench.cause(new LockInput.FingerPresented(new FingerSample.AttackPresentation()));
  }

  private static CardNumber number(int number) {
    return new CardNumber(Octets.ofHex("%014x".formatted(number)));
  }

  /// Adds a face to a user, as if it had been enrolled.
  CredentialRef withFace(UserIndex user) {
    return with(CredentialKind.FACE, user, BenchHousehold.template(6000));
  }

  /// Adds a palm to a user.
  CredentialRef withPalm(UserIndex user) {
    return with(CredentialKind.PALM_VEIN, user, BenchHousehold.template(7000));
  }

  /// Adds the card of this number to a user.
  CredentialRef withCard(UserIndex user, int number) {
    return with(
        CredentialKind.PROXIMITY_CARD,
        user,
        number(number).digest(bench.state().stored().identity().passcodeKey()));
  }

  private CredentialRef with(CredentialKind kind, UserIndex user, Octets digest) {
    StoredState stored = bench.state().stored();
    CredentialRef ref = stored.household().freeRef(kind).orElseThrow();
    bench.setUp(
        stored.with(stored.household().with(Credential.of(ref, user, false, List.of(digest)))));
    return ref;
  }
}
