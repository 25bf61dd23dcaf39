package dev.mortise.companion.sandbox.tour;

import static dev.mortise.companion.sandbox.tour.PairingScenes.OWNER;
import static dev.mortise.companion.sandbox.tour.PairingScenes.register;

import dev.mortise.sim.command.terminal.LockTerminal;
import java.util.List;

/// Somebody is made to open the door, and only a friend learns of it.
final class DuressScenes {

  /// Who is told of alarms and opens nothing.
  static final String FRIEND = "friend";

  private static final String DURESS_PASSCODE = "246802";
  private static final String ALARM = "DURESS";

  static final Scene INVITATION =
      new Scene(
          "A second account is invited to hear alarms, and no more",
          "LK-6, LK-59",
          stage -> {
            register(stage, FRIEND);
            Said invited = stage.near(OWNER, "invite", "alarms-only");
            String code = invited.find(Stage.CODE, "an invitation code");
            Said redeemed = stage.near(FRIEND, "redeem", code);
            stage.expect("the friend's app is enrolled", redeemed.says("as alarms-only"));
            stage.expect("it opens nothing", !stage.near(FRIEND, "unlock").done());
          });

  static final Scene DURESS =
      new Scene(
          "The duress passcode opens like any other, and the friend's app alarms",
          "LK-17",
          stage -> {
            stage.near(OWNER, "enrol", "1", "passcode", "--duress");
            Said enrolled =
                stage.door("press " + DURESS_PASSCODE + " ok " + DURESS_PASSCODE + " ok");
            stage.expect("a duress passcode is enrolled", enrolled.says("Enrolled"));
            stage.settle();
            Said ordinary = stage.door("press " + PairingScenes.PASSCODE + " ok");
            stage.settle();
            Said forced = stage.door("press " + DURESS_PASSCODE + " ok");
            stage.expect("both passcodes look and sound alike", sameAs(ordinary, forced));
            stage.settle();
            stage.await(
                "the friend's app raises the alarm",
                FRIEND,
                said -> said.says(ALARM),
                "events",
                "--last",
                "6");
            Said owners =
                stage.await(
                    "the owner's app shows an ordinary opening, and its chain verifies",
                    OWNER,
                    said -> said.done() && said.says("joined to the one before"),
                    "events",
                    "--last",
                    "6");
            stage.expect("no word of duress there", !owners.says(ALARM));
          });

  private DuressScenes() {}

  private static boolean sameAs(Said one, Said other) {
    return one.says("bolt unlocked") && atTheDoor(one).equals(atTheDoor(other));
  }

  /// What a person at the door sees and hears. What the lock records is for its household alone.
  private static List<String> atTheDoor(Said said) {
    return said.lines().stream().filter(line -> !line.startsWith(LockTerminal.RECORDED)).toList();
  }
}
