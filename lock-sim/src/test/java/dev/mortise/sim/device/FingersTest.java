package dev.mortise.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.biometric.fingerprint.FingerCapture;
import dev.mortise.biometric.fingerprint.FingerSample;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.MatchOutcome;
import dev.mortise.journal.JournalHead;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.flash.Flash;
import dev.mortise.sim.flash.FlashChange;
import dev.mortise.sim.flash.FlashCommit;
import dev.mortise.sim.flash.SecureElement;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.sensor.FingerLoad;
import dev.mortise.sim.sensor.FingerSource;
import dev.mortise.sim.sensor.reader.FingerprintReader;
import dev.mortise.sim.sensor.reader.ReaderParameters;
import dev.mortise.sim.sensor.reader.SourceAfisMatcher;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FingersTest {

  private static final FingerSlot FIRST = new FingerSlot(1);
  private static final SecureRandom RANDOM = new SecureRandom();

  @Test
  @Tag("LK-11")
  void aFingerIsKnownAgainAfterARestartAndAStrangersIsNot() {
    try (FlashChip chip = new FlashChip();
        SecureElement element = SecureElement.make(chip, new LockId(UUID.randomUUID()), RANDOM)) {
      try (Flash flash = Flash.open(chip, element);
          Fingers fingers = fingersOf(flash)) {
        flash.start();
        FingerSample.Captured sample = captured(fingers, "synthetic:7/1");
        keep(flash, fingers, sample);
        assertEquals(FIRST, slot(captured(fingers, "synthetic:7/2")));
      }
      try (Flash flash = Flash.open(chip, element);
          Fingers fingers = fingersOf(flash)) {
        flash.start();
        assertEquals(FIRST, slot(captured(fingers, "synthetic:7/2")));
        assertInstanceOf(MatchOutcome.NoMatch.class, captured(fingers, "synthetic:8/1").outcome());
      }
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
    return new Fingers(flash, () -> new SourceAfisMatcher(SourceAfisMatcher.USUAL));
  }

  private static void keep(Flash flash, Fingers fingers, FingerSample.Captured sample) {
    var template = fingers.captured(sample.templateDigest());
    flash.commit(
        new FlashCommit(
            SecretBytes.copyOf((byte) 1),
            Generation.FIRST,
            JournalHead.EMPTY,
            Duration.ZERO,
            List.of(new FlashChange.KeepTemplate(FIRST, template))));
    fingers.kept(FIRST, template);
  }

  private static FingerSample.Captured captured(Fingers fingers, String finger) {
    FingerLoad.Loaded loaded =
        assertInstanceOf(FingerLoad.Loaded.class, FingerSource.parse(finger).load());
    FingerCapture capture = new FingerprintReader(ReaderParameters.USUAL).capture(loaded.image());
    return assertInstanceOf(FingerSample.Captured.class, fingers.sample(capture));
  }

  private static FingerSlot slot(FingerSample.Captured sample) {
    return assertInstanceOf(MatchOutcome.Match.class, sample.outcome()).slot();
  }
}
