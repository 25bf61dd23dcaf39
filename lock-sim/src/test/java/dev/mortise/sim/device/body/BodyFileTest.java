package dev.mortise.sim.device.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.door.BoltState;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.flash.medium.FolderMedium;
import dev.mortise.sim.flash.medium.Remains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BodyFileTest {

  @TempDir Path folder;

  @Test
  void theMetalStandsAsItWasLeft() {
    try (BodyFile file = new BodyFile(new FolderMedium(folder))) {
      assertEquals(BodyState.FITTED, file.load());
      for (BoltState bolt : BoltState.values()) {
        BodyState state =
            new BodyState(bolt, true, true, new PowerSupply(false, 4_711_017, true), true);
        file.save(state);
        assertEquals(state, file.load());
      }
    }
  }

  @Test
  void whatAPersonWroteGivesWayToTheNextChange() throws IOException {
    Path path = folder.resolve("body.properties");
    Files.writeString(path, "charge = 40\n# a remark\n".repeat(100));
    try (BodyFile file = new BodyFile(new FolderMedium(folder))) {
      BodyState edited = file.load();
      assertEquals(40, edited.batteryPercent());
      file.save(edited.withDoor(true));
      assertEquals(edited.withDoor(true), file.load());
      assertTrue(Files.readString(path).startsWith("# How the metal of this lock stands.\n"));
    }
  }

  @Test
  void aPowerCutLeavesTheMetalAsItStandsOrAsItStoodBefore() {
    BodyState before = BodyState.FITTED.withDoor(true);
    BodyState after =
        before.withBolt(BoltState.NOT_FULLY_LOCKED).with(new PowerSupply(true, 7, false));
    for (long cut = 1; cut <= 9; cut++) {
      try (FlashChip chip = new FlashChip();
          BodyFile file = new BodyFile(chip)) {
        chip.cutAt(cut);
        file.save(BodyState.FITTED);
        file.save(before);
        file.save(after);
        for (long seed = 0; seed < 8; seed++) {
          try (FlashChip found = chip.afterPowerCut(Remains.Torn.ofSeed(seed))) {
            BodyState loaded = new BodyFile(found).load();
            assertTrue(Set.of(BodyState.FITTED, before, after).contains(loaded), "cut=" + cut);
          }
        }
      }
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
