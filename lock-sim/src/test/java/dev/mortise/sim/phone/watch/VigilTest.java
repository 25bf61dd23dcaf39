package dev.mortise.sim.phone.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VigilTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  /// Asks after a minute, alarms after three.
  private final Vigil vigil = new Vigil(WatchPolicy.USUAL, START);

  @Test
  void theLockIsAskedAtOnceAndThenOnceAMinuteWhileItIsSilent() {
    assertTrue(vigil.asks(START));
    assertFalse(vigil.asks(at(59)));
    assertTrue(vigil.asks(at(60)));
    assertFalse(vigil.asks(at(61)));
    assertTrue(vigil.asks(at(120)));
  }

  @Test
  void aLockThatSpeaksByItselfIsNotAsked() {
    assertTrue(vigil.asks(START));
    vigil.heard(at(50), at(50));

    assertFalse(vigil.asks(at(109)));
    assertTrue(vigil.asks(at(110)));
  }

  @Test
  @Tag("SEC-10")
  void silenceIsOneAlarmAndTheNextSilenceAnother() {
    assertFalse(vigil.alarms(at(179)));
    assertTrue(vigil.alarms(at(180)));
    assertFalse(vigil.alarms(at(600)));

    assertTrue(vigil.heard(at(601), at(601)));
    assertFalse(vigil.heard(at(602), at(602)));
    assertEquals(Optional.of(at(602)), vigil.lastWord());
    assertFalse(vigil.alarms(at(781)));
    assertTrue(vigil.alarms(at(782)));
  }

  @Test
  @Tag("SEC-10")
  void whatWasSignedLongAgoIsNoWordOfNow() {
    assertTrue(vigil.alarms(at(200)));

    assertFalse(vigil.heard(START.minusSeconds(60), at(200)));
    assertFalse(vigil.heard(at(10), at(200)));
    assertFalse(vigil.alarms(at(201)), "it is the same silence");
    assertTrue(vigil.heard(at(190), at(201)));
  }

  private static Instant at(long seconds) {
    return START.plusSeconds(seconds);
  }
}
