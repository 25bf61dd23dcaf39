package dev.mortise.protocol.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.secret.SecretBytes;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HpkeTest {

  static Stream<JsonNode> vectors() {
    InputStream stream =
        Objects.requireNonNull(HpkeTest.class.getResourceAsStream("/hpke-x25519.json"));
    return JsonMapper.shared().readTree(stream).at("/cases").valueStream();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void thePublishedMessagesComeOutInBothDirections(JsonNode vector) {
    AgreementKeyPair ephemeral = pair(vector, "/skE");
    AgreementKey encapsulated = new AgreementKey(octets(vector, "/enc"));
    HpkeContext sender = sender(vector, ephemeral);
    HpkeContext recipient = recipient(vector, encapsulated);
    SecretBytes plaintext = SecretBytes.adopt(octets(vector, "/plaintext").copy());

    assertEquals(encapsulated, ephemeral.publicKey());
    for (JsonNode message : vector.at("/encryptions")) {
      byte[] associatedData = octets(message, "/aad").copy();
      Octets ciphertext = octets(message, "/ciphertext");
      assertEquals(ciphertext, sender.seal(associatedData, plaintext));
      assertEquals(Optional.of(plaintext), recipient.open(associatedData, ciphertext));
    }
  }

  @Test
  void aMessageThatDoesNotOpenDoesNotCount() {
    JsonNode vector = vectors().findFirst().orElseThrow();
    HpkeContext recipient = recipient(vector, new AgreementKey(octets(vector, "/enc")));
    JsonNode first = vector.at("/encryptions/0");
    JsonNode second = vector.at("/encryptions/1");

    assertEquals(
        Optional.empty(),
        recipient.open(octets(second, "/aad").copy(), octets(second, "/ciphertext")));
    assertEquals(
        Optional.of(SecretBytes.adopt(octets(vector, "/plaintext").copy())),
        recipient.open(octets(first, "/aad").copy(), octets(first, "/ciphertext")));
  }

  private static HpkeContext sender(JsonNode vector, AgreementKeyPair ephemeral) {
    AgreementKey recipient = new AgreementKey(octets(vector, "/pkR"));
    byte[] info = octets(vector, "/info").copy();
    return isAuth(vector)
        ? suite(vector).toRecipient(recipient, info, ephemeral, pair(vector, "/skS"))
        : suite(vector).toRecipient(recipient, info, ephemeral);
  }

  private static HpkeContext recipient(JsonNode vector, AgreementKey encapsulated) {
    AgreementKeyPair recipient = pair(vector, "/skR");
    byte[] info = octets(vector, "/info").copy();
    return isAuth(vector)
        ? suite(vector).fromSender(encapsulated, info, recipient, pair(vector, "/skS").publicKey())
        : suite(vector).fromSender(encapsulated, info, recipient);
  }

  private static Hpke suite(JsonNode vector) {
    return vector.at("/keySize").asInt() == 16 ? new Hpke(Hpke.Aead.AES_128_GCM) : Hpke.SUITE;
  }

  private static boolean isAuth(JsonNode vector) {
    return vector.at("/mode").asString().equals("auth");
  }

  private static AgreementKeyPair pair(JsonNode vector, String pointer) {
    return AgreementKeyPair.of(SecretBytes.adopt(octets(vector, pointer).copy()));
  }

  private static Octets octets(JsonNode node, String pointer) {
    return Octets.ofHex(node.at(pointer).asString());
  }
}
