package dev.mortise.sim.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.command.TerminalSession.End;
import dev.mortise.sim.command.terminal.LockTerminal;
import dev.mortise.sim.command.terminal.TerminalCompleter;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.device.LockPlace;
import dev.mortise.sim.device.LockSetup;
import dev.mortise.sim.device.link.ConnectedLock;
import dev.mortise.sim.device.link.LinkSetup;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.world.WorldClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jline.terminal.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TerminalSessionTest {

  @Test
  void linesFromAPipeAreDoneUntilItEnds() throws IOException {
    List<String> printed = new CopyOnWriteArrayList<>();
    assertEquals(End.INPUT_ENDED, play("battery 30%\n\nstatus\n", false, printed));
    assertTrue(printed.getLast().contains("battery 30 %"), printed::toString);
  }

  @Test
  void quitEndsItEarly() throws IOException {
    List<String> printed = new CopyOnWriteArrayList<>();
    assertEquals(End.LEFT, play("quit\nstatus\n", false, printed));
    assertEquals(List.of(), printed);
  }

  @Test
  void aWrongLineIsSteppedOverUnlessAskedToBeStrict() throws IOException {
    List<String> printed = new CopyOnWriteArrayList<>();
    assertEquals(End.INPUT_ENDED, play("oops\nstatus\n", false, printed));
    assertEquals(2, printed.size());
    printed.clear();
    assertEquals(End.LINE_FAILED, play("oops\nstatus\n", true, printed));
    assertEquals(1, printed.size());
  }

  /// What is typed while a lock starts waits for it; a question to the terminal would swallow it.
  @Test
  void linesTypedBeforeTheLockWasReadyAreDone() throws IOException {
    List<String> printed = new CopyOnWriteArrayList<>();
    byte[] typed = "battery 30%\rstatus\rquit\r".getBytes(StandardCharsets.UTF_8);
    try (WorldClock world = WorldClock.manual(Instant.EPOCH);
        FlashChip chip = new FlashChip();
        LinkThreads threads = LinkThreads.start(1);
        LockDevice device = LockDevice.open(LockSetup.usual(LockPlace.chip(chip), world));
        ConnectedLock lock = ConnectedLock.connect(device, threads, LinkSetup.NONE);
        PipedOutputStream keys = new PipedOutputStream();
        InputStream typing = new PipedInputStream(keys);
        Terminal keyboard =
            TerminalSession.keyboard()
                .system(false)
                .type("xterm-256color")
                .streams(typing, OutputStream.nullOutputStream())
                .build()) {
      keys.write(typed);
      TerminalSession.ofKeyboard(
          keyboard,
          new TerminalCompleter(),
          _ -> new LockTerminal(lock, world, printed::add, false));
    }
    assertEquals("battery at 30 %", printed.getFirst());
    assertTrue(printed.getLast().contains("battery 30 %"), printed::toString);
  }

  private static End play(String lines, boolean strict, List<String> printed) throws IOException {
    try (WorldClock world = WorldClock.manual(Instant.EPOCH);
        FlashChip chip = new FlashChip();
        LinkThreads threads = LinkThreads.start(1);
        LockDevice device = LockDevice.open(LockSetup.usual(LockPlace.chip(chip), world));
        ConnectedLock lock = ConnectedLock.connect(device, threads, LinkSetup.NONE)) {
      LockTerminal terminal = new LockTerminal(lock, world, printed::add, false);
      return TerminalSession.ofPipe(new BufferedReader(new StringReader(lines)), terminal, strict);
    }
  }
}
