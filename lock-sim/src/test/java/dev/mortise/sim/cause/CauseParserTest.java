package dev.mortise.sim.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.face.FaceFault;
import dev.mortise.biometric.face.FacePose;
import dev.mortise.biometric.palm.PalmFault;
import dev.mortise.credential.CardNumber;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.protocol.Octets;
import dev.mortise.sim.cause.CauseReading.NotUnderstood;
import dev.mortise.sim.cause.CauseReading.Understood;
import dev.mortise.sim.device.face.KeyPress;
import dev.mortise.sim.device.face.KeySequence;
import dev.mortise.sim.device.link.AccessPoint;
import dev.mortise.sim.firmware.FirmwareSource;
import dev.mortise.sim.phone.memory.RadioAddress;
import dev.mortise.sim.sensor.FingerSource;
import dev.mortise.sim.sensor.face.FaceSource;
import dev.mortise.sim.sensor.palm.PalmSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CauseParserTest {

  static Stream<Arguments> lines() {
    return Stream.concat(ofHands(), ofSurroundings());
  }

  private static Stream<Arguments> ofHands() {
    return Stream.of(
        Arguments.of("press 135790 ok", new Cause.Press(KeySequence.of("1 3 5 7 9 0 ok"))),
        Arguments.of("  PRESS cancel ", new Cause.Press(KeySequence.of("cancel"))),
        Arguments.of("hold 0", new Cause.Hold(KeypadKey.DIGIT_0)),
        Arguments.of("finger synthetic:7/1", new Cause.Finger(new FingerSource.Synthetic(7, 1))),
        Arguments.of(
            "face up:synthetic:7/1", new Cause.Face(new FaceSource.Presented(7, 1, FacePose.UP))),
        Arguments.of("palm synthetic:7/1", new Cause.Palm(new PalmSource.Presented(7, 1))),
        Arguments.of(
            "face too-far:synthetic:3/4",
            new Cause.Face(new FaceSource.Faulty(3, 4, FaceFault.TOO_FAR))),
        Arguments.of(
            "palm tilted:synthetic:3/4",
            new Cause.Palm(new PalmSource.Faulty(3, 4, PalmFault.TILTED))),
        Arguments.of("card 04A2B3C4", new Cause.Card(new CardNumber(Octets.ofHex("04a2b3c4")))),
        Arguments.of(
            "finger spoof:synthetic:7/1",
            new Cause.Finger(new FingerSource.Spoof(new FingerSource.Synthetic(7, 1)))),
        Arguments.of("key", new Cause.Key(Cause.KeyTurn.UNLOCK)),
        Arguments.of("key lock", new Cause.Key(Cause.KeyTurn.LOCK)),
        Arguments.of("key unlatch", new Cause.Key(Cause.KeyTurn.UNLATCH)),
        Arguments.of("handle", new Cause.Handle(false)),
        Arguments.of("handle up", new Cause.Handle(true)),
        Arguments.of("set hold", new Cause.SetHold()),
        Arguments.of("cover off", new Cause.Cover(true)),
        Arguments.of("pry", new Cause.Pry()),
        Arguments.of("door open", new Cause.Door(true)),
        Arguments.of("doorbell", new Cause.Press(KeySequence.of("bell"))),
        Arguments.of("leave", new Cause.Press(KeySequence.of("home"))));
  }

  private static Stream<Arguments> ofSurroundings() {
    return Stream.of(
        Arguments.of("jam off", new Cause.Jam(false)),
        Arguments.of("battery out", new Cause.BatteryOut()),
        Arguments.of("battery in", new Cause.BatteryIn(false)),
        Arguments.of("battery in  set", new Cause.BatteryIn(true)),
        Arguments.of("battery 15%", new Cause.Charge(15)),
        Arguments.of("battery 0", new Cause.Charge(0)),
        Arguments.of("clock +3m", new Cause.Clock(Duration.ofMinutes(3))),
        Arguments.of("clock +600ms", new Cause.Clock(Duration.ofMillis(600))),
        Arguments.of(
            "clock 1d2h3m4s",
            new Cause.Clock(Duration.ofDays(1).plusHours(2).plusMinutes(3).plusSeconds(4))),
        Arguments.of("powerbank on", new Cause.PowerBank(true)),
        Arguments.of("cut 3", new Cause.CutPower(3)),
        Arguments.of("flash dump before", new Cause.DumpFlash("before")),
        Arguments.of("flash restore before", new Cause.RestoreFlash("before")),
        Arguments.of("drift -200ppm", new Cause.Drift(-200)),
        Arguments.of("skew +90s", new Cause.Skew(Duration.ofSeconds(90))),
        Arguments.of("skew -1h", new Cause.Skew(Duration.ofHours(-1))),
        Arguments.of("near 30m", new Cause.Near(30)),
        Arguments.of("near 0.5 m", new Cause.Near(0.5)),
        Arguments.of("remote press", new Cause.Remote(false)),
        Arguments.of("remote new", new Cause.Remote(true)),
        Arguments.of("sensor closed", new Cause.Sensor(Cause.SensorDeed.CLOSED)),
        Arguments.of("sensor away", new Cause.Sensor(Cause.SensorDeed.AWAY)),
        Arguments.of(
            "neighbour localhost:8446",
            new Cause.Neighbour(new RadioAddress("localhost", 8446), 0)),
        Arguments.of(
            "neighbour 127.0.0.1:8446 30 m",
            new Cause.Neighbour(new RadioAddress("127.0.0.1", 8446), 30)),
        Arguments.of("firmware a.fw", new Cause.Firmware(new FirmwareSource.File(Path.of("a.fw")))),
        Arguments.of(
            "wifi a 2.4", new Cause.Air("a", new AccessPoint(AccessPoint.Heard.GHZ_2_4, ""))),
        Arguments.of(
            "wifi a 5 b c", new Cause.Air("a", new AccessPoint(AccessPoint.Heard.GHZ_5, "b c"))),
        Arguments.of(
            "wifi home gone", new Cause.Air("home", new AccessPoint(AccessPoint.Heard.GONE, ""))),
        Arguments.of("network off", new Cause.Network(false)));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void everyCauseIsRead(String line, Cause cause) {
    assertEquals(new Understood(cause), CauseReading.parse(line));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void whatIsWrittenIsReadAsTheSameCause(String line, Cause cause) {
    assertEquals(new Understood(cause), CauseReading.parse(CauseText.of(cause)), line);
  }

  @Test
  void everyWordIsAmongTheLinesTried() {
    Set<CauseWord> tried =
        lines()
            .map(line -> String.valueOf(line.get()[0]).strip().split("\\s+", -1)[0])
            .flatMap(word -> CauseWord.of(word.toLowerCase(Locale.ROOT)).stream())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(CauseWord.class)));
    assertEquals(EnumSet.allOf(CauseWord.class), tried);
  }

  @Test
  void whatIsOfferedForAWordIsUnderstood() {
    for (CauseWord word : CauseWord.values()) {
      for (String line : word.examples()) {
        assertInstanceOf(Understood.class, CauseReading.parse(line), line);
      }
    }
  }

  @Property
  void everyTimeComesBack(@ForAll @LongRange(max = 300_000_000_000L) long millis) {
    Cause cause = new Cause.Clock(Duration.ofMillis(millis));
    assertEquals(new Understood(cause), CauseReading.parse(CauseText.of(cause)));
  }

  @Property
  void everyDistanceComesBack(@ForAll @IntRange(max = 100_000_000) int millimetres) {
    Cause cause = new Cause.Near(millimetres / 1_000.0);
    assertEquals(new Understood(cause), CauseReading.parse(CauseText.of(cause)));
  }

  @Property
  void allKeysComeBack(@ForAll List<KeypadKey> keys) {
    if (!keys.isEmpty() && keys.size() <= KeySequence.KEYS_MAX) {
      Cause cause = new Cause.Press(keys.stream().map(KeyPress::of).toList());
      assertEquals(new Understood(cause), CauseReading.parse(CauseText.of(cause)));
    }
  }

  @Test
  void keysHeldAmongOthersHaveNoLine() {
    Cause held = new Cause.Press(List.of(new KeyPress(KeypadKey.DIGIT_0, true)));
    assertThrows(IllegalArgumentException.class, () -> CauseText.of(held));
  }

  @ParameterizedTest
  @CsvSource({
    "pres 1,Did you mean \"press\"?",
    "presss 1,Did you mean \"press\"?",
    "psres 1,Did you mean \"press\"?",
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
        "",
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
        "powerbank",
        "cut 0",
        "cut many",
        "flash",
        "flash dump",
        "flash dump ../x",
        "flash dump before-wal",
        "flash burn x",
        "drift",
        "drift 100001",
        "skew",
        "skew 90s",
        "wifi",
        "wifi home",
        "wifi home 6",
        "network",
        "xyzzy",
      })
  void whatIsNoCauseIsExplained(String line) {
    String fault = fault(line);
    assertTrue(fault.endsWith(".") || fault.endsWith("?"), fault);
    assertTrue(fault.length() > 10, fault);
  }

  @Test
  void aLineWithoutLimitIsRefused() {
    assertTrue(fault("press " + "1".repeat(2_000)).contains("at most"));
  }

  @Test
  void wordsAreWrittenOnce() {
    assertEquals(
        CauseWord.values().length,
        Arrays.stream(CauseWord.values()).map(CauseWord::word).distinct().count());
  }

  @Property
  void whateverIsWrittenIsAnswered(@ForAll @StringLength(max = 200) String line) {
    assertInstanceOf(CauseReading.class, CauseReading.parse(line));
  }

  private static String fault(String line) {
    return assertInstanceOf(NotUnderstood.class, CauseReading.parse(line)).fault();
  }
}
