package dev.mortise.sim.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

  @ParameterizedTest
  @CsvSource({"press,press,0", "prss,press,1", "rpess,press,1", "door,dear,2", "'',abc,3"})
  void slipsAreCounted(String from, String to, int slips) {
    assertEquals(slips, Likeness.slips(from, to));
    assertEquals(slips, Likeness.slips(to, from));
  }

  @Test
  void theLikeliestWordIsAskedFor() {
    List<String> words = List.of("status", "set", "log");
    assertEquals(" Did you mean \"set\"?", Likeness.didYouMean("seet", words));
    assertEquals("", Likeness.didYouMean("somersault", words));
    assertEquals("", Likeness.didYouMean("", words));
  }

  @Test
  void aWordThatHoldsWhatWasTypedComesBeforeSlips() {
    List<String> words = List.of("help", "doorbell", "door");
    assertEquals(" Did you mean \"doorbell\"?", Likeness.didYouMean("bell", words));
    assertEquals("", Likeness.didYouMean("foo", words));
    assertEquals("", Likeness.didYouMean("o", words));
  }
}
