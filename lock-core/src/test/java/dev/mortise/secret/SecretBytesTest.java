package dev.mortise.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SecretBytesTest {

  private static final byte[] CANARY = HexFormat.of().parseHex("c0ffee00c0ffee11");

  @Test
  @Tag("SEC-20")
  void printingTellsNothing() {
    SecretBytes secret = SecretBytes.copyOf(CANARY);

    assertEquals("[REDACTED]", secret.toString());
    assertEquals("[REDACTED]", "%s".formatted(secret));
  }

  @Test
  void equalityIsByContentAndTheHashTellsOnlyTheLength() {
    SecretBytes secret = SecretBytes.copyOf(CANARY);

    assertEquals(secret, SecretBytes.copyOf(CANARY));
    assertNotEquals(secret, SecretBytes.adopt(new byte[8]));
    assertNotEquals(secret, SecretBytes.adopt(new byte[9]));
    assertEquals(SecretBytes.adopt(new byte[8]).hashCode(), secret.hashCode());
  }

  @Test
  void closingOverwritesTheBytesAndEndsTheirUse() {
    byte[] bytes = CANARY.clone();
    SecretBytes secret = SecretBytes.adopt(bytes);
    SecretBytes other = SecretBytes.copyOf(CANARY);

    secret.close();
    secret.close();

    assertArrayEquals(new byte[8], bytes);
    assertThrows(IllegalStateException.class, secret::reveal);
    assertThrows(IllegalStateException.class, () -> secret.lend(b -> b.length));
    assertThrows(IllegalStateException.class, () -> secret.equals(other));
    assertEquals("[REDACTED]", secret.toString());
  }

  @Test
  void neitherTheOriginalNorARevealedCopyIsTheSecretItself() {
    byte[] original = CANARY.clone();
    SecretBytes secret = SecretBytes.copyOf(original);

    original[0] = 0;
    secret.reveal()[1] = 0;

    assertArrayEquals(CANARY, secret.reveal());
  }
}
