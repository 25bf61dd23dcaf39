package dev.mortise.sim.device.sense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.fingerprint.FingerCapture;
import dev.mortise.biometric.fingerprint.FingerSample;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.MatchOutcome;
import dev.mortise.biometric.fingerprint.MatcherParameters;
import dev.mortise.biometric.fingerprint.search.FingerGallery;
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
import dev.mortise.sim.flash.medium.FolderMedium;
import dev.mortise.sim.sensor.FingerLoad;
import dev.mortise.sim.sensor.FingerSource;
import dev.mortise.sim.sensor.reader.FingerprintReader;
import dev.mortise.sim.sensor.reader.ReaderParameters;
import dev.mortise.user.Household;
import dev.mortise.user.Role;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingersTest {

  private static final FingerSlot FIRST = new FingerSlot(1);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final User HOLDER =
      User.of(new UserIndex(1), new DisplayName("Ada"), Role.ADMINISTRATOR);

  @TempDir Path folder;

  @Test
  @Tag("LK-73")
  void touchesOfAnotherFingerAreToldApartFromThoseOfTheSame() {
    try (FlashChip chip = new FlashChip();
        SecureElement element = SecureElement.make(chip, new LockId(UUID.randomUUID()), RANDOM);
        Flash flash = Flash.open(chip, element);
        Fingers fingers = fingersOf(flash)) {
      flash.start();
      var first = captured(fingers, "synthetic:7/1", Household.EMPTY);
      fingers.hold(Set.of(first.templateDigest()));
      var second = captured(fingers, "synthetic:7/2", Household.EMPTY);
      fingers.hold(Set.of(first.templateDigest(), second.templateDigest()));
      var other = captured(fingers, "synthetic:8/1", Household.EMPTY);

      assertEquals(Set.of(), first.unlike());
      assertEquals(Set.of(), second.unlike());
      assertEquals(Set.of(first.templateDigest(), second.templateDigest()), other.unlike());
    }
  }

  @Test
  @Tag("LK-11")
  void aFingerIsKnownAgainAfterARestartAndAStrangersIsNot() {
    Household household;
    try (FlashChip chip = new FlashChip();
        SecureElement element = SecureElement.make(chip, new LockId(UUID.randomUUID()), RANDOM)) {
      try (Flash flash = Flash.open(chip, element);
          Fingers fingers = fingersOf(flash)) {
        flash.start();
        FingerSample.Captured sample = captured(fingers, "synthetic:7/1", Household.EMPTY);
        household = keep(flash, fingers, sample);
        assertEquals(FIRST, slot(captured(fingers, "synthetic:7/2", household)));
      }
      try (Flash flash = Flash.open(chip, element);
          Fingers fingers = fingersOf(flash)) {
        flash.start();
        assertEquals(FIRST, slot(captured(fingers, "synthetic:7/2", household)));
        assertNoMatch(captured(fingers, "synthetic:8/1", household));
      }
    }
  }

  @Test
  @Tag("SEC-26")
  @Tag("LK-81")
  void aDeletedFingerWhoseRowIsPutBackOpensForNobody() throws SQLException {
    FolderMedium medium = new FolderMedium(folder);
    Household before;
    Household now;
    try (SecureElement element =
        SecureElement.make(medium, new LockId(UUID.randomUUID()), RANDOM)) {
      try (Flash flash = Flash.open(medium, element);
          Fingers fingers = fingersOf(flash)) {
        flash.start();
        before = keep(flash, fingers, captured(fingers, "synthetic:7/1", Household.EMPTY));
      }
      inDatabase(medium, "CREATE TABLE kept_aside AS SELECT * FROM template");
      try (Flash flash = Flash.open(medium, element);
          Fingers fingers = fingersOf(flash)) {
        flash.start();
        commit(flash, new FlashChange.DropTemplates(FIRST.place()));
        now = keep(flash, fingers, captured(fingers, "synthetic:8/1", Household.EMPTY));
      }
      inDatabase(
          medium,
          "INSERT INTO template (kind, slot, format, made, sealed)"
              + " SELECT kind, slot, format, made, sealed FROM kept_aside");
      try (Flash flash = Flash.open(medium, element);
          Fingers fingers = fingersOf(flash);
          Fingers deceived = fingersOf(flash)) {
        flash.start();
        assertEquals(1, flash.templates(BiometricKind.FINGERPRINT).size(), "the row's key is gone");
        assertNoMatch(captured(deceived, "synthetic:7/2", before));
        assertNoMatch(captured(fingers, "synthetic:7/2", now));
        assertEquals(FIRST, slot(captured(fingers, "synthetic:8/2", now)));
      }
    }
  }

  @Test
  void aStoredFingerThatTheHouseholdDoesNotNameOpensForNobody() {
    try (FlashChip chip = new FlashChip();
        SecureElement element = SecureElement.make(chip, new LockId(UUID.randomUUID()), RANDOM);
        Flash flash = Flash.open(chip, element);
        Fingers fingers = fingersOf(flash);
        Fingers named = fingersOf(flash);
        Fingers unnamed = fingersOf(flash)) {
      flash.start();
      Household household =
          keep(flash, fingers, captured(fingers, "synthetic:7/1", Household.EMPTY));

      assertEquals(FIRST, slot(captured(named, "synthetic:7/2", household)));
      assertNoMatch(captured(unnamed, "synthetic:7/2", Household.EMPTY));
    }
  }

  @Test
  void whatWasNeverCapturedCannotBeKept() {
    try (FlashChip chip = new FlashChip();
        SecureElement element = SecureElement.make(chip, new LockId(UUID.randomUUID()), RANDOM);
        Flash flash = Flash.open(chip, element);
        Fingers fingers = fingersOf(flash)) {
      flash.start();
      assertThrows(IllegalStateException.class, () -> fingers.captured(Octets.empty()));
    }
  }

  private static Fingers fingersOf(Flash flash) {
    return new Fingers(flash, () -> new FingerGallery(MatcherParameters.USUAL));
  }

  /// Stores a template as the one finger of the one user, whom it returns.
  private static Household keep(Flash flash, Fingers fingers, FingerSample.Captured sample) {
    var template = fingers.captured(sample.templateDigest());
    commit(flash, new FlashChange.KeepTemplate(FIRST.place(), template));
    Household household =
        Household.EMPTY
            .with(HOLDER)
            .with(
                Credential.of(
                    new CredentialRef(CredentialKind.FINGERPRINT, FIRST.index()),
                    HOLDER.index(),
                    false,
                    List.of(template.digest())));
    fingers.kept(FIRST, template, household);
    return household;
  }

  private static void commit(Flash flash, FlashChange change) {
    flash.commit(
        new FlashCommit(
            SecretBytes.copyOf((byte) 1),
            Generation.FIRST,
            JournalHead.EMPTY,
            BootChoice.FACTORY,
            Duration.ZERO,
            List.of(change)));
  }

  private static void inDatabase(FolderMedium medium, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(medium.databaseUrl("flash.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static FingerSample.Captured captured(
      Fingers fingers, String finger, Household household) {
    FingerLoad.Loaded loaded =
        assertInstanceOf(FingerLoad.Loaded.class, FingerSource.parse(finger).load());
    FingerCapture capture = new FingerprintReader(ReaderParameters.USUAL).capture(loaded.image());
    return assertInstanceOf(
        FingerSample.Captured.class, fingers.sample(capture, household, RecentMisses.NONE));
  }

  private static FingerSlot slot(FingerSample.Captured sample) {
    return assertInstanceOf(MatchOutcome.Match.class, sample.outcome()).slot();
  }

  private static void assertNoMatch(FingerSample.Captured sample) {
    assertInstanceOf(MatchOutcome.NoMatch.class, sample.outcome());
  }
}
