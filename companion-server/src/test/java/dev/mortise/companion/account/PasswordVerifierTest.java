package dev.mortise.companion.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PasswordVerifierTest {

  private static final Password PASSWORD = Password.of("correct horse");

  private final SecureRandom random = new SecureRandom();

  @Test
  @Tag("SEC-23")
  void fitsItsOwnPasswordAndNoOther() {
    PasswordVerifier verifier = PasswordVerifier.of(PASSWORD, random);

    assertTrue(verifier.fits(PASSWORD));
    assertFalse(verifier.fits(Password.of("correct house")));
  }

  @Test
  void theSamePasswordTwiceLooksDifferent() {
    assertNotEquals(
        PasswordVerifier.of(PASSWORD, random).text(), PasswordVerifier.of(PASSWORD, random).text());
  }

  @Test
  @Tag("SEC-20")
  void neitherPasswordNorVerifierPrintsItself() {
    PasswordVerifier verifier = PasswordVerifier.of(PASSWORD, random);

    assertEquals("[REDACTED]", verifier.toString());
    assertFalse(PASSWORD.toString().contains("horse"));
  }

  @Test
  void oneSpellingOfALetterIsAnother() {
    PasswordVerifier verifier = PasswordVerifier.of(Password.of("cafe\u0301 au lait"), random);

    assertTrue(verifier.fits(Password.of("caf\u00e9 au lait")));
  }

  @Test
  void otherTextIsNoVerifier() {
    assertThrows(IllegalArgumentException.class, () -> new PasswordVerifier("correct horse"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PasswordVerifier("$argon2id$v=19$m=9999999,t=2,p=1$AAAA$AAAA"));
  }

  @Test
  @Tag("SEC-23")
  void withoutAnAccountNothingFitsAndTheSameWorkIsDone() {
    PasswordDesk desk = new PasswordDesk(random, new SimpleMeterRegistry());

    assertEquals(Optional.of(false), desk.fits(PASSWORD, Optional.empty()));
    assertEquals(
        Optional.of(true), desk.fits(PASSWORD, Optional.of(PasswordVerifier.of(PASSWORD, random))));
  }

  @Test
  void aShortPasswordIsRefusedWithoutRepeatingIt() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Password.of("short"));

    assertFalse(String.valueOf(refused.getMessage()).contains("short"));
  }
}
