package dev.mortise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncubatorNoticeTest {

  private static final String NOTICE = "WARNING: Using incubator modules: jdk.incubator.vector\n";

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  private String after(String text) throws IOException {
    try (IncubatorNotice notice = new IncubatorNotice(shown)) {
      notice.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    return shown.toString(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nb\n", "# Warmup Iteration   1: ", "WARNING: other\n", "WARN"})
  void everythingElseComesThrough(String text) throws IOException {
    assertEquals(text, after(text));
  }

  @Test
  void noticeIsLeftOutWhereverALineBegins() throws IOException {
    assertEquals("a\nb\nc", after(NOTICE + "a\n" + NOTICE + NOTICE + "b\n" + NOTICE + "c"));
  }

  @Test
  void lineThatGoesOnIsAnother() throws IOException {
    assertEquals(NOTICE.strip() + "x\n", after(NOTICE.strip() + "x\n"));
  }

  @Test
  void partOfALineIsShownAtOnce() throws IOException {
    try (IncubatorNotice notice = new IncubatorNotice(shown)) {
      notice.write("Iteration".getBytes(StandardCharsets.US_ASCII));
      assertEquals("Iteration", shown.toString(StandardCharsets.US_ASCII));
    }
  }
}
