package dev.mortise.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Sha256Test {

  @Test
  void aStreamIsDigestedAsWhatIsInIt() throws IOException {
    byte[] content = new byte[200_001];
    new Random(5).nextBytes(content);
    assertArrayEquals(Sha256.of(content), Sha256.of(new ByteArrayInputStream(content)));
    assertArrayEquals(Sha256.of(), Sha256.of(new ByteArrayInputStream(new byte[0])));
  }
}
