package dev.mortise.companion.sandbox.tour;

import static dev.mortise.companion.sandbox.tour.PairingScenes.OWNER;

import java.util.regex.Pattern;

/// What an app does from afar, and what it can do for a lock that is off line.
final class DistanceScenes {

  private static final Pattern EIGHT_DIGITS = Pattern.compile("\\b[0-9]{8}\\b");

  static final Scene REMOTE =
      new Scene(
          "The door is opened from afar: a signed command over a challenge",
          "LK-37",
          stage -> {
            Said off = stage.app(OWNER, "unlock", "--remote");
            stage.expect("remote unlock is off until it is switched on", !off.done());
            Said on = stage.near(OWNER, "setting", "remote-unlock", "true");
            stage.expect("the setting is on", on.done());
            Said opened = stage.app(OWNER, "unlock", "--remote");
            stage.expect(
                "the lock opened, and its signed receipt is good",
                opened.done() && opened.says("unlocked"));
            stage.settle();
          });

  static final Scene VISITOR =
      new Scene(
          "A visitor's passcode is made while the lock is off line, and opens once",
          "LK-19",
          stage -> {
            stage.expect("it is switched on", stage.near(OWNER, "passcode", "on").done());
            stage.door("network off");
            stage.awaitLink(false);
            Said made = stage.app(OWNER, "passcode", "new", "parcel");
            String digits = made.find(EIGHT_DIGITS, "a passcode of 8 digits");
            Said first = stage.door("press " + digits + " ok");
            stage.expect("it opens the lock that never heard of it", first.says("bolt unlocked"));
            stage.settle();
            Said second = stage.door("press " + digits + " ok");
            stage.expect("it does not open a second time", !second.says("bolt"));
            stage.door("network on");
            stage.awaitLink(true);
          });

  private DistanceScenes() {}
}
