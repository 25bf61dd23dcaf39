package dev.mortise.sim.device.body;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.door.BoltState;
import dev.mortise.sim.flash.medium.FolderMedium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BodyFileTest {

  @TempDir Path folder;

  @Test
  void theMetalStandsAsItWasLeft() {
    BodyFile file = new BodyFile(new FolderMedium(folder));
    assertEquals(BodyState.FITTED, file.load());
    for (BoltState bolt : BoltState.values()) {
      BodyState state = new BodyState(bolt, true, true, false, 17, true);
      file.save(state);
      assertEquals(state, file.load());
    }
  }

  @Test
  void aLineThatMakesNoSenseCountsAsMissing() throws IOException {
    Files.writeString(
        folder.resolve("body.properties"), "bolt = ajar\ncharge = 230\ndoor = open\n\\u12");
    assertEquals(BodyState.FITTED, new BodyFile(new FolderMedium(folder)).load());
    Files.writeString(folder.resolve("body.properties"), "bolt = ajar\ncharge = x\ndoor = open\n");
    BodyState read = new BodyFile(new FolderMedium(folder)).load();
    assertEquals(BodyState.FITTED.withDoor(true), read);
  }
}
