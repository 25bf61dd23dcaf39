package dev.mortise.protocol.cose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.Vectors;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EnvelopeVectorsTest {

  private static final SigningKey ED25519 = Vectors.appSigning().publicKey();
  private static final SigningKey ESP256 =
      SigningKey.of(SignatureAlgorithm.ESP256, Vectors.octets("/envelope/p256/publicKey"));

  @Test
  void signingWithEd25519GivesTheSameBytes() {
    Octets payload =
        Cbor.encode(
            CborMap.withFields()
                .put(1, Vectors.lockId().octets())
                .put(2, Vectors.generation().number())
                .put(3, Octets.ofHex("3bd45b4d3e014131bfd65c4a92208e56"))
                .put(4, "unlock")
                .build());

    assertEquals(
        Vectors.octets("/envelope/ed25519/message"),
        CoseSign1.sign(SignatureType.COMMAND, payload, Vectors.appSigning()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "p256"})
  void theEnvelopeVerifiesAsACommand(String name) throws MalformedCbor {
    JsonNode vector = Vectors.at("/envelope/" + name);
    CoseSign1 message = CoseSign1.parse(Vectors.octets(vector.at("/message")));

    assertEquals(vector.at("/algorithm").asInt(), message.algorithm().number());
    assertEquals(
        vector.at("/externalAad").asString(),
        new String(SignatureType.COMMAND.externalData().copy(), StandardCharsets.US_ASCII));
    assertEquals(
        Vectors.octets(vector.at("/toBeSigned")),
        Octets.adopt(
            SigStructure.of(
                message.protectedHeader(),
                SignatureType.COMMAND.externalData(),
                message.payload())));
    assertEquals(
        new SignatureVerdict.Valid(message.payload()),
        message.verify(SignatureType.COMMAND, key(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "p256"})
  @Tag("SEC-6")
  void theEnvelopeVerifiesAsNoOtherType(String name) throws MalformedCbor {
    CoseSign1 message = CoseSign1.parse(Vectors.octets("/envelope/" + name + "/message"));

    for (SignatureType type : EnumSet.complementOf(EnumSet.of(SignatureType.COMMAND))) {
      assertEquals(new SignatureVerdict.Invalid(), message.verify(type, key(name)), type.name());
    }
  }

  @Test
  @Tag("SEC-6")
  void nonDeterministicSpellingsAreRefused() {
    Vectors.each("/envelope/refuse/nonDeterministicCbor")
        .map(Vectors::octets)
        .forEach(
            octets ->
                assertThrows(
                    MalformedCbor.class,
                    () -> Cbor.decode(octets, CborLimits.ofBytes(64)),
                    octets.hex()));
  }

  private static SigningKey key(String name) {
    return name.equals("ed25519") ? ED25519 : ESP256;
  }
}
