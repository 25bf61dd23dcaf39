package dev.mortise.sim.flash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.journal.JournalHead;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.Sha256;
import dev.mortise.sim.flash.FlashStory.View;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.flash.medium.Medium;
import dev.mortise.sim.flash.medium.Remains;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The log of the flash is moved into the database before a commit has to; whatever happens
/// meanwhile loses nothing.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class MovedLogTest {

  private static final int COMMITS = Flash.COMMITS_A_LOG;
  private static final int CUTS = 12;

  /// A flash in use, with a log that is due.
  private record Life(FlashChip chip, SecureElement element, Flash flash) implements AutoCloseable {

    static Life begin(FlashChip chip) {
      SecureElement element = FlashStory.element(chip);
      Flash flash = Flash.open(chip, element);
      flash.start();
      for (int number = 1; number <= COMMITS; number++) {
        flash.commit(commit(number));
      }
      return new Life(chip, element, flash);
    }

    /// How many operations of the medium it takes.
    long move() {
      long before = chip.operations();
      flash.moveLog();
      return chip.operations() - before;
    }

    @Override
    public void close() {
      flash.close();
      element.close();
    }
  }

  private static FlashCommit commit(int number) {
    FlashCommit model = FlashStory.commit(1);
    return new FlashCommit(
        FlashStory.secret("state " + number),
        model.generation(),
        new JournalHead(number, Octets.adopt(Sha256.of(FlashStory.utf8("head " + number)))),
        model.boot(),
        model.monotonic(),
        List.of(FlashStory.event(number)));
  }

  private static View after(int commits) {
    return new View(
        Optional.of("state " + commits),
        LongStream.rangeClosed(Math.max(1, commits - 99), commits).boxed().toList(),
        List.of());
  }

  /// The state and the newest hundred events.
  private static View look(Medium medium) {
    try (SecureElement element = FlashStory.element(medium);
        Flash flash = Flash.open(medium, element)) {
      View view = FlashStory.look(flash);
      long from = Math.max(1, element.journal().sequence() - 99);
      return new View(
          view.state(),
          flash.events(from, 100).stream().map(entry -> entry.sequence()).toList(),
          view.fingers());
    }
  }

  @Test
  void aLogThatIsDueIsMovedOnce() {
    try (FlashChip chip = new FlashChip();
        Life life = Life.begin(chip)) {
      assertTrue(life.move() > 2, "it is not moved");
      assertEquals(0, life.move(), "there is nothing to move");
    }
  }

  @Test
  @Tag("SEC-14")
  void aCutWhileItIsMovedLosesNothing() {
    long operations;
    try (FlashChip chip = new FlashChip();
        Life life = Life.begin(chip)) {
      operations = life.move();
    }
    for (long cut = 1; cut <= operations; cut += Math.max(1, operations / CUTS)) {
      try (FlashChip chip = new FlashChip();
          Life life = Life.begin(chip)) {
        chip.cutAt(chip.operations() + cut);
        assertThrows(FlashFailed.class, life::move);
        for (Remains remains :
            List.of(new Remains.OnlySynced(), new Remains.Everything(), Remains.Torn.ofSeed(cut))) {
          try (FlashChip found = chip.afterPowerCut(remains)) {
            assertEquals(after(COMMITS), look(found), "cut=" + cut + " " + remains);
          }
        }
      }
    }
  }

  @Test
  void aLogThatCannotBeMovedStaysAndIsReadWhenTheFlashIsOpenedAnew() {
    try (FlashChip chip = new FlashChip()) {
      try (Life life = Life.begin(chip)) {
        chip.failAt(chip.operations() + 1);
        assertThrows(FlashFailed.class, life::move);

        assertTrue(life.flash().isLogDue());
        assertThrows(FlashFailed.class, () -> life.flash().commit(commit(COMMITS + 1)));
      }
      assertEquals(after(COMMITS), look(chip));
    }
  }
}
