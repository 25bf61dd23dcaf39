package dev.mortise.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.Vectors;
import dev.mortise.passcode.Digits;
import dev.mortise.passcode.PasscodePolicy;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorSecretTest {

  private static final VisitorWindow WINDOW = new VisitorWindow(new VisitorHour(498765));
  private static final VisitorSecret SECRET = secret(1);

  @Test
  @Tag("SEC-15")
  void ofAllHundredMillionEntriesExactlyTheComputedCodesAreAccepted() {
    VisitorSecret.Codes codes = SECRET.codes(WINDOW);
    int[] computed =
        WINDOW.slots().stream()
            .mapToInt(slot -> OneTimePasscode.numberOf(SECRET.passcode(slot).digits()))
            .sorted()
            .distinct()
            .toArray();

    int[] accepted =
        IntStream.range(0, 100_000_000)
            .parallel()
            .filter(number -> !codes.matches(number).isEmpty())
            .toArray();

    assertEquals(108, WINDOW.slots().size());
    assertTrue(Arrays.equals(computed, accepted));
  }

  @Test
  void everyCodeIsFoundAtItsOwnSlot() {
    VisitorSecret.Codes codes = SECRET.codes(WINDOW);

    for (VisitorSlot slot : WINDOW.slots()) {
      assertEquals(List.of(slot), codes.matches(SECRET.passcode(slot).digits()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2028514", "202851470", "020285147", "20285147"})
  @Tag("LK-15")
  void anEntryMatchesOnlyIfItStandsAlone(String entry) {
    boolean alone = entry.equals("20285147");

    assertEquals(alone ? 1 : 0, SECRET.codes(WINDOW).matches(Digits.of(entry)).size());
  }

  @Test
  void twoSlotsWithTheSameCodeAreBothNamed() {
    List<VisitorSlot> slots = WINDOW.slots().subList(0, 3);
    VisitorSecret.Codes codes = new VisitorSecret.Codes(slots, new int[] {7, 8, 7});

    assertEquals(List.of(slots.get(0), slots.get(2)), codes.matches(Digits.of("00000007")));
  }

  @Test
  @Tag("SEC-15")
  void noTwoKeysGenerationsOrEpochsShareTheirCodes() {
    VisitorSecret.Codes codes = SECRET.codes(WINDOW);
    VisitorSecret afterReset =
        VisitorSecret.derive(
            Vectors.lockAgreement(),
            Vectors.appAgreement().publicKey(),
            Vectors.lockId(),
            Vectors.generation().next(),
            Vectors.appSigning().publicKey(),
            new VisitorEpoch(1));
    VisitorSecret ofAnotherApp =
        VisitorSecret.derive(
            Vectors.lockAgreement(),
            Vectors.appAgreement().publicKey(),
            Vectors.lockId(),
            Vectors.generation(),
            Vectors.lockSigning().publicKey(),
            new VisitorEpoch(1));

    for (VisitorSecret other : List.of(afterReset, ofAnotherApp, secret(2))) {
      for (VisitorSlot slot : WINDOW.slots()) {
        assertEquals(List.of(), codes.matches(other.passcode(slot).digits()));
      }
    }
  }

  @Test
  @Tag("LK-14")
  void everyCodeIsAllowedAsAPasscode() {
    for (VisitorSlot slot : WINDOW.slots()) {
      assertTrue(PasscodePolicy.faultOf(SECRET.passcode(slot).digits()).isEmpty());
    }
    assertThrows(IllegalArgumentException.class, () -> new OneTimePasscode(Digits.of("12345678")));
    assertThrows(IllegalArgumentException.class, () -> new OneTimePasscode(Digits.of("1357924")));
  }

  @Test
  void codesAreOffInEpochZero() {
    assertThrows(IllegalArgumentException.class, () -> secret(0));
    assertTrue(VisitorEpoch.OFF.next().isOn());
  }

  @Test
  void theWindowReachesFrom25HoursBeforeToOneAfter() {
    assertEquals(498740, WINDOW.first().number());
    assertEquals(498766, WINDOW.last().number());
    assertTrue(new VisitorWindow(new VisitorHour(3)).first().number() == 0);
  }

  @Test
  void anHourHoldsItsFirstInstantAndNotItsLast() {
    Instant begin = new VisitorHour(498765).begin();

    assertEquals(new VisitorHour(498765), VisitorHour.of(begin));
    assertEquals(new VisitorHour(498764), VisitorHour.of(begin.minusNanos(1)));
    assertThrows(IllegalArgumentException.class, () -> VisitorHour.of(Instant.EPOCH.minusNanos(1)));
  }

  @Test
  @Tag("LK-82")
  void nothingPrintsTheDigits() {
    VisitorSlot slot = WINDOW.slots().getFirst();

    assertEquals("[REDACTED]", SECRET.toString());
    assertEquals("[REDACTED]", SECRET.codes(WINDOW).toString());
    assertEquals("[REDACTED]", SECRET.passcode(slot).toString());
  }

  private static VisitorSecret secret(int epoch) {
    return VisitorSecret.derive(
        Vectors.lockAgreement(),
        Vectors.appAgreement().publicKey(),
        Vectors.lockId(),
        Vectors.generation(),
        Vectors.appSigning().publicKey(),
        new VisitorEpoch(epoch));
  }
}
