package dev.mortise.sim.flash.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.flash.medium.Medium;
import dev.mortise.sim.flash.medium.Remains;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class TwoSlotsTest {

  private static final String FILE = "record";

  /// Longer than a sector, so that a torn write of it is torn indeed.
  private static final int CONTENT_SIZE = 2_000;

  private static final int TORN_WAYS = 16;

  @Test
  void theNewestContentIsFound() throws IOException {
    try (FlashChip chip = new FlashChip()) {
      assertTrue(TwoSlots.find(chip, FILE).isEmpty());
      TwoSlots slots = TwoSlots.make(chip, FILE, content('a'));
      assertEquals("a", found(chip));
      for (char letter = 'b'; letter < 'h'; letter++) {
        slots.write(content(letter));
        assertEquals(String.valueOf(letter), found(chip.dump()));
      }
    }
  }

  @Test
  void aWriteCostsOneWriteAndOneSync() throws IOException {
    try (FlashChip chip = new FlashChip()) {
      TwoSlots slots = TwoSlots.make(chip, FILE, content('a'));
      long before = chip.operations();
      slots.write(content('b'));
      assertEquals(before + 2, chip.operations());
    }
  }

  @Test
  @Tag("SEC-14")
  void aTornWriteLeavesTheContentBefore() throws IOException {
    for (long seed = 0; seed < TORN_WAYS; seed++) {
      try (FlashChip chip = new FlashChip()) {
        TwoSlots slots = TwoSlots.make(chip, FILE, content('a'));
        slots.write(content('b'));
        chip.cutAt(chip.operations() + 1);
        assertThrows(IOException.class, () -> slots.write(content('c')));
        for (Remains remains : everyWay(seed)) {
          try (FlashChip cut = chip.afterPowerCut(remains)) {
            String found = found(cut);
            assertTrue(found.equals("b") || found.equals("c"), found);
          }
        }
      }
    }
  }

  @Test
  @Tag("LK-29")
  @Tag("SEC-18")
  void whatWasOverwrittenIsNowhereWhereverPowerWasCut() throws IOException {
    for (long cut = 1; cut <= 4; cut++) {
      try (FlashChip chip = new FlashChip()) {
        TwoSlots slots = TwoSlots.make(chip, FILE, content('a'));
        slots.write(content('a'));
        chip.cutAt(chip.operations() + cut);
        assertThrows(IOException.class, () -> slots.overwrite(content('z')));
        for (Remains remains : everyWay(cut)) {
          try (FlashChip left = chip.afterPowerCut(remains)) {
            boolean overwritten = found(left).equals("z");
            assertEquals(!overwritten, holds(left, 'a'), "cut=" + cut + " " + remains);
          }
        }
      }
    }
  }

  @Test
  void overwritingLeavesNothingOfBefore() throws IOException {
    try (FlashChip chip = new FlashChip()) {
      TwoSlots slots = TwoSlots.make(chip, FILE, content('a'));
      slots.write(content('b'));
      slots.overwrite(content('z'));
      assertFalse(holds(chip, 'a') || holds(chip, 'b'));
      assertTrue(holds(chip, 'z'));
    }
  }

  @Test
  void aPlaceThatWasCopiedOverTheOtherDoesNotCount() throws IOException {
    try (FlashChip chip = new FlashChip()) {
      TwoSlots slots = TwoSlots.make(chip, FILE, content('a'));
      slots.write(content('b'));
      byte[] file = chip.read(FILE).orElseThrow();
      System.arraycopy(file, Slot.SIZE, file, 0, Slot.SIZE);
      chip.write(FILE, file);
      assertEquals("a", found(chip));
    }
  }

  @Test
  void ofAFileWithoutAnythingWholeNothingIsFoundAndNothingChanged() throws IOException {
    try (FlashChip chip = new FlashChip()) {
      byte[] rubbish = new byte[Slot.COUNT * Slot.SIZE];
      Arrays.fill(rubbish, (byte) 'r');
      chip.write(FILE, rubbish);
      assertEquals("", found(chip));
      assertTrue(holds(chip, 'r'));
    }
  }

  @Test
  void aFileThatCannotBeRewrittenWhenItIsFoundIsClosed() throws IOException {
    try (FlashChip chip = new FlashChip()) {
      TwoSlots.make(chip, FILE, content('a')).close();
      for (long operation = 1; operation <= 2; operation++) {
        WatchedMedium watched = new WatchedMedium(chip);
        chip.failAt(chip.operations() + operation);
        assertThrows(IOException.class, () -> TwoSlots.find(watched, FILE));
        assertEquals(List.of("opened", "closed"), watched.told);
      }
    }
  }

  @Test
  void contentThatDoesNotFitIsRefused() throws IOException {
    try (FlashChip chip = new FlashChip()) {
      SecretBytes largest = SecretBytes.adopt(new byte[Slot.CONTENT_MAX]);
      TwoSlots slots = TwoSlots.make(chip, FILE, largest);
      SecretBytes larger = SecretBytes.adopt(new byte[Slot.CONTENT_MAX + 1]);
      assertThrows(IllegalArgumentException.class, () -> slots.write(larger));
    }
  }

  private static List<Remains> everyWay(long seed) {
    return List.of(new Remains.OnlySynced(), new Remains.Everything(), Remains.Torn.ofSeed(seed));
  }

  private static SecretBytes content(char letter) {
    byte[] bytes = new byte[CONTENT_SIZE];
    Arrays.fill(bytes, (byte) letter);
    return SecretBytes.adopt(bytes);
  }

  /// The letter that the content consists of, or nothing if no content is whole.
  private static String found(Medium medium) throws IOException {
    TwoSlots.Found found = TwoSlots.find(medium, FILE).orElseThrow();
    found.slots().close();
    Optional<String> text =
        found.newest().map(bytes -> new String(bytes.reveal(), StandardCharsets.US_ASCII));
    assertTrue(text.isEmpty() || text.get().length() == CONTENT_SIZE);
    return text.map(all -> all.substring(0, 1)).orElse("");
  }

  private static boolean holds(Medium medium, char letter) throws IOException {
    return new String(medium.read(FILE).orElseThrow(), StandardCharsets.US_ASCII)
        .contains(String.valueOf(letter).repeat(100));
  }
}
