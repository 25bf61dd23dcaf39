package dev.mortise.companion.sandbox.tour;

import static dev.mortise.companion.sandbox.tour.PairingScenes.OWNER;

/// What is left of it all.
final class RecordScenes {

  static final Scene RECORD =
      new Scene(
          "Everything that happened, with who and how, in one chain",
          "LK-58",
          stage -> {
            Said household = stage.near(OWNER, "users", "list");
            stage.expect("the household has names", household.says("Kim"));
            Said told =
                stage.await(
                    "the companion has every event, each signed and joined to the one before",
                    OWNER,
                    said -> said.done() && said.says("privacy mode off"),
                    "events",
                    "--last",
                    "200");
            stage.expect(
                "by whom and how: passcode, finger, phone near and afar, visitor",
                told.says("unlocked with passcode 3 by Kim")
                    && told.says("unlocked with fingerprint 1 by")
                    && told.says("unlocked from nearby by")
                    && told.says("unlocked from afar by")
                    && told.says("one-time visitor passcode"));
            Said own = stage.near(OWNER, "read-log");
            stage.expect("the lock's own log tells the same", own.done());
          });

  private RecordScenes() {}
}
