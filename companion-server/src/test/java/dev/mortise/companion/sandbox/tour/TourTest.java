package dev.mortise.companion.sandbox.tour;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourTest {

  @TempDir Path folder;

  @Test
  @Tag("LK-15")
  @Tag("LK-17")
  @Tag("LK-19")
  @Tag("LK-22")
  @Tag("LK-27")
  @Tag("LK-37")
  @Tag("LK-47")
  @Tag("LK-51")
  @Tag("LK-53")
  @Tag("LK-58")
  void theWholeStoryComesOut() throws Exception {
    StringWriter transcript = new StringWriter();

    boolean cameOut = Tour.play(folder, new PrintWriter(transcript));

    assertTrue(cameOut, transcript::toString);
  }

  @Test
  void aStoryThatDeviatesSaysWhatWasExpectedAndStops() throws Exception {
    StringWriter transcript = new StringWriter();
    Scene deviating =
        new Scene(
            "A guess",
            "",
            stage ->
                stage.expect("the guess opens", stage.door("press 135790 ok").says("unlocked")));
    Scene never = new Scene("Never played", "", _ -> {});

    boolean cameOut =
        Tour.play(List.of(deviating, never), folder, new PrintWriter(transcript, true));

    assertFalse(cameOut);
    assertTrue(transcript.toString().contains("expected: the guess opens"), transcript::toString);
    assertFalse(transcript.toString().contains("Never played"), transcript::toString);
  }

  @Test
  void aTourBeginsInAnEmptyFolder() throws Exception {
    Files.createFile(folder.resolve("thesis"));

    IOException refused =
        assertThrows(
            IOException.class, () -> Tour.play(folder, new PrintWriter(Writer.nullWriter())));

    assertTrue(String.valueOf(refused.getMessage()).contains("--data"), refused::getMessage);
    assertTrue(Files.exists(folder.resolve("thesis")));
  }
}
