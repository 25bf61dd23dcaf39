package dev.mortise;

import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.secret.SecretBytes;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The cases of `vectors.json`, made by an implementation independent of this one.
public final class Vectors {

  private static final JsonNode ROOT = read();

  private Vectors() {}

  /// The node at this JSON pointer, which must be there.
  public static JsonNode at(String pointer) {
    JsonNode node = ROOT.at(pointer);
    if (node.isMissingNode()) {
      throw new IllegalStateException("no such vector " + pointer);
    }
    return node;
  }

  /// The elements of the array at this JSON pointer, at least one.
  public static Stream<JsonNode> each(String pointer) {
    if (at(pointer).isEmpty()) {
      throw new IllegalStateException("no vectors under " + pointer);
    }
    return at(pointer).valueStream();
  }

  /// The bytes whose hex stands at this JSON pointer.
  public static Octets octets(String pointer) {
    return octets(at(pointer));
  }

  /// The bytes whose hex this node holds.
  public static Octets octets(JsonNode hex) {
    return Octets.ofHex(hex.asString());
  }

  /// The lock of all cases.
  public static LockId lockId() {
    return LockId.of(octets("/keys/lockId"));
  }

  /// The generation of all cases.
  public static Generation generation() {
    return new Generation(at("/keys/generation").asInt());
  }

  /// The app's signing key, Ed25519.
  public static SigningKeyPair appSigning() {
    return signing("/keys/appSigningSeed");
  }

  /// The lock's signing key, Ed25519.
  public static SigningKeyPair lockSigning() {
    return signing("/keys/lockSigningSeed");
  }

  /// The app's agreement key.
  public static AgreementKeyPair appAgreement() {
    return agreement("/keys/appAgreementPrivate");
  }

  /// The lock's agreement key.
  public static AgreementKeyPair lockAgreement() {
    return agreement("/keys/lockAgreementPrivate");
  }

  private static SigningKeyPair signing(String pointer) {
    return SigningKeyPair.of(SignatureAlgorithm.ED25519, SecretBytes.adopt(octets(pointer).copy()));
  }

  private static AgreementKeyPair agreement(String pointer) {
    return AgreementKeyPair.of(SecretBytes.adopt(octets(pointer).copy()));
  }

  private static JsonNode read() {
    InputStream stream = Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors.json"));
    return JsonMapper.shared().readTree(stream);
  }
}
