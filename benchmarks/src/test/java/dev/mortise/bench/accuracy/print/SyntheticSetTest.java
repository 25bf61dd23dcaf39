package dev.mortise.bench.accuracy.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticSetTest {

  @Test
  void aSetIsNamedByProfileAndSize() {
    PrintSet set = SyntheticSet.parse("clean:3x2").orElseThrow();

    assertEquals("synthetic-clean", set.name());
    assertTrue(set.synthetic());
    assertEquals(6, set.impressions().size());
    assertEquals("3_2", set.impressions().getLast().label());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "clean",
        "clean:3",
        "clean:1x4",
        "clean:4x1",
        "clean:500x5",
        "wet:3x2",
        "clean:3x2x1"
      })
  void anythingElseIsNone(String text) {
    assertTrue(SyntheticSet.parse(text).isEmpty());
  }
}
