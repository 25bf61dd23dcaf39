package dev.mortise.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EntropyTest {

  @Test
  @Tag("SEC-5")
  void whatIsDerivedDependsOnEveryBitOfTheInputsBytes() {
    Set<String> seen = new HashSet<>();
    for (int bit = 0; bit < 256; bit++) {
      byte[] bytes = new byte[32];
      bytes[bit / 8] = (byte) (1 << (bit % 8));
      seen.add(Entropy.of(bytes).derive("challenge", 16).lend(HexFormat.of()::formatHex));
    }

    assertEquals(256, seen.size());
  }

  @Test
  @Tag("SEC-5")
  void whatIsDerivedDependsOnNothingElse() {
    byte[] bytes = new byte[32];
    bytes[7] = 42;

    assertEquals(
        Entropy.of(bytes).derive("challenge", 16), Entropy.of(bytes).derive("challenge", 16));
  }

  @Test
  void eachLabelIsAnIndependentUse() {
    Entropy entropy = Entropy.of(new byte[32]);

    assertNotEquals(entropy.derive("a", 16), entropy.derive("b", 16));
    assertNotEquals(entropy.derive("ab", 16), entropy.derive("a", 16));
  }

  @Test
  void itIsExactly32BytesAndTellsNothing() {
    assertThrows(IllegalArgumentException.class, () -> Entropy.of(new byte[31]));
    assertThrows(IllegalArgumentException.class, () -> Entropy.of(new byte[33]));
    assertEquals("[REDACTED]", Entropy.of(new byte[32]).toString());
    assertEquals(Entropy.of(new byte[32]), Entropy.of(new byte[32]));
  }
}
