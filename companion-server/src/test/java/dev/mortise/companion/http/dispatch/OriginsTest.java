package dev.mortise.companion.http.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OriginsTest {

  private static final Origins ORIGINS =
      new Origins(
          Set.of(
              "https://lock.example:443", "http://lock.example:80", "https://other.example:8443"),
          Set.of("https://app.example"));

  @Test
  @Tag("SEC-25")
  void theSchemesOwnPortMayBeLeftOut() {
    for (String host : new String[] {"lock.example", "lock.example:443", "LOCK.example:80"}) {
      assertTrue(ORIGINS.servesHost(Optional.of(host)), host);
    }
    assertTrue(ORIGINS.admits("https://lock.example"));
    assertTrue(ORIGINS.admits("http://lock.example"));
    assertTrue(ORIGINS.admits("https://app.example:443"));
  }

  @Test
  @Tag("SEC-25")
  void otherPortsAndNamesAreOthers() {
    String[] foreign = {
      "lock.example:8443",
      "other.example",
      "other.example:443",
      "evil.example",
      "",
      "x@lock.example"
    };
    for (String host : foreign) {
      assertFalse(ORIGINS.servesHost(Optional.of(host)), host);
    }
    assertFalse(ORIGINS.servesHost(Optional.empty()));
    assertFalse(ORIGINS.admits("https://other.example"));
    assertFalse(ORIGINS.admits("http://app.example"));
    assertFalse(ORIGINS.admits("null"));
  }

  @Test
  void whatIsNoOriginStaysAsItIs() {
    assertEquals("https://a.example:8443", Origins.serialized("https://a.example:8443"));
    assertEquals("http://a.example:443", Origins.serialized("http://a.example:443"));
    assertEquals("null", Origins.serialized("null"));
  }
}
