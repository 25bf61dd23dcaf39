package dev.mortise.sim.flash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.journal.JournalEntry;
import dev.mortise.journal.JournalHead;
import dev.mortise.sim.flash.medium.FolderMedium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlashEventsTest {

  @TempDir Path folder;

  @Test
  void eventsLeaveTheOutboxWhenTheyAreAcknowledged() {
    FolderMedium medium = new FolderMedium(folder);
    FlashStory.live(medium, 1, 3);
    try (SecureElement element = FlashStory.element(medium);
        Flash flash = Flash.open(medium, element)) {
      flash.start();
      assertEquals(Optional.of(1L), next(flash));
      flash.acknowledge(3);
      flash.acknowledge(2);
      assertEquals(3, flash.acknowledged());
      assertEquals(Optional.of(4L), next(flash));
      assertEquals(4, flash.events(1, 100).size(), "acknowledgement ends sending, not keeping");
    }
    try (SecureElement element = FlashStory.element(medium);
        Flash flash = Flash.open(medium, element)) {
      flash.start();
      assertEquals(3, flash.acknowledged());
    }
  }

  @Test
  void anAcknowledgementWaitsForTheNextCommitAndIsOnlySentAgainIfItIsLost() throws IOException {
    FolderMedium medium = new FolderMedium(folder);
    FlashStory.live(medium, 1, 3);
    try (SecureElement element = FlashStory.element(medium);
        Flash flash = Flash.open(medium, element)) {
      flash.start();
      flash.acknowledge(2);
      assertEquals(0, acknowledgedIfKilledNow());
      FlashCommit fourth = FlashStory.commit(4);
      JournalHead afterMany = new JournalHead(3 + Flash.NOTES_MAX, fourth.journal().hash());
      flash.commit(
          new FlashCommit(
              fourth.state(),
              fourth.generation(),
              afterMany,
              fourth.boot(),
              fourth.monotonic(),
              fourth.changes()));
      assertEquals(2, acknowledgedIfKilledNow());
      for (int sequence = 3; sequence < 3 + Flash.NOTES_MAX; sequence++) {
        assertEquals(2, acknowledgedIfKilledNow());
        flash.acknowledge(sequence);
      }
      assertEquals(2 + Flash.NOTES_MAX, acknowledgedIfKilledNow(), "so many notes are written");
    }
  }

  @Test
  void noNoteInTheFlashKeepsLaterEventsFromBeingSent() throws SQLException {
    FolderMedium medium = new FolderMedium(folder);
    FlashStory.live(medium, 1, 4);
    spoil("UPDATE outbox SET acknowledged = 1000000000");
    try (SecureElement element = FlashStory.element(medium);
        Flash flash = Flash.open(medium, element)) {
      flash.start();
      assertEquals(element.journal().sequence(), flash.acknowledged());
      assertEquals(Optional.of(5L), next(flash));
    }
  }

  /// What another process would find if this one ended here.
  private long acknowledgedIfKilledNow() throws IOException {
    Path found = Files.createTempDirectory(folder, "found");
    for (String file : List.of(SecureElement.FILE, Flash.FILE, Flash.FILE + "-wal")) {
      Files.copy(folder.resolve(file), found.resolve(file));
    }
    FolderMedium medium = new FolderMedium(found);
    try (SecureElement element = FlashStory.element(medium);
        Flash flash = Flash.open(medium, element)) {
      assertInstanceOf(FlashStart.Newest.class, flash.start());
      return flash.acknowledged();
    }
  }

  @Test
  void aJournalBeyondItsBoundIsRefusedAndTheCommitUndone() {
    FolderMedium medium = new FolderMedium(folder);
    FlashStory.live(medium, 1, 1);
    try (SecureElement element = FlashStory.element(medium);
        Flash flash = Flash.open(medium, element)) {
      flash.start();
      List<FlashChange> flood =
          LongStream.rangeClosed(2, Flash.EVENTS_MAX + 1).mapToObj(FlashStory::event).toList();
      FlashCommit first = FlashStory.commit(1);
      FlashCommit tooMany =
          new FlashCommit(
              first.state(),
              first.generation(),
              first.journal(),
              first.boot(),
              first.monotonic(),
              flood);
      assertThrows(FlashFailed.class, () -> flash.commit(tooMany));
      assertThrows(FlashFailed.class, () -> flash.events(1, 1), "failed until opened anew");
    }
    assertEquals(FlashStory.after(1), FlashStory.look(medium));
  }

  @Test
  void aRowThatDoesNotOpenIsAGapAndHidesNothingBehindIt() throws SQLException {
    FolderMedium medium = new FolderMedium(folder);
    FlashStory.live(medium, 1, 4);
    spoil("UPDATE journal SET sealed = zeroblob(40) WHERE sequence IN (2, 3)");
    try (SecureElement element = FlashStory.element(medium);
        Flash flash = Flash.open(medium, element)) {
      flash.start();
      assertEquals(List.of(1L, 4L), sequences(flash.events(1, 2)));
      assertEquals(List.of(4L, 5L), sequences(flash.events(2, 2)));
      assertEquals(List.of(1L, 4L, 5L), sequences(flash.events(1, 9)));
    }
  }

  @Test
  void theNewestEventsAreTheSameFromMemoryAndFromTheFlash() {
    FolderMedium medium = new FolderMedium(folder);
    List<List<Long>> fromMemory = new ArrayList<>();
    try (SecureElement element = FlashStory.element(medium);
        Flash flash = Flash.open(medium, element)) {
      flash.start();
      for (int number = 1; number <= FlashStory.COMMITS; number++) {
        flash.commit(FlashStory.commit(number));
        assertEquals(FlashStory.after(number).events(), sequences(flash.events(1, 100)));
        assertEquals(List.of(), flash.events(100, 1));
      }
      fromMemory.add(sequences(flash.events(7, 1)));
      fromMemory.add(sequences(flash.events(8, 9)));
    }
    try (SecureElement element = FlashStory.element(medium);
        Flash flash = Flash.open(medium, element)) {
      flash.start();
      assertEquals(
          fromMemory, List.of(sequences(flash.events(7, 1)), sequences(flash.events(8, 9))));
    }
  }

  private static List<Long> sequences(List<JournalEntry> entries) {
    return entries.stream().map(JournalEntry::sequence).toList();
  }

  private void spoil(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(new FolderMedium(folder).databaseUrl(Flash.FILE));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /// The oldest event that nobody has acknowledged yet.
  private static Optional<Long> next(Flash flash) {
    return flash.events(flash.acknowledged() + 1, 1).stream()
        .map(JournalEntry::sequence)
        .findFirst();
  }
}
