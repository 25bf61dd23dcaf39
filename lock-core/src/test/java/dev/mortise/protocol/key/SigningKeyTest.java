package dev.mortise.protocol.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

  private static final byte[] MESSAGE = "a door".getBytes(StandardCharsets.US_ASCII);

  /// RFC 8032 section 7.1, tests 1 to 3.
  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + " d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
        + " e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + " 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
        + " 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
        + " fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82,"
        + " 6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
  })
  void ed25519IsThatOfTheRfc(String seed, String key, String message, String signature) {
    SigningKeyPair pair = SigningKeyPair.of(SignatureAlgorithm.ED25519, secret(seed));
    byte[] signed = Octets.ofHex(message).copy();

    assertEquals(Octets.ofHex(key), pair.publicKey().octets());
    assertEquals(Octets.ofHex(signature), Octets.of(pair.sign(signed)));
    assertTrue(pair.publicKey().verifies(signed, Octets.ofHex(signature).copy()));
  }

  /// RFC 6979 appendix A.2.5, SHA-256.
  @ParameterizedTest
  @CsvSource({
    "sample, EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
        + "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8",
    "test, F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367"
        + "019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083"
  })
  void esp256IsDeterministicAsInTheRfc(String message, String signature) {
    SigningKeyPair pair =
        SigningKeyPair.of(
            SignatureAlgorithm.ESP256,
            secret("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721"));
    byte[] signed = message.getBytes(StandardCharsets.US_ASCII);

    assertEquals(
        Octets.ofHex(
            "0460FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6"
                + "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299"),
        pair.publicKey().octets());
    assertEquals(Octets.ofHex(signature), Octets.of(pair.sign(signed)));
    assertTrue(pair.publicKey().verifies(signed, Octets.ofHex(signature).copy()));
  }

  @ParameterizedTest
  @EnumSource
  void aSignatureWithAnyBitChangedIsRefused(SignatureAlgorithm algorithm) {
    SigningKeyPair pair = pair(algorithm);
    byte[] signature = pair.sign(MESSAGE);

    assertTrue(pair.publicKey().verifies(MESSAGE, signature));
    for (int bit = 0; bit < signature.length * 8; bit++) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertFalse(pair.publicKey().verifies(MESSAGE, changed), "bit " + bit);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("SEC-7")
  void aSignatureOfAnotherLengthOrOfRubbishIsRefused(SignatureAlgorithm algorithm) {
    SigningKey key = pair(algorithm).publicKey();

    for (int length : new int[] {0, 1, 63, 64, 65, 72, 128}) {
      assertFalse(key.verifies(MESSAGE, new byte[length]), "zeros " + length);
      assertFalse(key.verifies(MESSAGE, filled(length, 0xff)), "ones " + length);
    }
  }

  @Test
  void anEcdsaSignatureVerifiesInBothOfItsForms() {
    SigningKeyPair pair = pair(SignatureAlgorithm.ESP256);
    byte[] signature = pair.sign(MESSAGE);
    BigInteger order =
        new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    Octets s = Octets.of(signature, 32, 32);
    String twin = "%064x".formatted(order.subtract(new BigInteger(1, s.copy())));

    assertTrue(
        pair.publicKey()
            .verifies(MESSAGE, Octets.of(signature, 0, 32).plus(Octets.ofHex(twin)).copy()));
  }

  /// The eight points of low order, the two other spellings of the first, and a y that is not
  /// reduced.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0200000000000000000000000000000000000000000000000000000000000000",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
      })
  void anEd25519KeyOutsideThePrimeOrderGroupIsRefused(String key) {
    assertThrows(
        IllegalArgumentException.class,
        () -> SigningKey.of(SignatureAlgorithm.ED25519, Octets.ofHex(key)));
  }

  @Test
  void anEd25519KeyWithATouchOfLowOrderIsRefused() {
    // The public key of test 1 of RFC 8032 with the point of order 2 added to it: (x, y) becomes
    // (-x, -y).
    Octets mixed = Octets.ofHex("16a567fe7d4ef5482ab4012c369bf8c5f11e8d0c2559dcda50fde59708f8aee5");
    Octets mixedOtherSign = mixed.slice(0, 31).plus(Octets.ofHex("65"));

    assertThrows(
        IllegalArgumentException.class, () -> SigningKey.of(SignatureAlgorithm.ED25519, mixed));
    assertThrows(
        IllegalArgumentException.class,
        () -> SigningKey.of(SignatureAlgorithm.ED25519, mixedOtherSign));
  }

  static Stream<Octets> badP256() {
    Octets good = pair(SignatureAlgorithm.ESP256).publicKey().octets();
    Octets x = good.slice(1, 33);
    byte[] off = good.copy();
    off[64] ^= 1;
    return Stream.of(
        Octets.of(off),
        Octets.ofHex("02").plus(x),
        Octets.ofHex("00"),
        Octets.of(new byte[65]),
        Octets.ofHex("04").plus(Octets.of(new byte[64])),
        Octets.ofHex("06").plus(good.slice(1, 65)),
        Octets.of(filled(65, 0xff)),
        Octets.ofHex("04").plus(Octets.of(filled(64, 0xff))),
        good.slice(0, 64),
        good.plus(Octets.ofHex("00")));
  }

  @ParameterizedTest
  @MethodSource("badP256")
  void aP256KeyThatIsNoUncompressedPointOfTheCurveIsRefused(Octets key) {
    assertThrows(
        IllegalArgumentException.class, () -> SigningKey.of(SignatureAlgorithm.ESP256, key));
  }

  @ParameterizedTest
  @EnumSource
  void theCborFormIsReadBack(SignatureAlgorithm algorithm) throws MalformedCbor {
    SigningKey key = pair(algorithm).publicKey();

    assertEquals(key, SigningKey.parse(key.toCbor()));
    assertEquals(key.id(), SigningKey.parse(key.toCbor()).id());
  }

  @Test
  @Tag("SEC-6")
  void theCborFormIsReadStrictly() {
    CborValue bytes = CborValue.of(pair(SignatureAlgorithm.ED25519).publicKey().octets());
    List<CborValue> forms =
        List.of(
            CborValue.NULL,
            CborValue.array(),
            CborValue.array(bytes, CborValue.of(-19)),
            CborValue.array(CborValue.of(-19), bytes, CborValue.NULL),
            CborValue.array(CborValue.of(-8), bytes),
            CborValue.array(CborValue.of(-9), bytes),
            CborValue.array(CborValue.of(-19 + (1L << 32)), bytes));

    for (CborValue form : forms) {
      assertThrows(MalformedCbor.class, () -> SigningKey.parse(form), form.toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void generatingIsOneKeyForEachLabelAndPrintsNothingSecret(SignatureAlgorithm algorithm) {
    Entropy entropy = Entropy.of(filled(32, 7));
    SigningKeyPair pair = SigningKeyPair.generate(algorithm, entropy, "a");

    assertEquals(pair.publicKey(), SigningKeyPair.generate(algorithm, entropy, "a").publicKey());
    assertNotEquals(pair.publicKey(), SigningKeyPair.generate(algorithm, entropy, "b").publicKey());
    assertEquals(
        pair.publicKey(),
        SigningKeyPair.of(algorithm, SecretBytes.adopt(pair.privateKey().reveal())).publicKey());
    assertFalse(
        pair.toString().contains(pair.privateKey().lend(Octets::of).hex()), pair.toString());
  }

  @Test
  void aPrivateScalarOutOfRangeIsRefused() {
    for (String scalar :
        List.of(
            "00".repeat(32),
            "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
            "ff".repeat(32),
            "01".repeat(31))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> SigningKeyPair.of(SignatureAlgorithm.ESP256, secret(scalar)));
    }
  }

  private static SigningKeyPair pair(SignatureAlgorithm algorithm) {
    return SigningKeyPair.generate(algorithm, Entropy.of(new byte[32]), "test");
  }

  private static SecretBytes secret(String hex) {
    return SecretBytes.adopt(Octets.ofHex(hex).copy());
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
