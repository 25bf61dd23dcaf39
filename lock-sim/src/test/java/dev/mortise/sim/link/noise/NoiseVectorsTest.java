package dev.mortise.sim.link.noise;

import static dev.mortise.sim.link.noise.HandshakeToken.E;
import static dev.mortise.sim.link.noise.HandshakeToken.EE;
import static dev.mortise.sim.link.noise.HandshakeToken.ES;
import static dev.mortise.sim.link.noise.HandshakeToken.S;
import static dev.mortise.sim.link.noise.HandshakeToken.SE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.secret.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Conversations that other implementations published, each with its origin in `vectors.json`. The
/// patterns beside XK are here to show that the tokens mean what the specification says.
final class NoiseVectorsTest {

  private static final List<HandshakePattern> PATTERNS =
      List.of(
          HandshakePattern.XK,
          new HandshakePattern(
              "XX", List.of(), List.of(List.of(E), List.of(E, EE, S, ES), List.of(S, SE))),
          new HandshakePattern("IX", List.of(), List.of(List.of(E, S), List.of(E, EE, SE, S, ES))));

  @ParameterizedTest
  @MethodSource("vectors")
  void publishedConversationComesOutByteForByte(JsonNode vector) throws NoiseException {
    HandshakeState initiator = initiator(vector);
    HandshakeState responder = responder(vector);
    int messages = 0;
    while (!initiator.isComplete()) {
      boolean fromInitiator = messages % 2 == 0;
      exchange(
          vector.get("messages").get(messages++),
          fromInitiator ? initiator : responder,
          fromInitiator ? responder : initiator);
    }
    NoiseTransport atInitiator = initiator.split();
    NoiseTransport atResponder = responder.split();
    assertEquals(atInitiator.handshakeHash(), atResponder.handshakeHash());
    if (vector.has("handshake_hash")) {
      assertEquals(hex(vector, "handshake_hash"), atInitiator.handshakeHash());
    }
    assertEquals(pair(vector, "init_static").publicKey(), atResponder.peer());
    assertEquals(pair(vector, "resp_static").publicKey(), atInitiator.peer());
    for (; messages < vector.get("messages").size(); messages++) {
      boolean fromInitiator = messages % 2 == 0;
      exchange(
          vector.get("messages").get(messages),
          fromInitiator ? atInitiator : atResponder,
          fromInitiator ? atResponder : atInitiator);
    }
  }

  private static void exchange(JsonNode message, HandshakeState from, HandshakeState to)
      throws NoiseException {
    Octets written = from.write(hex(message, "payload"));
    assertEquals(hex(message, "ciphertext"), written);
    assertEquals(hex(message, "payload"), to.read(written));
  }

  private static void exchange(JsonNode message, NoiseTransport from, NoiseTransport to)
      throws NoiseException {
    Octets sealed = from.seal(hex(message, "payload"));
    assertEquals(hex(message, "ciphertext"), sealed);
    assertEquals(hex(message, "payload"), to.open(sealed));
  }

  private static HandshakeState initiator(JsonNode vector) {
    @Nullable AgreementKey known =
        vector.has("init_remote_static")
            ? new AgreementKey(hex(vector, "init_remote_static"))
            : null;
    return new HandshakeState(
        pattern(vector),
        hex(vector, "init_prologue"),
        new HandshakeKeys(
            HandshakeRole.INITIATOR,
            pair(vector, "init_static"),
            pair(vector, "init_ephemeral"),
            known));
  }

  private static HandshakeState responder(JsonNode vector) {
    return HandshakeState.responder(
        pattern(vector),
        hex(vector, "resp_prologue"),
        pair(vector, "resp_static"),
        pair(vector, "resp_ephemeral"));
  }

  private static HandshakePattern pattern(JsonNode vector) {
    String name = vector.get("protocol_name").stringValue();
    return PATTERNS.stream()
        .filter(pattern -> pattern.protocolName().equals(name))
        .findAny()
        .orElseThrow();
  }

  private static AgreementKeyPair pair(JsonNode vector, String field) {
    return AgreementKeyPair.of(SecretBytes.adopt(hex(vector, field).copy()));
  }

  private static Octets hex(JsonNode node, String field) {
    return Octets.ofHex(node.get(field).stringValue());
  }

  private static Stream<Named<JsonNode>> vectors() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(NoiseVectorsTest.class.getResourceAsStream("vectors.json"))) {
      JsonNode vectors = new ObjectMapper().readTree(in).get("vectors");
      return StreamSupport.stream(vectors.spliterator(), false)
          .map(
              vector ->
                  Named.of(
                      vector.get("protocol_name").stringValue()
                          + " of "
                          + vector.get("origin").stringValue(),
                      vector));
    }
  }
}
