package dev.mortise.sim.command.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How a notice stands on a terminal.
class NoticeTextTest {

  @Test
  @Tag("LK-68")
  void nothingInItSteersTheTerminal() {
    assertEquals(
        "a [1m 2J b c d",
        NoticeText.wrapped("a\u001b[1m\u009b2J\u202e b \u2066\u200bc\u0007\u007f d\u200f"));
  }

  @Test
  @Tag("LK-68")
  void paragraphsStayAndLongOnesAreWrappedAtWords() {
    String word = "x".repeat(40);
    assertEquals(
        "one\n\n" + word + "\n" + word, NoticeText.wrapped("one\n\n" + word + "  " + word));
  }
}
