package dev.mortise.passcode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.secret.SecretBytes;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasscodeTableTest {

  private static final SecretBytes KEY = SecretBytes.copyOf(new byte[32]);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "135790",
        "9135790",
        "1357909",
        "2222222135790",
        "1357902222222222",
        "33135790444"
      })
  @Tag("LK-15")
  void codeIsFoundWhereverItStandsInTheEntry(String entry) {
    assertEquals(List.of(new PasscodeMatch(4, 6)), scan(table("135790"), entry));
  }

  @Test
  @Tag("LK-15")
  void codeTornApartIsNotFound() {
    assertEquals(List.of(), scan(table("135790"), "1357-90".replace("-", "2")));
    assertEquals(List.of(), scan(table("135790"), "097531"));
  }

  @Test
  @Tag("D-14")
  void withoutPaddingTheEntryIsTheCode() {
    PasscodeTable table = table("135790");

    assertEquals(1, table.scan(Digits.of("135790"), false, KEY).matches().size());
    assertEquals(0, table.scan(Digits.of("1357902"), false, KEY).matches().size());
    assertEquals(0, table.scan(Digits.of("13579024681357902468"), false, KEY).matches().size());
  }

  @Test
  @Tag("D-13")
  void everyCodeOfAnEntryIsFound() {
    PasscodeTable table =
        table("135790").with(7, passcode("2468024"), KEY).with(2, passcode("864209"), KEY);

    assertEquals(
        List.of(new PasscodeMatch(4, 6), new PasscodeMatch(7, 7)), scan(table, "1357902468024"));
  }

  @Test
  @Tag("D-13")
  void codeWithinAnotherCollides() {
    PasscodeTable table = table("1357902468");

    assertTrue(table.collidesWith(passcode("1357902468"), KEY));
    assertTrue(table.collidesWith(passcode("135790"), KEY));
    assertTrue(table.collidesWith(passcode("579024"), KEY));
    assertTrue(table.collidesWith(passcode("357902468"), KEY));
    assertFalse(table.collidesWith(passcode("357903"), KEY));
  }

  @Test
  @Tag("D-13")
  void codeAroundAnotherCollides() {
    PasscodeTable table = table("579024");

    assertTrue(table.collidesWith(passcode("1357902468"), KEY));
    assertTrue(table.collidesWith(passcode("5790241"), KEY));
    assertFalse(table.collidesWith(passcode("1357912468"), KEY));
  }

  @Test
  @Tag("LK-15")
  void rightAndWrongEntriesCostTheSameWork() {
    PasscodeTable table = fullTable();
    for (int length = 6; length <= 20; length++) {
      String right = "135790" + "2".repeat(length - 6);
      String wrong = "135791" + "2".repeat(length - 6);

      EntryScan hit = table.scan(Digits.of(right), true, KEY);
      EntryScan miss = table.scan(Digits.of(wrong), true, KEY);

      assertEquals(1, hit.matches().size());
      assertEquals(0, miss.matches().size());
      assertEquals(hit.hashes(), miss.hashes());
      assertEquals(hit.comparisons(), miss.comparisons());
    }
  }

  @Test
  @Tag("LK-15")
  void sixteenDigitsAreFortyFiveStretchesAgainstFiftyCodes() {
    EntryScan scan = fullTable().scan(Digits.of("1234123412341234"), true, KEY);

    assertEquals(45, scan.hashes());
    assertEquals(45 * 50, scan.comparisons());
  }

  @Test
  @Tag("LK-1")
  void fiftyPasscodesAreTheMost() {
    PasscodeTable full = fullTable();

    assertEquals(PasscodeTable.CAPACITY, full.size());
    assertThrows(IllegalArgumentException.class, () -> full.with(51, passcode("864209"), KEY));
    assertThrows(IllegalArgumentException.class, () -> full.with(50, passcode("864209"), KEY));
  }

  @Test
  @Tag("LK-82")
  void tablePrintsNothingOfItsContent() {
    assertEquals("PasscodeTable[size=1]", table("135790").toString());
    assertEquals("[REDACTED]", table("135790").entries().getFirst().hash().toString());
  }

  @Test
  void deletedCodeIsNotFound() {
    assertEquals(List.of(), scan(table("135790").without(4), "135790"));
  }

  private static List<PasscodeMatch> scan(PasscodeTable table, String entry) {
    return table.scan(Digits.of(entry), true, KEY).matches();
  }

  private static PasscodeTable table(String code) {
    return PasscodeTable.EMPTY.with(4, passcode(code), KEY);
  }

  private static PasscodeTable fullTable() {
    Random random = new Random(50);
    PasscodeTable table = PasscodeTable.EMPTY.with(1, passcode("135790"), KEY);
    while (table.size() < PasscodeTable.CAPACITY) {
      String code = "7" + random.nextInt(1000, 10_000) + "9" + random.nextInt(1000, 10_000);
      if (PasscodePolicy.faultOf(code).isEmpty() && !table.collidesWith(passcode(code), KEY)) {
        table = table.with(table.size() + 1, passcode(code), KEY);
      }
    }
    return table;
  }

  private static Passcode passcode(String code) {
    return new Passcode(Digits.of(code));
  }
}
