package dev.mortise.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {

  private final List<String> ended = new ArrayList<>();

  private AutoCloseable part(String name) {
    return () -> ended.add(name);
  }

  @Test
  void whatWasStartedEndsIfTheWholeFails() {
    assertThrows(
        IOException.class,
        () ->
            Parts.start(
                parts -> {
                  var _ = parts.keep(part("store"));
                  var _ = parts.keep(part("listener"));
                  throw new IOException("the port is taken");
                }));

    assertEquals(List.of("listener", "store"), ended);
  }

  @Test
  void aPartThatDoesNotEndCleanlyKeepsNoOtherFromEnding() throws IOException {
    Parts whole =
        Parts.start(
            parts -> {
              var _ = parts.keep(part("store"));
              var _ =
                  parts.keep(
                      () -> {
                        throw new IllegalStateException("stuck");
                      });
              return parts;
            });

    whole.close();
    whole.close();

    assertEquals(List.of("store"), ended);
  }
}
