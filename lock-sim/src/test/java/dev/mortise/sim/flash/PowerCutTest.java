package dev.mortise.sim.flash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.flash.FlashStory.View;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.flash.medium.Remains;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Cuts the power at every single operation of both stores (each write, sync, rename, removal that
/// SQLite or the secure element makes) and looks at what is left: with everything lost that was not
/// synced, with all of it there, and torn by sectors.
///
/// It proves that the commit protocol and SQLite's use of its syncs are right. It takes the
/// operating system's word that what was synced stays.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class PowerCutTest {

  private static final int TORN_WAYS = 3;

  @Test
  @Tag("SEC-14")
  void aCutAnywhereLeavesTheOldOrTheNewStateAndNeverAThird() {
    long operations = operationsOfTheWholeStory();
    assertTrue(operations > 100, "operations=" + operations);
    for (long cut = 1; cut <= operations; cut++) {
      try (FlashChip chip = new FlashChip()) {
        int acknowledged = liveUntilCut(chip, cut, 0);
        for (Remains remains : everyWay(cut)) {
          try (FlashChip found = chip.afterPowerCut(remains)) {
            assertOldOrNew(found, acknowledged, "cut=%d %s".formatted(cut, remains));
          }
        }
      }
    }
  }

  @Test
  void aCutWhileRecoveringFromACutLosesNothingEither() {
    long operations = operationsOfTheWholeStory();
    for (long cut = 1; cut <= operations; cut += 3) {
      try (FlashChip chip = new FlashChip()) {
        int acknowledged = liveUntilCut(chip, cut, 0);
        for (long second = 1; second <= 12; second++) {
          try (FlashChip found = chip.afterPowerCut(Remains.Torn.ofSeed(cut))) {
            found.cutAt(second);
            tryToLook(found);
            try (FlashChip again = found.afterPowerCut(Remains.Torn.ofSeed(second))) {
              assertOldOrNew(again, acknowledged, "cut=%d second=%d".formatted(cut, second));
            }
          }
        }
      }
    }
  }

  @Test
  void lifeGoesOnAfterEveryCut() {
    long operations = operationsOfTheWholeStory();
    for (long cut = 1; cut <= operations; cut++) {
      try (FlashChip chip = new FlashChip()) {
        int acknowledged = liveUntilCut(chip, cut, 0);
        try (FlashChip found = chip.afterPowerCut(Remains.Torn.ofSeed(cut))) {
          int reached = reached(FlashStory.look(found), acknowledged);
          assertEquals(FlashStory.COMMITS, liveUntilCut(found, Long.MAX_VALUE, reached));
          assertEquals(FlashStory.after(FlashStory.COMMITS), FlashStory.look(found));
        }
      }
    }
  }

  private static long operationsOfTheWholeStory() {
    try (FlashChip chip = new FlashChip()) {
      assertEquals(FlashStory.COMMITS, liveUntilCut(chip, Long.MAX_VALUE, 0));
      return chip.operations();
    }
  }

  private static List<Remains> everyWay(long cut) {
    List<Remains> ways =
        new ArrayList<>(List.of(new Remains.OnlySynced(), new Remains.Everything()));
    for (int way = 0; way < TORN_WAYS; way++) {
      ways.add(Remains.Torn.ofSeed(cut * TORN_WAYS + way));
    }
    return ways;
  }

  /// Commits from one after `from` on and tells the last number that was acknowledged before the
  /// cut.
  private static int liveUntilCut(FlashChip chip, long cut, int from) {
    chip.cutAt(cut);
    int acknowledged = from;
    try (SecureElement element = FlashStory.element(chip);
        Flash flash = Flash.open(chip, element)) {
      flash.start();
      while (acknowledged < FlashStory.COMMITS) {
        flash.commit(FlashStory.commit(acknowledged + 1));
        acknowledged++;
      }
    } catch (FlashFailed e) {
      assertTrue(chip.operations() >= cut, () -> "failed without a cut: " + e);
    }
    return acknowledged;
  }

  private static void tryToLook(FlashChip chip) {
    try {
      FlashStory.look(chip);
    } catch (FlashFailed e) {
      assertTrue(e.toString().contains("the "), e::toString);
    }
  }

  private static void assertOldOrNew(FlashChip found, int acknowledged, String when) {
    View view = FlashStory.look(found);
    assertTrue(
        view.equals(FlashStory.after(acknowledged))
            || view.equals(FlashStory.after(Math.min(acknowledged + 1, FlashStory.COMMITS))),
        () -> "%s acknowledged=%d found=%s".formatted(when, acknowledged, view));
  }

  private static int reached(View view, int acknowledged) {
    return view.equals(FlashStory.after(acknowledged)) ? acknowledged : acknowledged + 1;
  }
}
