package dev.mortise.protocol.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.protocol.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base45Test {

  /// RFC 9285 sections 4.3 and 4.4.
  @ParameterizedTest
  @CsvSource({"AB, BB8", "Hello!!, %69 VD92EX0", "base-45, UJCLQE7W581", "ietf!, QED8WEX0"})
  void theExamplesOfTheRfcHold(String clear, String encoded) {
    Octets octets = Octets.adopt(clear.getBytes(StandardCharsets.US_ASCII));

    assertEquals(encoded, Base45.encode(octets));
    assertEquals(Optional.of(octets), Base45.decode(encoded));
  }

  /// RFC 9285 section 6: 65,536 in three characters, 256 in two; then a character too few, and
  /// strangers.
  @ParameterizedTest
  @ValueSource(strings = {"GGW", ":::", "::", "A", "BB8B", "bb8", "BB_", "BBé"})
  void whatNoBytesEncodeToIsRefused(String text) {
    assertEquals(Optional.empty(), Base45.decode(text));
  }

  @Property
  void decodingUndoesEncoding(@ForAll byte[] bytes) {
    Octets octets = Octets.of(bytes);

    assertEquals(Optional.of(octets), Base45.decode(Base45.encode(octets)));
  }

  @Property
  void noBytesHaveASecondSpelling(@ForAll @StringLength(max = 9) String text) {
    Base45.decode(text).ifPresent(octets -> assertEquals(text, Base45.encode(octets)));
  }
}
