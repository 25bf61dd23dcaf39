package dev.mortise.companion.sandbox.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// From an empty lock to one that has an administrator and an app.
final class PairingScenes {

  /// The administrator's passcode.
  static final String PASSCODE = "135790";

  /// Who the lock is bound to.
  static final String OWNER = "owner";

  static final Scene COMPANION =
      new Scene(
          "The companion runs, and the lock is connected to it",
          "",
          stage -> {
            stage.awaitLink(true);
            stage.expect("the companion can store", stage.http("/readyz").done());
          });

  static final Scene ADMINISTRATOR =
      new Scene(
          "The first administrator is made at the keypad",
          "LK-22",
          stage -> {
            Said made = stage.door("press cancel ok " + PASSCODE + " ok " + PASSCODE + " ok");
            stage.expect("there is an administrator", made.says("Administrator created"));
            Said opened = stage.door("press " + PASSCODE + " ok");
            stage.expect("the passcode opens", opened.says("bolt unlocked"));
            stage.settle();
          });

  static final Scene PAIRING =
      new Scene(
          "SET is held, the lock shows a code, an app pairs",
          "LK-27",
          stage -> {
            register(stage, OWNER);
            stage.door("cover off");
            stage.door("set hold");
            Said shown = stage.door("press " + PASSCODE + " ok");
            String code = shown.find(Stage.CODE, "a code on the screen");
            Said paired = stage.near(OWNER, "pair", code);
            stage.expect("the app is an administrator's", paired.says("as administrator"));
            String digits =
                paired.find(Pattern.compile("(?<=Digits: )[0-9 ]+(?=\\.)"), "digits to compare");
            stage.expect("phone and lock show the same digits", stage.screenShows(digits));
            stage.door("cover on");
            Said opened = stage.near(OWNER, "unlock");
            stage.expect("the app opens the door from nearby", opened.done());
            stage.settle();
          });

  private PairingScenes() {}

  /// Makes an account for whoever holds this phone.
  static void register(Stage stage, String phone) throws Deviation {
    Said registered =
        stage.app(
            phone,
            "register",
            phone + "@example.org",
            "--companion",
            stage.companion(),
            "--password-file",
            password(stage).toString());
    stage.expect(phone + " has an account", registered.done());
  }

  private static Path password(Stage stage) throws Deviation {
    try {
      return Files.writeString(stage.folder().resolve("password"), "correct horse battery staple");
    } catch (IOException e) {
      throw new Deviation("a file with a password: " + e.getMessage());
    }
  }
}
