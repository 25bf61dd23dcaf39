package dev.mortise.biometric.fingerprint.minutia;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.fingerprint.TemplateFormat;
import dev.mortise.biometric.fingerprint.match.Print;
import dev.mortise.biometric.fingerprint.match.PrintComparator;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Templates come from a flash that anybody may have written to, so no bytes may do harm.
class MinutiaeCodecProperties {

  private static FingerprintTemplate template(byte... bytes) {
    return FingerprintTemplate.adopt(TemplateFormat.MINUTIAE, bytes.clone());
  }

  @Property
  void bytesAreRefusedOrComeBackAsTheyWere(@ForAll @Size(min = 1, max = 400) byte[] bytes) {
    assertRefusedOrSame(bytes);
  }

  @Property
  void bytesOfTheRightLengthAreRefusedOrComeBackAsTheyWere(
      @ForAll @IntRange(max = 64) int count, @ForAll @Size(385) byte[] random) {
    byte[] bytes = Arrays.copyOf(random, 1 + 6 * count);
    bytes[0] = (byte) count;
    for (int i = 0; i < count; i++) {
      bytes[1 + 6 * i] &= 0x0f;
      bytes[3 + 6 * i] &= 0x0f;
    }

    assertRefusedOrSame(bytes);
  }

  private static void assertRefusedOrSame(byte[] bytes) {
    Minutiae minutiae;
    try {
      minutiae = Minutiae.of(template(bytes));
    } catch (IllegalArgumentException expected) {
      return;
    }
    assertArrayEquals(bytes, MinutiaeCodec.encode(minutiae).lend(byte[]::clone));
    Print print = Print.of(minutiae);
    try (PrintComparator comparator = new PrintComparator()) {
      comparator.probe(print);
      double score = comparator.score(print);
      assertEquals(score, comparator.score(print));
    }
  }
}
