package dev.mortise.companion.sandbox.tour;

import dev.mortise.companion.sandbox.Sandbox;
import dev.mortise.companion.sandbox.SandboxSettings;
import dev.mortise.sim.world.WorldClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The whole story on a sandbox of its own, which begins empty.
public final class Tour {

  private static final List<Scene> STORY =
      List.of(
          PairingScenes.COMPANION,
          PairingScenes.ADMINISTRATOR,
          PairingScenes.PAIRING,
          CredentialScenes.FINGERPRINT,
          CredentialScenes.PADDING,
          CredentialScenes.LOCK_OUT,
          DistanceScenes.REMOTE,
          DistanceScenes.VISITOR,
          DuressScenes.INVITATION,
          DuressScenes.DURESS,
          ModeScenes.LEAVING_HOME,
          ModeScenes.PRIVACY,
          RecordScenes.RECORD);

  private Tour() {}

  /// Plays the story and prints it; stops where it deviates.
  ///
  /// @param folder an empty folder, or one to be made, that everything is kept in
  /// @return whether all of it came out
  /// @throws IOException saying in one sentence why it could not begin
  public static boolean play(Path folder, PrintWriter out) throws IOException {
    return play(STORY, folder, out);
  }

  static boolean play(List<Scene> story, Path folder, PrintWriter out) throws IOException {
    if (isInUse(folder)) {
      throw new IOException(
          "a tour begins with a new lock, and %s is not empty; choose another --data"
              .formatted(folder));
    }
    Transcript transcript = new Transcript(out);
    long start = System.nanoTime();
    transcript.remark(
        """
        A tour of Mortise: one lock, one companion, two phones and a door.
        $TOUR is %s, which goes away at the end unless --data named it.
        Each phone's line goes on with --phone NAME --data $TOUR/phones/NAME.
        The figures on the right are real seconds; the lock's own clock is turned where it says so.\
        """
            .formatted(folder));
    boolean cameOut;
    try (WorldClock world = WorldClock.running();
        Sandbox sandbox = Sandbox.start(settings(folder), world);
        Stage stage = new Stage(sandbox, folder, transcript)) {
      transcript.remark("$LOCK is localhost:%d.".formatted(sandbox.radio().getPort()));
      cameOut = story.stream().allMatch(scene -> played(scene, stage, transcript));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    transcript.remark("");
    transcript.remark(
        cameOut
            ? "The tour came out, in %s.".formatted(Transcript.seconds(took).strip())
            : "The tour did NOT come out; the line marked ✗ says what was expected.");
    return cameOut;
  }

  private static boolean isInUse(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return false;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isPresent();
    }
  }

  private static boolean played(Scene scene, Stage stage, Transcript transcript) {
    transcript.heading(scene);
    try {
      scene.act().play(stage);
      return true;
    } catch (Deviation deviation) {
      transcript.failed(String.valueOf(deviation.getMessage()));
      return false;
    }
  }

  /// Free ports, so that a tour goes beside a running sandbox.
  private static SandboxSettings settings(Path folder) {
    return new SandboxSettings(folder.resolve("sandbox"), 0, 0, 0);
  }
}
