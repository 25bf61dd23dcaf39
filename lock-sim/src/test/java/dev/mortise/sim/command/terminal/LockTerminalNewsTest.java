package dev.mortise.sim.command.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.firmware.FirmwareOutcome;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.JournalEntry;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.lock.StoredState;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.Sha256;
import dev.mortise.sim.command.terminal.LockTerminal.Outcome;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.device.LockPlace;
import dev.mortise.sim.device.LockSetup;
import dev.mortise.sim.device.link.ConnectedLock;
import dev.mortise.sim.device.link.LinkSetup;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.line.LineWord;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.world.WorldClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a line at the terminal is answered with.
@Timeout(120)
class LockTerminalNewsTest {

  private final WorldClock world = WorldClock.manual(Instant.parse("2026-03-01T08:00:00Z"));
  private final FlashChip chip = new FlashChip();
  private final LinkThreads threads = LinkThreads.start(1);
  private final LockDevice device = LockDevice.open(LockSetup.usual(LockPlace.chip(chip), world));
  private final List<String> printed = new CopyOnWriteArrayList<>();
  private ConnectedLock lock;
  private LockTerminal terminal;

  @BeforeEach
  void openTheTerminal() throws IOException {
    lock = ConnectedLock.connect(device, threads, LinkSetup.NONE);
    terminal = new LockTerminal(lock, world, printed::add, false);
  }

  @AfterEach
  void closeEverything() {
    lock.close();
    device.close();
    threads.close();
    chip.close();
    world.close();
  }

  @Test
  @Tag("LK-53")
  void anAlarmIsSeenWhereItIsRaised() {
    enter("press cancel ok 135790 ok 135790 ok", "door open");
    assertTrue(printed.contains("• door forced open"), printed::toString);
    assertTrue(printed.contains("‼ ALARM door forced open"), printed::toString);
    enter("door close", "leave");
    printed.clear();
    enter("handle");
    assertTrue(printed.contains("‼ ALARM leaving home"), printed::toString);
    assertTrue(printed.contains("• unlocked with the inside handle"), printed::toString);
  }

  @Test
  void whereTheBoltIsIsToldOnce() {
    enter("key");
    assertEquals(1, printed.stream().filter(line -> line.endsWith("bolt unlocked")).count());
  }

  @ParameterizedTest
  @CsvSource({
    "jam on,bolt jammed",
    "jam off,bolt free",
    "cover off,rear cover off",
    "near 30m,phones at 30 m",
    "network off,network off",
    "drift -200,the lock's clocks run -200 millionths off",
    "cut 900,all power goes at write 900 to the lock's memory",
    "wifi home 2.4 secret-word,the air at the lock has changed: home",
  })
  void aCauseThatNobodyNoticesIsConfirmed(String line, String answer) {
    enter(line);
    assertEquals(List.of(answer), printed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"door open", "cover off", "press 1", "hold 0", "pry", "battery 30%"})
  void noLineIsAnsweredWithSilence(String line) {
    enter(line);
    assertFalse(printed.isEmpty());
  }

  @Test
  void keysAreCountedAndNotRepeated() {
    enter("press cancel ok 135790 ok 135790 ok", "press 1");
    printed.clear();
    enter("press 3579");
    assertEquals(List.of("4 keys pressed"), printed);
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSED,• firmware 2 refused; order it again: app firmware FILE",
    "INSTALLED,• firmware 2 installed",
  })
  @Tag("LK-85")
  void whereTheLockGivesAWishUpIsSaidWhatToDo(FirmwareOutcome outcome, String line) {
    StoredState stored = device.view().mind().orElseThrow().stored();
    EventMessage message =
        new EventMessage(
            stored.identity().lockId(),
            stored.identity().generation(),
            1,
            Octets.of(new byte[Sha256.SIZE]),
            Optional.empty(),
            new LockEvent.Firmware(new FirmwareVersion(2), outcome, Maker.NOBODY),
            Optional.empty());
    assertEquals(
        Optional.of(line), new LogText(false).news(new JournalEntry(1, message.encode()), stored));
  }

  @Test
  @Tag("LK-85")
  void aFileThatIsNoFirmwareIsNotBroughtToTheLock(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("none"), "no firmware");
    assertEquals(Outcome.FAILED, terminal.enter("firmware " + file));
    assertEquals(
        List.of("The file " + file + " is no firmware; it was not brought to the lock."), printed);
  }

  @ParameterizedTest
  @ValueSource(ints = {48, 80, 120})
  void helpEndsItsLinesBetweenWords(int columns) {
    terminal.wrapAt(() -> columns);
    enter("help");
    String help = printed.getLast();
    assertTrue(help.lines().allMatch(line -> line.length() <= columns), help);
    List<String> words = List.of(help.split("\\s+"));
    for (LineWord word : CommandWord.all()) {
      assertTrue(words.containsAll(List.of(word.meaning().split(" "))), word::meaning);
    }
  }

  @Test
  void helpShowsHowItIsWritten() {
    enter("help finger");
    assertTrue(printed.getLast().contains("\n  finger synthetic:7/1"), printed::toString);
    for (LineWord word : CommandWord.all()) {
      enter("help " + word.word());
      printed.getLast().lines().skip(1).map(String::strip).forEach(this::isReadable);
    }
    enter("help clock");
    assertTrue(printed.getLast().contains("app --clock +3d"), printed::toString);
  }

  private void isReadable(String example) {
    boolean line =
        CommandWord.all().stream().anyMatch(word -> example.startsWith(word.word() + " "));
    assertTrue(
        !line || TerminalLine.parse(example) instanceof TerminalLine.Understood, () -> example);
  }

  private void enter(String... lines) {
    for (String line : lines) {
      assertEquals(Outcome.DONE, terminal.enter(line), () -> line + ": " + printed);
    }
  }
}
