package dev.mortise.sim.device.sense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.face.FaceSample;
import dev.mortise.biometric.palm.PalmSample;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.sim.flash.Flash;
import dev.mortise.sim.flash.SecureElement;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.sensor.face.FaceSource;
import dev.mortise.sim.sensor.palm.PalmSource;
import dev.mortise.user.Household;
import java.security.SecureRandom;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Camera and scanner tell who was there before from who comes now.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class OnePersonTest {

  @Test
  @Tag("LK-73")
  void posesOfAnotherPersonAreToldApartFromThoseOfTheSame() {
    with(
        senses -> {
          FaceSample.Captured straight = face(senses, "straight:synthetic:12/1");
          senses.hold(Set.of(straight.templateDigest()));
          FaceSample.Captured up = face(senses, "up:synthetic:12/1");
          senses.hold(Set.of(straight.templateDigest(), up.templateDigest()));
          FaceSample.Captured other = face(senses, "down:synthetic:8/1");

          assertEquals(Set.of(), straight.unlike());
          assertEquals(Set.of(), up.unlike());
          assertEquals(Set.of(straight.templateDigest(), up.templateDigest()), other.unlike());
        });
  }

  @Test
  @Tag("LK-73")
  void readingsOfAnotherPalmAreToldApartFromThoseOfTheSame() {
    with(
        senses -> {
          PalmSample.Captured first = palm(senses, "synthetic:7/1");
          senses.hold(Set.of(first.templateDigest()));
          PalmSample.Captured second = palm(senses, "synthetic:7/2");
          senses.hold(Set.of(first.templateDigest(), second.templateDigest()));
          PalmSample.Captured other = palm(senses, "synthetic:8/1");

          assertEquals(Set.of(), first.unlike());
          assertEquals(Set.of(), second.unlike());
          assertEquals(Set.of(first.templateDigest(), second.templateDigest()), other.unlike());
        });
  }

  /// However many look in between, the poses that an enrolment holds are compared.
  @Test
  @Tag("LK-73")
  void whatAnEnrolmentHoldsIsComparedHoweverManyLookInBetween() {
    with(
        senses -> {
          Octets first = face(senses, "straight:synthetic:12/1").templateDigest();
          senses.hold(Set.of(first));
          for (int look = 0; look < 20; look++) {
            assertTrue(
                face(senses, "up:synthetic:%d/1".formatted(20 + look)).unlike().contains(first));
          }
        });
  }

  @Test
  @Tag("LK-11")
  void outsideAnEnrolmentNothingIsComparedWithWhatWasSeenBefore() {
    with(
        senses -> {
          for (int look = 0; look < 3; look++) {
            assertEquals(
                Set.of(), face(senses, "straight:synthetic:%d/1".formatted(look)).unlike());
            assertEquals(Set.of(), palm(senses, "synthetic:%d/1".formatted(look)).unlike());
          }
        });
  }

  private static void with(Consumer<Senses> test) {
    SecureRandom random = new SecureRandom();
    try (FlashChip chip = new FlashChip();
        SecureElement element = SecureElement.make(chip, new LockId(UUID.randomUUID()), random);
        Flash flash = Flash.open(chip, element);
        Senses senses = new Senses(flash, Matchers.USUAL, element::protectionKey)) {
      flash.start();
      test.accept(senses);
    }
  }

  private static FaceSample.Captured face(Senses senses, String name) {
    FaceSource.Shown shown = assertInstanceOf(FaceSource.Shown.class, FaceSource.parse(name));
    return assertInstanceOf(
        FaceSample.Captured.class,
        senses.sample(shown.capture(), Household.EMPTY, RecentMisses.NONE));
  }

  private static PalmSample.Captured palm(Senses senses, String name) {
    PalmSource.Shown shown = assertInstanceOf(PalmSource.Shown.class, PalmSource.parse(name));
    return assertInstanceOf(
        PalmSample.Captured.class,
        senses.sample(shown.capture(), Household.EMPTY, RecentMisses.NONE));
  }
}
