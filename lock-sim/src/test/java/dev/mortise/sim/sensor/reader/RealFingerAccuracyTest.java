package dev.mortise.sim.sensor.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.fingerprint.FingerCapture.Captured;
import dev.mortise.biometric.fingerprint.FingerOwner;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.MatchOutcome;
import dev.mortise.biometric.fingerprint.MatchOutcome.Match;
import dev.mortise.biometric.fingerprint.MatchOutcome.NoMatch;
import dev.mortise.biometric.fingerprint.MatcherParameters;
import dev.mortise.biometric.fingerprint.search.FingerGallery;
import dev.mortise.sim.sensor.FingerImage;
import dev.mortise.sim.sensor.FingerLoad.Loaded;
import dev.mortise.sim.sensor.ImageFiles;
import dev.mortise.sim.sensor.reader.Prints.Print;
import dev.mortise.user.UserIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whether reader and matcher tell real fingers apart.
///
/// Runs where `MORTISE_FINGERPRINTS` names a folder with the set `DB1_B` of the Fingerprint
/// Verification Competition 2002: ten fingers, eight impressions each, as
/// `<finger>_<impression>.png`. Nothing of them is kept.
class RealFingerAccuracyTest {

  private static final String FOLDER = "MORTISE_FINGERPRINTS";
  private static final String SET = "DB1_B";
  private static final Pattern NAME = Pattern.compile("(?<finger>\\d+)_(?<impression>\\d+)\\.png");

  /// Impressions up to this one are enrolled, the others touch the door.
  private static final int ENROLLED = 3;

  /// About one false match in 63,000 on SourceAFIS's scale.
  private static final double SOURCE_AFIS_THRESHOLD = 48;

  private record Touch(int finger, int impression, FingerImage image) {
    /// The last digit of the finger's number tells the ten of a set apart.
    FingerSlot slot() {
      return new FingerSlot(finger % 10 + 1);
    }

    FingerOwner owner() {
      return new FingerOwner(new UserIndex(finger % 10 + 1), false);
    }

    boolean enrols() {
      return impression <= ENROLLED;
    }
  }

  private final FingerprintReader reader = new FingerprintReader(ReaderParameters.USUAL);

  @Test
  void realFingersAreToldApart() throws IOException {
    List<Touch> touches = touches();
    List<Touch> good =
        touches.stream().filter(touch -> reader.capture(touch.image) instanceof Captured).toList();
    List<Print> prints =
        good.stream().map(touch -> Print.of(touch.finger, touch.impression, touch.image)).toList();

    ErrorRates rates = new Prints(prints).compared((_, _) -> true);

    double threshold = SOURCE_AFIS_THRESHOLD;
    System.out.printf(
        "%s; %d of %d refused as poor quality%n",
        rates.summary("real fingers of " + SET, threshold),
        touches.size() - good.size(),
        touches.size());
    assertTrue(rates.equalErrorRate() < 0.04, "EER " + rates.equalErrorRate());
    assertTrue(touches.size() - good.size() < touches.size() / 5, "too many refused");
    assertEquals(0, rates.falseMatches(threshold));
  }

  @Test
  void householdOfRealFingersOpensAndNobodyIsTakenForAnother() throws IOException {
    FingerGallery matcher = new FingerGallery(MatcherParameters.USUAL);
    List<Touch> touches = touches();
    for (Touch touch : touches.stream().filter(Touch::enrols).toList()) {
      if (reader.capture(touch.image) instanceof Captured(var template)) {
        matcher.enrol(touch.slot(), touch.owner(), template);
      }
    }
    int opened = 0;
    int refused = 0;
    for (Touch touch : touches.stream().filter(touch -> !touch.enrols()).toList()) {
      if (reader.capture(touch.image) instanceof Captured(var template)) {
        MatchOutcome outcome = matcher.identify(template, RecentMisses.NONE);
        refused += outcome instanceof NoMatch ? 1 : 0;
        opened += outcome instanceof Match(var slot, _) && slot.equals(touch.slot()) ? 1 : 0;
        assertFalse(
            outcome instanceof Match(var slot, _) && !slot.equals(touch.slot()),
            "one finger is taken for another");
      }
    }
    System.out.printf(
        "household of %s, %d impressions a finger: %d touches open, %d do not%n",
        SET, ENROLLED, opened, refused);
    assertTrue(opened > 9 * refused, "opened %d refused %d".formatted(opened, refused));
  }

  /// In the order of fingers and impressions, so that a finger is enrolled before it touches the
  /// door.
  private static List<Touch> touches() throws IOException {
    String folder = System.getenv(FOLDER);
    assumeTrue(folder != null, "needs real fingerprints: " + FOLDER + " names no folder");
    Path set = Path.of(folder, SET);
    assumeTrue(Files.isDirectory(set), "needs real fingerprints: no folder " + SET);
    try (Stream<Path> files = Files.list(set)) {
      return files.sorted().flatMap(RealFingerAccuracyTest::touch).toList();
    }
  }

  private static Stream<Touch> touch(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      return Stream.empty();
    }
    Loaded loaded = assertInstanceOf(Loaded.class, ImageFiles.read(file));
    return Stream.of(
        new Touch(
            Integer.parseInt(name.group("finger")),
            Integer.parseInt(name.group("impression")),
            loaded.image()));
  }
}
