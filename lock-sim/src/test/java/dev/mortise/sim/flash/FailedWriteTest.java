package dev.mortise.sim.flash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.flash.FlashStory.View;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.flash.medium.Remains;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Lets each write and each sync of each commit fail once, in a process that lives on, powers the
/// lock on again and is killed only then.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class FailedWriteTest {

  @Test
  void whatIsFoundAfterAFailureIsTheOldOrTheNewStateAndStaysFound() {
    for (int number = 1; number <= FlashStory.COMMITS; number++) {
      long operations = operationsOf(number);
      assertTrue(operations >= 4, "operations=" + operations);
      for (long operation = 1; operation <= operations; operation++) {
        assertFoundForGood(number, operation);
      }
    }
  }

  private static long operationsOf(int number) {
    try (FlashChip chip = lived(number - 1);
        SecureElement element = FlashStory.element(chip);
        Flash flash = Flash.open(chip, element)) {
      flash.start();
      long before = chip.operations();
      flash.commit(FlashStory.commit(number));
      return chip.operations() - before;
    }
  }

  private static void assertFoundForGood(int number, long operation) {
    String where = "commit=%d operation=%d".formatted(number, operation);
    try (FlashChip chip = lived(number - 1);
        SecureElement element = FlashStory.element(chip)) {
      boolean failed = commitFailing(chip, element, number, operation);
      element.powerOn();
      try (Flash flash = Flash.open(chip, element)) {
        View found = FlashStory.look(flash);
        boolean old = failed && found.equals(FlashStory.after(number - 1));
        assertTrue(old || found.equals(FlashStory.after(number)), () -> where + " " + found);
        for (Remains remains : List.of(new Remains.OnlySynced(), new Remains.Everything())) {
          try (FlashChip killed = chip.afterPowerCut(remains)) {
            assertEquals(found, FlashStory.look(killed), where + " " + remains);
          }
        }
      }
    }
  }

  private static boolean commitFailing(
      FlashChip chip, SecureElement element, int number, long operation) {
    try (Flash flash = Flash.open(chip, element)) {
      flash.start();
      chip.failAt(chip.operations() + operation);
      flash.commit(FlashStory.commit(number));
      return false;
    } catch (FlashFailed e) {
      return true;
    }
  }

  @Test
  void untilItIsPoweredOnAFailedElementBelievesNothing() {
    try (FlashChip chip = lived(2);
        SecureElement element = FlashStory.element(chip)) {
      chip.failAt(chip.operations() + 2);
      assertThrows(
          FlashFailed.class,
          () -> element.advance(element.newest().orElseThrow(), FlashStory.commit(3)));
      assertThrows(FlashFailed.class, element::newest);
      assertThrows(FlashFailed.class, element::sealer);
      element.powerOn();
      assertEquals(FlashStory.commit(3).journal(), element.journal());
      assertTrue(element.newest().isPresent());
    }
  }

  private static FlashChip lived(int commits) {
    FlashChip chip = new FlashChip();
    FlashStory.live(chip, 1, commits);
    return chip;
  }
}
