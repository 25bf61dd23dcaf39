package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.ModeName;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.lock.body.LightId;
import dev.mortise.lock.body.Tone;
import dev.mortise.secret.Entropy;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KeypadTest {

  private final LockBench bench = new LockBench().withAdministrator("135790").turnThePage();

  @Test
  @Tag("LK-13")
  void confirmLightsFromTheSixthDigit() {
    bench.press("13579");
    assertFalse(bench.isLit(LightId.CONFIRM));

    bench.press("0");
    assertTrue(bench.isLit(LightId.CONFIRM));
  }

  @Test
  @Tag("LK-13")
  void confirmBeforeTheSixthDigitDoesNothingAndCostsNothing() {
    bench.press("13579o");
    assertEquals(Tone.REFUSED, bench.tones().getLast());
    assertTrue(bench.events().isEmpty());

    bench.press("0o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-25")
  void keypadSleepsTwentySecondsAfterTheLastTouch() {
    bench.press("135");
    bench.pass(Duration.ofSeconds(19));
    assertTrue(bench.isLit(LightId.DIGITS));

    bench.press("7");
    bench.pass(Duration.ofMillis(19_999));
    assertTrue(bench.isLit(LightId.DIGITS));

    bench.pass(Duration.ofMillis(1));
    assertFalse(bench.isLit(LightId.DIGITS));
  }

  @Test
  @Tag("LK-25")
  void sleepDropsTheDigitsTypedSoFar() {
    bench.press("135");
    bench.pass(Duration.ofSeconds(20));
    bench.press("790o");

    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("LK-25")
  void digitsAreDroppedEvenIfTheTickNeverCame() {
    LockState before = bench.state();
    LockMachine machine = bench.machine();
    LockState typed = press(machine, before, "135", bench.now());

    LockState late = press(machine, typed, "7", bench.now().plusSeconds(20));

    assertEquals(1, late.live().keypad().digits().length());
  }

  private static LockState press(LockMachine machine, LockState from, String keys, Duration at) {
    LockState state = from;
    for (int i = 0; i < keys.length(); i++) {
      Moment moment = new Moment(at, Optional.empty(), Entropy.of(new byte[Entropy.SIZE]));
      KeypadKey key = KeypadKey.ofDigit(keys.charAt(i) - '0');
      state = machine.decide(state, new LockInput.KeyPressed(key), moment).next();
    }
    return state;
  }

  @Test
  @Tag("LK-24")
  @Tag("D-5")
  void thereAreTenDigitsAndOneKeyForEachOtherThing() {
    for (int digit = 0; digit <= 9; digit++) {
      assertEquals(OptionalInt.of(digit), KeypadKey.ofDigit(digit).digit());
    }
    assertEquals(
        EnumSet.of(KeypadKey.CANCEL, KeypadKey.CONFIRM, KeypadKey.LEAVING_HOME, KeypadKey.DOORBELL),
        EnumSet.range(KeypadKey.CANCEL, KeypadKey.DOORBELL));
    assertEquals(14, KeypadKey.values().length);
  }

  @Test
  @Tag("LK-24")
  @Tag("LK-50")
  void lowBatteryLightBurnsWhileTheBatteryIsLow() {
    assertFalse(bench.isLit(LightId.LOW_BATTERY));
    bench.cause(new LockInput.BatteryMeasured(20));
    assertTrue(bench.isLit(LightId.LOW_BATTERY));
    bench.cause(new LockInput.BatteryMeasured(5));
    assertTrue(bench.isLit(LightId.LOW_BATTERY), "a critical one is low too");

    bench.cause(new LockInput.BatteryMeasured(100));
    assertFalse(bench.isLit(LightId.LOW_BATTERY));
  }

  @Test
  @Tag("D-7")
  @Tag("LK-52")
  void oneTimeMuteSilencesNeitherSirenNorAlarms() {
    bench.cause(new LockInput.KeyHeld(KeypadKey.DIGIT_0));
    bench.turnThePage().cause(new LockInput.CoverPried());

    assertTrue(bench.siren());
    assertEquals(List.of(new LockEvent.Alarm(AlarmCode.FRONT_ESCUTCHEON_REMOVED)), bench.events());
  }

  @Test
  @Tag("LK-24")
  void cancelDropsTheEntryAndThenPutsTheKeypadToSleep() {
    bench.press("13579x");
    assertTrue(bench.isLit(LightId.DIGITS));

    bench.press("x");
    assertFalse(bench.isLit(LightId.DIGITS));

    bench.press("135790o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-52")
  void holdingZeroFlashesTwiceAndMutesUntilTheKeypadSleeps() {
    List<LockEffect> effects = bench.cause(new LockInput.KeyHeld(KeypadKey.DIGIT_0));

    long flashes =
        effects.stream().filter(new LockEffect.Light(LightId.DIGITS, false)::equals).count();
    assertEquals(2, flashes);

    bench.turnThePage().press("135790o");
    assertTrue(bench.isOpen());
    assertTrue(bench.prompts().isEmpty());
    assertTrue(bench.tones().isEmpty());

    bench.pass(Duration.ofSeconds(20)).turnThePage().press("135790o");
    assertEquals(List.of(Prompt.WELCOME), bench.prompts());
  }

  @Test
  @Tag("D-20")
  void nobodyWashesTheLogByMuting() {
    for (int i = 0; i < 100; i++) {
      bench.cause(new LockInput.KeyHeld(KeypadKey.DIGIT_0));
      bench.press("x");
    }
    assertEquals(20, bench.events(LockEvent.ModeChange.class).size());

    bench.pass(Duration.ofMinutes(1));
    bench.cause(new LockInput.KeyHeld(KeypadKey.DIGIT_0));
    assertEquals(21, bench.events(LockEvent.ModeChange.class).size());
  }

  @Test
  @Tag("LK-58")
  void muteIsRecordedWhenItBeginsAndEnds() {
    bench.cause(new LockInput.KeyHeld(KeypadKey.DIGIT_0));
    bench.pass(Duration.ofSeconds(20));

    List<LockEvent.ModeChange> changes = bench.events(LockEvent.ModeChange.class);
    assertEquals(2, changes.size());
    assertEquals(ModeName.MUTE, changes.getFirst().mode());
    assertTrue(changes.getFirst().on());
    assertFalse(changes.getLast().on());
  }

  @Test
  @Tag("LK-72")
  void doorbellRingsAndIsRecorded() {
    bench.press("b");

    assertEquals(List.of(Tone.DOORBELL), bench.tones());
    assertEquals(1, bench.events(LockEvent.Doorbell.class).size());
    assertFalse(bench.isLit(LightId.DIGITS));
  }
}
