package dev.mortise.protocol.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.Vectors;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import org.junit.jupiter.api.Test;

class KeyVectorsTest {

  @Test
  void publicKeysAndNamesComeOutOfThePrivateOnes() {
    assertEquals(Vectors.octets("/keys/appSigningKey"), Vectors.appSigning().publicKey().octets());
    assertEquals(Vectors.octets("/keys/appKeyId"), Vectors.appSigning().publicKey().id().octets());
    assertEquals(
        Vectors.octets("/keys/lockSigningKey"), Vectors.lockSigning().publicKey().octets());
    assertEquals(
        Vectors.octets("/keys/lockKeyId"), Vectors.lockSigning().publicKey().id().octets());
    assertEquals(
        Vectors.octets("/keys/appAgreementKey"), Vectors.appAgreement().publicKey().octets());
    assertEquals(
        Vectors.octets("/keys/lockAgreementKey"), Vectors.lockAgreement().publicKey().octets());
  }

  @Test
  void bothSidesAgreeOnTheSameSecret() {
    Octets expected = Vectors.octets("/keys/x25519");
    AgreementKeyPair app = Vectors.appAgreement();
    AgreementKeyPair lock = Vectors.lockAgreement();

    assertEquals(expected, Octets.adopt(app.agree(lock.publicKey()).reveal()));
    assertEquals(expected, Octets.adopt(lock.agree(app.publicKey()).reveal()));
  }

  @Test
  void theKeyThatAgreesOnZerosWithEverybodyIsRefused() {
    Octets zeros = Vectors.octets("/envelope/refuse/allZeroAgreementKey");

    assertThrows(MalformedCbor.class, () -> AgreementKey.parse(zeros));
    assertThrows(IllegalArgumentException.class, () -> new AgreementKey(zeros));
  }
}
