package dev.mortise.sim.device.sense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.TemplateSlot;
import dev.mortise.biometric.face.FaceOutcome;
import dev.mortise.biometric.face.FacePose;
import dev.mortise.biometric.face.FaceSample;
import dev.mortise.biometric.face.FaceSlot;
import dev.mortise.biometric.palm.PalmOutcome;
import dev.mortise.biometric.palm.PalmSample;
import dev.mortise.biometric.palm.PalmSlot;
import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.firmware.BootChoice;
import dev.mortise.journal.JournalHead;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.flash.Flash;
import dev.mortise.sim.flash.FlashChange;
import dev.mortise.sim.flash.FlashCommit;
import dev.mortise.sim.flash.SecureElement;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.sensor.face.FaceSource;
import dev.mortise.sim.sensor.palm.PalmSource;
import dev.mortise.user.Household;
import dev.mortise.user.Role;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Faces and palms by the lock's own matchers, from the sensor to the flash and back.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class FacesTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final User HOLDER =
      User.of(new UserIndex(1), new DisplayName("Ada"), Role.ADMINISTRATOR);
  private static final TemplateSlot FACE = new TemplateSlot(BiometricKind.FACE, 1);
  private static final TemplateSlot PALM = new TemplateSlot(BiometricKind.PALM_VEIN, 1);

  @Test
  @Tag("LK-11")
  void aFaceIsKnownAgainAfterARestartAndAStrangersIsNot() {
    try (FlashChip chip = new FlashChip();
        SecureElement element = SecureElement.make(chip, new LockId(UUID.randomUUID()), RANDOM)) {
      Household household;
      try (Flash flash = Flash.open(chip, element);
          Senses senses = senses(flash, element)) {
        flash.start();
        household = keepFace(flash, senses, 7);
        assertKnown(senses, "synthetic:7/9", household);
        assertStrange(senses, "synthetic:8/1", household);
      }
      try (Flash flash = Flash.open(chip, element);
          Senses senses = senses(flash, element)) {
        flash.start();
        assertKnown(senses, "synthetic:7/9", household);
        assertStrange(senses, "synthetic:8/1", household);
      }
    }
  }

  @Test
  @Tag("LK-11")
  void aPalmIsKnownAgainAfterARestartAndAStrangersIsNot() {
    try (FlashChip chip = new FlashChip();
        SecureElement element = SecureElement.make(chip, new LockId(UUID.randomUUID()), RANDOM)) {
      Household household = Household.EMPTY.with(HOLDER);
      try (Flash flash = Flash.open(chip, element);
          Senses senses = senses(flash, element)) {
        flash.start();
        Octets digest = palm(senses, "synthetic:7/1", household).templateDigest();
        household = household.with(credential(CredentialKind.PALM_VEIN, List.of(digest)));
        keep(flash, senses, PALM, List.of(digest), household);
      }
      try (Flash flash = Flash.open(chip, element);
          Senses senses = senses(flash, element)) {
        flash.start();
        assertEquals(
            new PalmSlot(1),
            assertInstanceOf(
                    PalmOutcome.Match.class, palm(senses, "synthetic:7/2", household).outcome())
                .slot());
        assertInstanceOf(
            PalmOutcome.NoMatch.class, palm(senses, "synthetic:8/1", household).outcome());
      }
    }
  }

  @Test
  @Tag("SEC-26")
  @Tag("LK-81")
  void aFaceThatTheHouseholdDoesNotNameOpensForNobody() {
    try (FlashChip chip = new FlashChip();
        SecureElement element = SecureElement.make(chip, new LockId(UUID.randomUUID()), RANDOM)) {
      try (Flash flash = Flash.open(chip, element);
          Senses senses = senses(flash, element)) {
        flash.start();
        keepFace(flash, senses, 7);
      }
      try (Flash flash = Flash.open(chip, element);
          Senses senses = senses(flash, element)) {
        flash.start();
        assertEquals(5, flash.templates(BiometricKind.FACE).size(), "the flash alone cannot tell");
        assertStrange(senses, "synthetic:7/1", Household.EMPTY.with(HOLDER));
      }
    }
  }

  @Test
  @Tag("LK-81")
  void aDroppedFaceIsNobodysAtOnce() {
    try (FlashChip chip = new FlashChip();
        SecureElement element = SecureElement.make(chip, new LockId(UUID.randomUUID()), RANDOM);
        Flash flash = Flash.open(chip, element);
        Senses senses = senses(flash, element)) {
      flash.start();
      Household household = keepFace(flash, senses, 7);
      FlashChange gone = new FlashChange.DropTemplates(FACE);
      commit(flash, List.of(gone));
      senses.follow(gone, Household.EMPTY.with(HOLDER));

      assertStrange(senses, "synthetic:7/9", household);
    }
  }

  @Test
  @Tag("LK-29")
  void anErasedFaceIsNobodysAndTheNextIsKnownUnderAnotherKey() {
    try (FlashChip chip = new FlashChip();
        SecureElement element = SecureElement.make(chip, new LockId(UUID.randomUUID()), RANDOM);
        Flash flash = Flash.open(chip, element);
        Senses senses = senses(flash, element)) {
      flash.start();
      Household household = keepFace(flash, senses, 7);
      Octets before = face(senses, "synthetic:9/1", household).templateDigest();
      FlashChange gone = new FlashChange.EraseEverything();
      flash.commit(
          new FlashCommit(
              SecretBytes.copyOf((byte) 1),
              Generation.FIRST.next(),
              JournalHead.EMPTY,
              BootChoice.FACTORY,
              Duration.ZERO,
              List.of(gone)));
      senses.follow(gone, Household.EMPTY);

      assertStrange(senses, "synthetic:7/9", household);
      Octets after = face(senses, "synthetic:9/1", household).templateDigest();
      assertNotEquals(before, after);
    }
  }

  @Test
  @Tag("LK-32")
  void thePosesOfARunningEnrolmentAreNotForgottenHoweverManyLookInBetween() {
    try (FlashChip chip = new FlashChip();
        SecureElement element = SecureElement.make(chip, new LockId(UUID.randomUUID()), RANDOM);
        Flash flash = Flash.open(chip, element);
        Senses senses = senses(flash, element)) {
      flash.start();
      Octets first = face(senses, "straight:synthetic:7/1", Household.EMPTY).templateDigest();
      senses.hold(Set.of(first));
      Octets second = face(senses, "up:synthetic:7/1", Household.EMPTY).templateDigest();
      for (int look = 0; look < 20; look++) {
        face(senses, "synthetic:8/" + look, Household.EMPTY);
      }

      assertEquals(first, senses.captured(FACE, first).digest());
      assertThrows(IllegalStateException.class, () -> senses.captured(FACE, second));
      senses.hold(Set.of());
      face(senses, "synthetic:9/1", Household.EMPTY);
      face(senses, "synthetic:9/2", Household.EMPTY);
      assertThrows(IllegalStateException.class, () -> senses.captured(FACE, first));
    }
  }

  private static Senses senses(Flash flash, SecureElement element) {
    return new Senses(flash, Matchers.USUAL, element::protectionKey);
  }

  /// Stores five poses as the one face of the one user, whom it returns.
  private static Household keepFace(Flash flash, Senses senses, long seed) {
    Household nobody = Household.EMPTY.with(HOLDER);
    List<Octets> digests =
        Arrays.stream(FacePose.values())
            .map(
                pose ->
                    face(
                            senses,
                            pose.name().toLowerCase(Locale.ROOT)
                                + ":synthetic:%d/1".formatted(seed),
                            nobody)
                        .templateDigest())
            .toList();
    Household household = nobody.with(credential(CredentialKind.FACE, digests));
    keep(flash, senses, FACE, digests, household);
    return household;
  }

  private static Credential credential(CredentialKind kind, List<Octets> digests) {
    return Credential.of(new CredentialRef(kind, 1), HOLDER.index(), false, digests);
  }

  private static void keep(
      Flash flash, Senses senses, TemplateSlot slot, List<Octets> digests, Household household) {
    List<FlashChange> changes =
        digests.stream()
            .<FlashChange>map(
                digest -> new FlashChange.KeepTemplate(slot, senses.captured(slot, digest)))
            .toList();
    commit(flash, changes);
    changes.forEach(change -> senses.follow(change, household));
  }

  private static void commit(Flash flash, List<FlashChange> changes) {
    flash.commit(
        new FlashCommit(
            SecretBytes.copyOf((byte) 1),
            Generation.FIRST,
            JournalHead.EMPTY,
            BootChoice.FACTORY,
            Duration.ZERO,
            changes));
  }

  private static FaceSample.Captured face(Senses senses, String name, Household household) {
    FaceSource.Shown shown = assertInstanceOf(FaceSource.Shown.class, FaceSource.parse(name));
    return assertInstanceOf(
        FaceSample.Captured.class, senses.sample(shown.capture(), household, RecentMisses.NONE));
  }

  private static PalmSample.Captured palm(Senses senses, String name, Household household) {
    PalmSource.Shown shown = assertInstanceOf(PalmSource.Shown.class, PalmSource.parse(name));
    return assertInstanceOf(
        PalmSample.Captured.class, senses.sample(shown.capture(), household, RecentMisses.NONE));
  }

  private static void assertKnown(Senses senses, String name, Household household) {
    assertEquals(
        new FaceSlot(1),
        assertInstanceOf(FaceOutcome.Match.class, face(senses, name, household).outcome()).slot());
  }

  private static void assertStrange(Senses senses, String name, Household household) {
    assertInstanceOf(FaceOutcome.NoMatch.class, face(senses, name, household).outcome());
  }
}
