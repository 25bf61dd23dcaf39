package dev.mortise.sim.command.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LockTerminalTest {

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
  @Tag("LK-22")
  void aFirstEveningAtTheDoorIsPrintedAsItHappens() {
    enter("press cancel ok 135790 ok 135790 ok", "press 135790 ok", "clock +1s", "clock +15s");
    assertPrinted("“Administrator created.”");
    assertPrinted("“Door open.”");
    assertPrinted("▣ bolt unlocked");
    assertPrinted("▣ bolt locked");
    assertPrinted(
        "It is now 2026-03-01T08:00:16Z."
            + " The lock does not know that; the first app to pair sets it.");
  }

  @Test
  @Tag("LK-58")
  void theLogSaysWhoAndHow() {
    enter("press cancel ok 135790 ok 135790 ok", "press 135790 ok", "clock +1s", "key lock");
    printed.clear();
    enter("log");
    assertTrue(
        printed.stream().anyMatch(line -> line.contains("unlocked with passcode 1 by")),
        printed::toString);
    assertTrue(
        printed.stream().anyMatch(line -> line.endsWith("locked with the mechanical key")),
        printed::toString);
    printed.clear();
    enter("log 1");
    assertEquals(1, printed.size());
  }

  @Test
  void theLogCanBeReadByAProgram() {
    LockTerminal json = new LockTerminal(lock, world, printed::add, true);
    json.enter("log 1");
    assertTrue(printed.getLast().startsWith("{\"sequence\":"), printed::toString);
    assertTrue(printed.getLast().contains("\"kind\":\"door\""), printed::toString);
  }

  @Test
  void theStatusNamesEverythingThatStands() {
    enter("battery 42%", "door open", "near 30m", "network off", "status");
    String status = printed.getLast();
    for (String part :
        List.of(
            "lock " + device.id(),
            "bolt locked, door open",
            "battery 42 %",
            "time unknown",
            "in all, flash written ",
            "phones at 30 m, network off, companion not connected",
            "generation 1")) {
      assertTrue(status.contains(part), () -> part + " is not in " + status);
    }
    enter("battery out", "status");
    assertTrue(printed.getLast().contains("no power"), printed::toString);
    assertFalse(printed.getLast().contains("flash"), printed::toString);
  }

  @Test
  void theHouseholdIsListed() {
    enter("users");
    assertTrue(printed.getLast().startsWith("Nobody yet"), printed::toString);
    enter("press cancel ok 135790 ok 135790 ok", "users");
    assertTrue(printed.getLast().endsWith("administrator: passcode 1"), printed::toString);
  }

  @Test
  @Tag("LK-27")
  void theQrCodeIsDrawnAndWritten() {
    enter("press cancel ok 135790 ok 135790 ok", "cover off", "set hold", "press 135790 ok");
    String screen =
        printed.stream().filter(text -> text.contains("MORTISE:")).findFirst().orElseThrow();
    assertTrue(screen.contains("█▀"), screen);
  }

  @Test
  void setUnderItsCoverSaysWhereItIs() {
    enter("press cancel ok 135790 ok 135790 ok", "set hold");
    assertPrinted("(SET is under the rear cover; take it off first: cover off)");
  }

  @Test
  void exitLeavesLikeQuit() {
    assertEquals(Outcome.QUIT, terminal.enter("exit"));
  }

  @Test
  void aLockWithoutPowerSaysSo() {
    enter("battery out");
    assertPrinted("⏻ power off");
    enter("users");
    assertEquals("The lock has no power; put the battery in first.", printed.getLast());
    assertEquals(Outcome.DONE, terminal.enter("key"));
    assertPrinted("▣ bolt unlocked");
  }

  @Test
  void whatWasNotUnderstoodOrFailedIsTold() {
    assertEquals(Outcome.NOT_UNDERSTOOD, terminal.enter("frobnicate"));
    assertEquals(Outcome.FAILED, terminal.enter("finger /nowhere/at/all.png"));
    assertEquals(Outcome.FAILED, terminal.enter("firmware /dev/zero"));
    assertEquals(Outcome.DONE, terminal.enter("# a remark"));
    assertEquals(Outcome.DONE, terminal.enter("help press"));
    assertEquals(Outcome.QUIT, terminal.enter("quit"));
  }

  @Test
  void helpNamesEveryCommand() {
    enter("help");
    for (LineWord word : CommandWord.all()) {
      assertTrue(printed.getLast().contains(word.usage()), word::usage);
    }
  }

  @Test
  void aStrangersFingerIsNotRecognised() {
    enter("press cancel ok 135790 ok 135790 ok", "finger synthetic:7/1");
    assertPrinted("“Not recognised. Try again.”");
  }

  private void enter(String... lines) {
    for (String line : lines) {
      assertEquals(Outcome.DONE, terminal.enter(line), () -> line + ": " + printed);
    }
  }

  private void assertPrinted(String text) {
    assertTrue(printed.contains(text), () -> text + " is not among " + printed);
  }
}
