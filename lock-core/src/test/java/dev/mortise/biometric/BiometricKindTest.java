package dev.mortise.biometric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BiometricKindTest {

  @Test
  void storedCodesNeverChange() {
    assertEquals(Optional.of(BiometricKind.FINGERPRINT), BiometricKind.ofCode(1));
    assertEquals(Optional.of(BiometricKind.FACE), BiometricKind.ofCode(2));
    assertEquals(Optional.of(BiometricKind.PALM_VEIN), BiometricKind.ofCode(3));
    assertEquals(Optional.empty(), BiometricKind.ofCode(0));
  }
}
