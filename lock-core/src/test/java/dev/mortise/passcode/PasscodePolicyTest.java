package dev.mortise.passcode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasscodePolicyTest {

  @ParameterizedTest
  @CsvSource({
    "12345, TOO_SHORT",
    "012345, CONSECUTIVE",
    "123456, CONSECUTIVE",
    "654321, CONSECUTIVE",
    "543210, CONSECUTIVE",
    "1234567, CONSECUTIVE",
    "9876543210, CONSECUTIVE",
    "12345699, CONSECUTIVE",
    "1234560, CONSECUTIVE",
    "8901234567, CONSECUTIVE",
    "111111, REPEATED",
    "9111111, REPEATED",
    "0000000000, REPEATED",
    "12345678901, TOO_LONG",
    "'', TOO_SHORT",
  })
  @Tag("LK-13")
  @Tag("LK-14")
  void weakOrMisshapenCodeIsRefusedForItsFault(String text, PasscodeFault fault) {
    assertEquals(Optional.of(fault), PasscodePolicy.faultOf(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"135790", "112233", "121212", "890123", "1357924680"})
  @Tag("LK-14")
  void codeWithoutRunOfSixIsAllowed(String text) {
    assertEquals(Optional.empty(), PasscodePolicy.faultOf(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0661\u0663\u0665\u0667\u0669\u0660",
        "\uff11\uff13\uff15\uff17\uff19\uff10",
        "13579a",
        "1357 0",
        "-13579"
      })
  @Tag("LK-14")
  void digitsOutsideAsciiAreNoDigits(String text) {
    assertEquals(Optional.of(PasscodeFault.NOT_DIGITS), PasscodePolicy.faultOf(text));
    assertThrows(IllegalArgumentException.class, () -> Digits.of(text));
  }

  @Test
  @Tag("LK-14")
  void ofAMillionSixDigitCodesAllButTwentyAreAllowed() {
    long allowed =
        IntStream.range(0, 1_000_000)
            .filter(number -> PasscodePolicy.faultOf("%06d".formatted(number)).isEmpty())
            .count();

    assertEquals(999_980, allowed);
  }

  @Test
  @Tag("LK-14")
  void nineIsNotFollowedByZero() {
    assertTrue(PasscodePolicy.faultOf("567890").isEmpty());
    assertTrue(PasscodePolicy.faultOf("098765").isEmpty());
  }

  @Test
  @Tag("LK-82")
  void passcodeNeverPrintsItsDigits() {
    Passcode passcode = new Passcode(Digits.of("135790"));

    assertFalse(passcode.toString().contains("135790"));
    assertFalse(passcode.digits().toString().contains("135790"));
  }

  @Test
  @Tag("LK-14")
  void passcodeCannotBeMadeOfRefusedDigits() {
    assertThrows(IllegalArgumentException.class, () -> new Passcode(Digits.of("123456")));
  }
}
