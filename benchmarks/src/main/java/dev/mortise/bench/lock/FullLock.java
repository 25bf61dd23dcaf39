package dev.mortise.bench.lock;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.TemplateSlot;
import dev.mortise.biometric.face.FaceFeatures;
import dev.mortise.biometric.face.FacePose;
import dev.mortise.biometric.face.ProjectedFaceMatcher;
import dev.mortise.biometric.fingerprint.FingerCapture;
import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.protect.ProtectedTemplate;
import dev.mortise.biometric.protect.ProtectionKey;
import dev.mortise.biometric.vector.KernelChoice;
import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.lock.StoredState;
import dev.mortise.lock.stored.StoredStateCodec;
import dev.mortise.passcode.Digits;
import dev.mortise.passcode.Passcode;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.device.LockPlace;
import dev.mortise.sim.device.LockSetup;
import dev.mortise.sim.device.PlaceUnusable;
import dev.mortise.sim.flash.Flash;
import dev.mortise.sim.flash.FlashChange;
import dev.mortise.sim.flash.FlashCommit;
import dev.mortise.sim.flash.SecureElement;
import dev.mortise.sim.flash.medium.FolderMedium;
import dev.mortise.sim.sensor.face.SyntheticFace;
import dev.mortise.sim.sensor.finger.SyntheticFinger;
import dev.mortise.sim.sensor.reader.FingerprintReader;
import dev.mortise.sim.sensor.reader.ReaderParameters;
import dev.mortise.sim.world.WorldClock;
import dev.mortise.user.Role;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// A lock in a folder that holds all it can: fifty users, each with a passcode, a finger of three
/// touches and a face of five poses, and the newest 5,000 events.
final class FullLock {

  private static final int TOUCHES = 3;

  /// Fingers are read from images, which takes its time; ten users share the touches of one.
  private static final int FINGERS = 5;

  private static final long EVENTS = 4_990;
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

  private final Path folder;
  private final List<FingerprintTemplate> touches = touches();

  private FullLock(Path folder) {
    this.folder = folder;
  }

  /// Fills an empty folder.
  static FullLock in(Path folder) throws PlaceUnusable {
    FullLock lock = new FullLock(folder);
    lock.enrol();
    try (WorldClock world = world();
        LockDevice device = lock.open(world)) {
      boolean unlock = true;
      while (device.view().mind().orElseThrow().stored().journal().sequence() < EVENTS) {
        device.hands().turnKey(unlock).toCompletableFuture().join();
        unlock = !unlock;
      }
    }
    return lock;
  }

  static WorldClock world() {
    return WorldClock.manual(MORNING);
  }

  /// Starts it; whoever touches its reader is the first of those enrolled.
  LockDevice open(WorldClock world) throws PlaceUnusable {
    LockSetup usual = LockSetup.usual(LockPlace.folder(folder), world);
    return LockDevice.open(
        new LockSetup(
            usual.model(),
            usual.policy(),
            usual.place(),
            world,
            usual.entropy(),
            _ -> new FingerCapture.Captured(copy(touches.getFirst())),
            usual.matchers()));
  }

  /// A lock wipes what its reader gave it when it stops.
  private static FingerprintTemplate copy(FingerprintTemplate touch) {
    return FingerprintTemplate.adopt(touch.format(), touch.lend(byte[]::clone));
  }

  private static List<FingerprintTemplate> touches() {
    FingerprintReader reader = new FingerprintReader(ReaderParameters.USUAL);
    List<FingerprintTemplate> touches = new ArrayList<>();
    for (int finger = 1; finger <= FINGERS; finger++) {
      for (int touch = 1; touch <= TOUCHES; touch++) {
        if (reader.capture(SyntheticFinger.of(finger).impression(touch))
            instanceof FingerCapture.Captured(FingerprintTemplate template)) {
          touches.add(template);
        }
      }
    }
    return touches;
  }

  private void enrol() {
    FolderMedium medium = new FolderMedium(folder);
    SecureRandom random = new SecureRandom();
    try (SecureElement element = SecureElement.make(medium, new LockId(new UUID(1, 3)), random);
        Flash flash = Flash.open(medium, element);
        ProtectionKey key = element.protectionKey()) {
      flash.start();
      byte[] fresh = new byte[Entropy.SIZE];
      random.nextBytes(fresh);
      StoredState state = StoredState.blank(element.lock(), element.publicKey(), Entropy.of(fresh));
      List<FlashChange> changes = new ArrayList<>();
      ProjectedFaceMatcher faces = faces(key);
      for (int number = 1; number <= BenchedLock.USERS; number++) {
        state = withUser(state, number);
        state = with(state, number, CredentialKind.FINGERPRINT, fingers(number), changes);
        state = with(state, number, CredentialKind.FACE, faces(faces, number), changes);
      }
      try (SecretBytes encoded = StoredStateCodec.encode(state)) {
        flash.commit(
            new FlashCommit(
                encoded,
                state.identity().generation(),
                state.journal(),
                state.firmware().boot(),
                Duration.ZERO,
                changes));
      }
    }
  }

  private static ProjectedFaceMatcher faces(ProtectionKey key) {
    return new ProjectedFaceMatcher(
        SyntheticFace.MODEL,
        key,
        ProjectedFaceMatcher.USUAL_BITS,
        ProjectedFaceMatcher.USUAL_POLICY,
        KernelChoice.SCALAR.kernels());
  }

  private List<ProtectedTemplate> fingers(int number) {
    int first = number % FINGERS * TOUCHES;
    return List.copyOf(touches.subList(first, first + TOUCHES));
  }

  private static List<ProtectedTemplate> faces(ProjectedFaceMatcher matcher, int number) {
    return Arrays.stream(FacePose.values())
        .<ProtectedTemplate>map(
            pose -> {
              try (FaceFeatures seen = SyntheticFace.of(number).impression(1, pose)) {
                return matcher.protect(seen);
              }
            })
        .toList();
  }

  private static StoredState with(
      StoredState state,
      int number,
      CredentialKind kind,
      List<ProtectedTemplate> templates,
      List<FlashChange> changes) {
    BiometricKind biometric =
        kind == CredentialKind.FACE ? BiometricKind.FACE : BiometricKind.FINGERPRINT;
    List<Octets> digests = templates.stream().map(ProtectedTemplate::digest).toList();
    templates.forEach(
        one -> changes.add(new FlashChange.KeepTemplate(new TemplateSlot(biometric, number), one)));
    CredentialRef ref = new CredentialRef(kind, number);
    return state.with(
        state.household().with(Credential.of(ref, new UserIndex(number), false, digests)));
  }

  private static StoredState withUser(StoredState state, int number) {
    UserIndex index = new UserIndex(number);
    Role role = number == 1 ? Role.ADMINISTRATOR : Role.USER;
    CredentialRef ref = new CredentialRef(CredentialKind.PASSCODE, number);
    return state.with(
        state
            .household()
            .with(User.of(index, new DisplayName("User " + number), role))
            .withPasscode(
                Credential.of(ref, index, false, List.of()),
                new Passcode(Digits.of(BenchedLock.passcode(number))),
                state.identity().passcodeKey()));
  }
}
