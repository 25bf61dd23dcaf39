package dev.mortise.companion.sandbox.tour;

import static dev.mortise.companion.sandbox.tour.DuressScenes.FRIEND;
import static dev.mortise.companion.sandbox.tour.PairingScenes.OWNER;
import static dev.mortise.companion.sandbox.tour.PairingScenes.PASSCODE;

/// The lock while nobody is at home, and while nobody shall come in.
final class ModeScenes {

  private static final String USERS_PASSCODE = "802468";

  static final Scene LEAVING_HOME =
      new Scene(
          "Nobody should be at home: opening from inside alarms",
          "LK-53",
          stage -> {
            Said on = stage.door("leave");
            stage.expect("leaving-home mode is on", on.says("Leaving-home mode on"));
            stage.door("handle down");
            stage.await(
                "the alarm reaches the friend's app",
                FRIEND,
                said -> said.says("ALARM leaving home"),
                "events",
                "--last",
                "3");
            stage.settle();
            stage.door("leave");
            Said off = stage.door("press " + PASSCODE + " ok");
            stage.expect("an administrator ends it", off.says("Leaving-home mode off"));
            stage.settle();
          });

  static final Scene PRIVACY =
      new Scene(
          "Privacy mode keeps a user out and lets the administrator in",
          "LK-51",
          stage -> {
            Said added = stage.near(OWNER, "users", "add", "Kim");
            stage.expect("there is a second user", added.says("is user 2"));
            stage.near(OWNER, "enrol", "2", "passcode");
            Said enrolled = stage.door("press " + USERS_PASSCODE + " ok " + USERS_PASSCODE + " ok");
            stage.expect("who has a passcode", enrolled.says("Enrolled"));
            stage.settle();
            Said before = stage.door("press " + USERS_PASSCODE + " ok");
            stage.expect("that opens", before.says("bolt unlocked"));
            stage.settle();
            stage.expect("privacy is on", stage.near(OWNER, "mode", "privacy").done());
            Said user = stage.door("press " + USERS_PASSCODE + " ok");
            stage.expect("the user is refused", !user.says("bolt"));
            Said administrator = stage.door("press " + PASSCODE + " ok");
            stage.expect("the administrator comes in", administrator.says("bolt unlocked"));
            stage.expect("privacy is off", stage.near(OWNER, "mode", "normal").done());
            stage.settle();
          });

  private ModeScenes() {}
}
