package dev.mortise.protocol.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementKeyTest {

  /// RFC 7748 section 6.1.
  @Test
  void theExampleOfTheRfcHolds() {
    AgreementKeyPair alice =
        pair("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
    AgreementKeyPair bob = pair("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");

    assertEquals(
        "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a",
        alice.publicKey().toString());
    assertEquals(
        "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f",
        bob.publicKey().toString());
    SecretBytes shared = secret("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");
    assertEquals(shared, alice.agree(bob.publicKey()));
    assertEquals(shared, bob.agree(alice.publicKey()));
  }

  /// RFC 7748 section 5.2, the first case.
  @ParameterizedTest
  @CsvSource({
    "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4,"
        + " e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c,"
        + " c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"
  })
  void theMultiplicationIsThatOfTheRfc(String scalar, String u, String product) {
    assertEquals(secret(product), pair(scalar).agree(new AgreementKey(Octets.ofHex(u))));
  }

  /// Every u-coordinate of low order, with the spellings that reduce to one, and others not
  /// reduced.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "cdeb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b880",
        "4c9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f11d7",
        "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0900000000000000000000000000000000000000000000000000000000000080",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "",
        "09",
        "090000000000000000000000000000000000000000000000000000000000000000"
      })
  void unusableKeysAreRefusedWhereTheyEnter(String hex) {
    Octets octets = Octets.ofHex(hex);

    assertThrows(IllegalArgumentException.class, () -> new AgreementKey(octets));
    assertThrows(MalformedCbor.class, () -> AgreementKey.parse(octets));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
      })
  void thoseRefusedAsLowOrderReallyAgreeOnZeros(String hex) {
    byte[] scalar = new byte[32];
    scalar[3] = 77;

    assertFalse(X25519.calculateAgreement(scalar, 0, Octets.ofHex(hex).copy(), 0, new byte[32], 0));
  }

  @Property(tries = 100)
  void everyPairOfPairsAgrees(@ForAll @Size(32) byte[] first, @ForAll @Size(32) byte[] second) {
    AgreementKeyPair one = AgreementKeyPair.of(SecretBytes.copyOf(first));
    AgreementKeyPair other = AgreementKeyPair.generate(Entropy.of(second), "test");

    assertEquals(one.agree(other.publicKey()), other.agree(one.publicKey()));
  }

  @Test
  void aPrivateKeyIsExactly32BytesAndIsNotPrinted() {
    assertThrows(IllegalArgumentException.class, () -> pair("00".repeat(31)));
    AgreementKeyPair pair = pair("5a".repeat(32));
    assertFalse(pair.toString().contains("5a5a"));
  }

  private static AgreementKeyPair pair(String hex) {
    return AgreementKeyPair.of(secret(hex));
  }

  private static SecretBytes secret(String hex) {
    return SecretBytes.adopt(Octets.ofHex(hex).copy());
  }
}
