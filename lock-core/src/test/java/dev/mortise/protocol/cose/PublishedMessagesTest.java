package dev.mortise.protocol.cose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborBytes;
import dev.mortise.protocol.cbor.CborValue.CborTagged;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKey;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PublishedMessagesTest {

  /// The protected header `a0` of some examples stands for the empty byte string (RFC 9052 section
  /// 4.4).
  private static final Octets EMPTY_MAP = Octets.ofHex("a0");

  static Stream<JsonNode> messages() {
    InputStream stream =
        Objects.requireNonNull(PublishedMessagesTest.class.getResourceAsStream("/cose-sign1.json"));
    return JsonMapper.shared().readTree(stream).at("/cases").valueStream();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void theSignatureCoversWhatTheExamplesSay(JsonNode vector) throws MalformedCbor {
    List<CborValue> parts = parts(octets(vector, "/message"));
    Octets header = bytes(parts.get(0));
    byte[] covered =
        SigStructure.of(
            header.equals(EMPTY_MAP) ? Octets.empty() : header,
            octets(vector, "/external"),
            bytes(parts.get(2)));

    assertEquals(octets(vector, "/toBeSigned"), Octets.of(covered));
    assertTrue(key(vector).verifies(covered, bytes(parts.get(3)).copy()));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void theirLooserShapeIsNotOurs(JsonNode vector) {
    assertThrows(MalformedCbor.class, () -> CoseSign1.parse(octets(vector, "/message")));
  }

  private static List<CborValue> parts(Octets message) throws MalformedCbor {
    CborTagged tagged =
        (CborTagged) Cbor.decode(message, CborLimits.ofBytes(256).withTag(CoseSign1.TAG));
    return ((CborArray) tagged.value()).items();
  }

  private static Octets bytes(CborValue value) {
    return ((CborBytes) value).octets();
  }

  private static SigningKey key(JsonNode vector) {
    return SigningKey.of(
        SignatureAlgorithm.of(vector.at("/algorithm").asLong()).orElseThrow(),
        octets(vector, "/key"));
  }

  private static Octets octets(JsonNode node, String pointer) {
    return Octets.ofHex(node.at(pointer).asString());
  }
}
