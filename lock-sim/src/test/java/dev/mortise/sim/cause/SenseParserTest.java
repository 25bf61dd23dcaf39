package dev.mortise.sim.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.credential.CardNumber;
import dev.mortise.protocol.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenseParserTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "face synthetic:3/1",
        "face left:synthetic:3/1",
        "face too-far:synthetic:0/0",
        "face spoof:synthetic:3/1",
        "palm synthetic:3/1",
        "palm tilted:synthetic:0/0",
        "palm spoof:synthetic:3/1",
        "card 04a2b3c4",
        "card 04a2b3c4d5e6f7",
      })
  void linesAreReadAndWrittenAlike(String line) {
    assertEquals(line, CauseText.of(understood(line)));
  }

  @Test
  void aCardsNumberIsReadAsReadersPrintIt() {
    Cause card = new Cause.Card(new CardNumber(Octets.ofHex("04a2b3c4")));

    assertEquals(card, understood("card 04A2B3C4"));
    assertEquals(card, understood("card 04 A2 B3 C4"));
    assertEquals(card, understood("card 04:a2:b3:c4"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "face",
        "face 3",
        "face sideways:synthetic:3/1",
        "palm",
        "palm left:synthetic:3/1",
        "card",
        "card 04A2",
        "card 04A2B3C",
        "card XYZ12345",
      })
  void whatIsNoneIsToldWithWhatWouldBe(String line) {
    CauseReading.NotUnderstood reading =
        assertInstanceOf(CauseReading.NotUnderstood.class, CauseReading.parse(line));
    assertTrue(reading.fault().contains("rite"), reading.fault());
  }

  private static Cause understood(String line) {
    return assertInstanceOf(CauseReading.Understood.class, CauseReading.parse(line)).cause();
  }
}
