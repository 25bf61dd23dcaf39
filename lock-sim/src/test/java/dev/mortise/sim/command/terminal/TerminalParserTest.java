package dev.mortise.sim.command.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.lock.body.KeypadKey;
import dev.mortise.sim.command.terminal.TerminalLine.NotUnderstood;
import dev.mortise.sim.command.terminal.TerminalLine.Nothing;
import dev.mortise.sim.command.terminal.TerminalLine.Understood;
import dev.mortise.sim.device.face.KeySequence;
import dev.mortise.sim.sensor.FingerSource;
import java.time.Duration;
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
            "press 135790 ok", new TerminalCommand.Press(KeySequence.of("1 3 5 7 9 0 ok"))),
        Arguments.of("  PRESS cancel ", new TerminalCommand.Press(KeySequence.of("cancel"))),
        Arguments.of("hold 0", new TerminalCommand.Hold(KeypadKey.DIGIT_0)),
        Arguments.of(
            "finger synthetic:7/1", new TerminalCommand.Finger(new FingerSource.Synthetic(7, 1))),
        Arguments.of("key", new TerminalCommand.Key(true)),
        Arguments.of("key lock", new TerminalCommand.Key(false)),
        Arguments.of("handle", new TerminalCommand.Handle(false)),
        Arguments.of("handle up", new TerminalCommand.Handle(true)),
        Arguments.of("set hold", new TerminalCommand.SetHold()),
        Arguments.of("cover off", new TerminalCommand.Cover(true)),
        Arguments.of("pry", new TerminalCommand.Pry()),
        Arguments.of("door open", new TerminalCommand.Door(true)),
        Arguments.of("jam off", new TerminalCommand.Jam(false)),
        Arguments.of("battery out", new TerminalCommand.BatteryOut()),
        Arguments.of("battery in", new TerminalCommand.BatteryIn(false)),
        Arguments.of("battery in  set", new TerminalCommand.BatteryIn(true)),
        Arguments.of("battery 15%", new TerminalCommand.Charge(15)),
        Arguments.of("battery 0", new TerminalCommand.Charge(0)),
        Arguments.of("clock +3m", new TerminalCommand.Clock(Duration.ofMinutes(3))),
        Arguments.of(
            "clock 1d2h3m4s",
            new TerminalCommand.Clock(
                Duration.ofDays(1).plusHours(2).plusMinutes(3).plusSeconds(4))),
        Arguments.of("doorbell", new TerminalCommand.Press(KeySequence.of("bell"))),
        Arguments.of("leave", new TerminalCommand.Press(KeySequence.of("home"))),
        Arguments.of("near 30m", new TerminalCommand.Near(30)),
        Arguments.of("near 0.5 m", new TerminalCommand.Near(0.5)),
        Arguments.of("network off", new TerminalCommand.Network(false)),
        Arguments.of("log", new TerminalCommand.Log(20)),
        Arguments.of("log 5", new TerminalCommand.Log(5)),
        Arguments.of("status", new TerminalCommand.Status()),
        Arguments.of("users", new TerminalCommand.Users()),
        Arguments.of("help", new TerminalCommand.Help(Optional.empty())),
        Arguments.of("help clock", new TerminalCommand.Help(Optional.of(CommandWord.CLOCK))),
        Arguments.of("quit", new TerminalCommand.Quit()));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void everyCommandIsRead(String line, TerminalCommand command) {
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
    "presss 1,Did you mean \"press\"?",
    "psres 1,Did you mean \"press\"?",
    "stat,Did you mean \"status\"?",
    "help clok,Did you mean \"clock\"?",
    "battery inn,Did you mean \"in\"?",
    "network of,Did you mean \"off\"?",
    "door opne,Did you mean \"open\"?",
  })
  void aSlipOfTheFingerIsRecognised(String line, String question) {
    assertTrue(fault(line).contains(question), fault(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "press",
        "press 12x",
        "hold",
        "hold 12",
        "finger",
        "finger synthetic:x",
        "key turn",
        "handle sideways",
        "set",
        "set press",
        "cover",
        "pry hard",
        "door",
        "battery",
        "battery 101%",
        "battery -1%",
        "clock",
        "clock +",
        "clock 3",
        "clock -3m",
        "clock 99999999999999999999s",
        "near",
        "near far",
        "near -1m",
        "near 1000001m",
        "network",
        "log all",
        "log 5001",
        "status please",
        "quit now",
        "xyzzy",
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
