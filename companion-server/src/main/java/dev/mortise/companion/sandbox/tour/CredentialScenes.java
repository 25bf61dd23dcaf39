package dev.mortise.companion.sandbox.tour;

import static dev.mortise.companion.sandbox.tour.PairingScenes.OWNER;
import static dev.mortise.companion.sandbox.tour.PairingScenes.PASSCODE;

import dev.mortise.sim.sensor.ImageFiles;
import dev.mortise.sim.sensor.finger.SyntheticFinger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What people open with at the door, and what happens to those who guess.
final class CredentialScenes {

  private static final int WRONG_TRIES = 5;
  private static final String TRY_AGAIN = "Not recognised";

  static final Scene FINGERPRINT =
      new Scene(
          "A thumb is enrolled from pictures; another touch of it opens, a stranger's does not",
          "LK-11, LK-73",
          stage -> {
            Said begun = stage.near(OWNER, "enrol", "1", "fingerprint");
            stage.expect("the app begins the enrolment", begun.done());
            Said touched = begun;
            for (int touch = 0; touch < 5 && !touched.says("Enrolled"); touch++) {
              touched = stage.door("finger " + Finger.THUMB.picture(stage, touch));
            }
            stage.expect("the thumb is enrolled", touched.says("Enrolled"));
            Said opened = stage.door("finger " + Finger.THUMB.picture(stage, 7));
            stage.expect("a touch it has not seen opens", opened.says("bolt unlocked"));
            stage.settle();
            Said refused = stage.door("finger " + Finger.STRANGER.picture(stage, 0));
            stage.expect(
                "a stranger's finger opens nothing",
                refused.says(TRY_AGAIN) && !refused.says("bolt"));
            stage.staysLocked();
          });

  static final Scene PADDING =
      new Scene(
          "The passcode opens among other digits, for whoever is watched",
          "LK-15",
          stage -> {
            Said padded = stage.door("press 80" + PASSCODE + "4413 ok");
            stage.expect("it opens with digits before and behind", padded.says("bolt unlocked"));
            stage.settle();
            Said tooLong = stage.door("press 80808080808" + PASSCODE + " ok");
            stage.expect(
                "17 digits are too many", tooLong.says(TRY_AGAIN) && !tooLong.says("bolt"));
            Said right = stage.door("press " + PASSCODE + " ok");
            stage.expect("the passcode alone opens", right.says("bolt unlocked"));
            stage.settle();
          });

  static final Scene LOCK_OUT =
      new Scene(
          "Five wrong tries lock the system for three minutes",
          "LK-47, LK-84",
          stage -> {
            for (int tried = 1; tried < WRONG_TRIES; tried++) {
              stage.door("press 97531" + tried + " ok");
            }
            Said fifth = stage.door("press 975310 ok");
            stage.expect("the fifth locks the system", fifth.says("The system is locked"));
            Said right = stage.door("press " + PASSCODE + " ok");
            stage.expect("the right passcode is refused as well", !right.says("bolt"));
            stage.door("clock +2m50s");
            Said early = stage.door("press " + PASSCODE + " ok");
            stage.expect("just before the end still", !early.says("bolt"));
            stage.door("clock +10s");
            Said late = stage.door("press " + PASSCODE + " ok");
            stage.expect("after three minutes it opens", late.says("bolt unlocked"));
            stage.settle();
          });

  private CredentialScenes() {}

  /// A finger that nobody has, as pictures in files.
  ///
  /// The seeds are fixed, so that the story comes out alike everywhere.
  private enum Finger {
    THUMB("thumb", 7),
    STRANGER("stranger", 11);

    private final String name;
    private final long seed;

    Finger(String name, long seed) {
      this.name = name;
      this.seed = seed;
    }

    Path picture(Stage stage, int impression) throws Deviation {
      Path file =
          stage.folder().resolve("fingers").resolve("%s-%d.png".formatted(name, impression));
      try {
        Files.createDirectories(file.getParent());
        return Files.write(file, ImageFiles.png(SyntheticFinger.of(seed).impression(impression)));
      } catch (IOException e) {
        throw new Deviation("a picture of a finger: " + e.getMessage());
      }
    }
  }
}
