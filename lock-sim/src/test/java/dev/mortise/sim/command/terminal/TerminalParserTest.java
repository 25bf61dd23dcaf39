package dev.mortise.sim.command.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.cause.Cause;
import dev.mortise.sim.cause.CauseWord;
import dev.mortise.sim.command.terminal.TerminalLine.NotUnderstood;
import dev.mortise.sim.command.terminal.TerminalLine.Nothing;
import dev.mortise.sim.command.terminal.TerminalLine.Understood;
import dev.mortise.sim.device.face.KeySequence;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalParserTest {

  static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of(
            " press 12 ok", new TerminalCommand.Do(new Cause.Press(KeySequence.of("1 2 ok")))),
        Arguments.of("KEY", new TerminalCommand.Do(new Cause.Key(Cause.KeyTurn.UNLOCK))),
        Arguments.of("DOOR OPEN", new TerminalCommand.Do(new Cause.Door(true))),
        Arguments.of("Network OFF", new TerminalCommand.Do(new Cause.Network(false))),
        Arguments.of("log", new TerminalCommand.Log(20)),
        Arguments.of("log 5", new TerminalCommand.Log(5)),
        Arguments.of("status", new TerminalCommand.Status()),
        Arguments.of("users", new TerminalCommand.Users()),
        Arguments.of("help", new TerminalCommand.Help(Optional.empty())),
        Arguments.of("help clock", new TerminalCommand.Help(Optional.of(CauseWord.CLOCK))),
        Arguments.of("? door open", new TerminalCommand.Help(Optional.of(CauseWord.DOOR))),
        Arguments.of("help log", new TerminalCommand.Help(Optional.of(CommandWord.LOG))),
        Arguments.of("quit", new TerminalCommand.Quit()));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void causesAndCommandsAreRead(String line, TerminalCommand command) {
    assertEquals(new Understood(command), TerminalLine.parse(line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\t", "# a remark", "  # another"})
  void emptyLinesAndRemarksAreNothing(String line) {
    assertEquals(new Nothing(), TerminalLine.parse(line));
  }

  @ParameterizedTest
  @CsvSource({
    "pres 1,Did you mean \"press\"?",
    "stat,Did you mean \"status\"?",
    "help clok,Did you mean \"clock\"?",
    "bell,Did you mean \"press bell\"?",
    "door opne,Did you mean \"open\"?",
    "expect bolt locked,--script-help",
    "at 22:00 door open,--script-help",
    "help script,--script-help",
    "unlock,Did you mean \"key unlock\"?",
    "open,Did you mean \"door open\"?",
    "close,Did you mean \"door close\"?",
    "hold 12,KEY is one of digits",
  })
  void aSlipOfTheFingerIsRecognised(String line, String question) {
    assertTrue(fault(line).contains(question), fault(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "press",
        "door",
        "log all",
        "log 0",
        "log 5001",
        "status please",
        "quit now",
        "xyzzy"
      })
  void whatIsNoCommandIsExplained(String line) {
    String fault = fault(line);
    assertTrue(fault.endsWith(".") || fault.endsWith("?"), fault);
    assertTrue(fault.length() > 10, fault);
  }

  @Test
  void aLineWithoutLimitIsRefused() {
    assertTrue(fault("press " + "1".repeat(2_000)).contains("at most"));
  }

  @Property
  void whateverIsTypedIsAnswered(@ForAll @StringLength(max = 200) String line) {
    assertInstanceOf(TerminalLine.class, TerminalLine.parse(line));
  }

  private static String fault(String line) {
    return assertInstanceOf(NotUnderstood.class, TerminalLine.parse(line)).fault();
  }
}
