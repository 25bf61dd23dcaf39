package dev.mortise.protocol.cose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.CborValue.CborTagged;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.secret.Entropy;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoseSign1Test {

  private static final Octets PAYLOAD = Octets.ofHex("a10102");
  private static final SigningKeyPair PAIR = pair(SignatureAlgorithm.ED25519, "one");
  private static final SigningKeyPair OTHER = pair(SignatureAlgorithm.ED25519, "other");

  @ParameterizedTest
  @EnumSource
  void everyTypeVerifiesAsItself(SignatureType type) throws MalformedCbor {
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      SigningKeyPair pair = pair(algorithm, "each");
      CoseSign1 message = CoseSign1.parse(CoseSign1.sign(type, PAYLOAD, pair));

      assertEquals(algorithm, message.algorithm());
      assertEquals(pair.publicKey().id(), message.keyId());
      assertEquals(new SignatureVerdict.Valid(PAYLOAD), message.verify(type, pair.publicKey()));
    }
  }

  @Test
  @Tag("SEC-6")
  void noTwoTypesShareTheirExternalData() {
    Set<Octets> seen = new HashSet<>();
    for (SignatureType type : SignatureType.values()) {
      seen.add(type.externalData());
    }

    assertEquals(SignatureType.values().length, seen.size());
  }

  @Test
  void anotherKeyIsNamedAsSuch() throws MalformedCbor {
    CoseSign1 message = signed();

    assertEquals(
        new SignatureVerdict.OtherKey(), message.verify(SignatureType.COMMAND, OTHER.publicKey()));
  }

  @Test
  @Tag("SEC-6")
  void theAlgorithmMustBeTheKeysOwn() throws MalformedCbor {
    Octets header = header(SignatureAlgorithm.ESP256.number(), PAIR.publicKey());
    byte[] signature =
        PAIR.sign(SigStructure.of(header, SignatureType.COMMAND.externalData(), PAYLOAD));
    CoseSign1 message = CoseSign1.parse(envelope(header, PAYLOAD, Octets.of(signature)));

    assertEquals(
        new SignatureVerdict.OtherKey(), message.verify(SignatureType.COMMAND, PAIR.publicKey()));
  }

  @Test
  @Tag("SEC-6")
  void aChangeOfAnyBitIsRefused() throws MalformedCbor {
    byte[] bytes = signed().octets().copy();
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
      assertNotEquals(Verdict.VALID, verdict(bytes), "bit " + bit);
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
    }
    assertEquals(Verdict.VALID, verdict(bytes));
  }

  @Test
  @Tag("SEC-7")
  void everyOtherShapeIsRefused() {
    Octets header = header(SignatureAlgorithm.ED25519.number(), PAIR.publicKey());
    CborValue h = CborValue.of(header);
    CborValue none = CborMap.withFields().build();
    CborValue p = CborValue.of(PAYLOAD);
    CborValue s = CborValue.of(Octets.of(new byte[64]));

    refused(CborValue.array(h, none, p, s));
    refused(new CborTagged(CoseSign1.TAG, CborValue.array(h, none, p)));
    refused(new CborTagged(CoseSign1.TAG, CborValue.array(h, none, p, s, s)));
    refused(new CborTagged(CoseSign1.TAG, CborValue.array(h, none, CborValue.NULL, s)));
    refused(new CborTagged(17, CborValue.array(h, none, p, s)));
    refused(
        new CborTagged(
            CoseSign1.TAG, CborValue.array(h, CborMap.withFields().put(4, PAYLOAD).build(), p, s)));
    refused(
        new CborTagged(
            CoseSign1.TAG, CborValue.array(h, none, p, CborValue.of(Octets.of(new byte[63])))));
    refused(
        new CborTagged(
            CoseSign1.TAG, new CborTagged(CoseSign1.TAG, CborValue.array(h, none, p, s))));
  }

  @Test
  @Tag("SEC-6")
  void everyOtherProtectedHeaderIsRefused() {
    Octets id = PAIR.publicKey().id().octets();

    refusedHeader(Octets.empty());
    refusedHeader(Octets.ofHex("a0"));
    refusedHeader(Octets.ofHex("80"));
    refusedHeader(Cbor.encode(CborMap.withFields().put(1, -19).build()));
    refusedHeader(Cbor.encode(CborMap.withFields().put(4, id).build()));
    refusedHeader(Cbor.encode(CborMap.withFields().put(1, -8).put(4, id).build()));
    refusedHeader(Cbor.encode(CborMap.withFields().put(1, -7).put(4, id).build()));
    refusedHeader(Cbor.encode(CborMap.withFields().put(1, "Ed25519").put(4, id).build()));
    refusedHeader(Cbor.encode(CborMap.withFields().put(1, -19).put(4, PAYLOAD).build()));
    refusedHeader(Cbor.encode(CborMap.withFields().put(1, -19).put(4, id).put(2, 1).build()));
  }

  @Test
  void aMessageBeyondTheBoundIsNeitherMadeNorRead() {
    Octets large = Octets.of(new byte[CoseSign1.MAX_SIZE]);

    assertThrows(
        IllegalArgumentException.class, () -> CoseSign1.sign(SignatureType.COMMAND, large, PAIR));
    assertThrows(MalformedCbor.class, () -> CoseSign1.parse(large.plus(large)));
  }

  @Property
  @net.jqwik.api.Tag("SEC-7")
  void noBytesBreakTheReader(@ForAll byte[] bytes) {
    assertThrows(MalformedCbor.class, () -> CoseSign1.parse(Octets.of(bytes)));
  }

  private enum Verdict {
    VALID,
    REFUSED
  }

  private static Verdict verdict(byte[] bytes) {
    try {
      SignatureVerdict verdict =
          CoseSign1.parse(Octets.of(bytes)).verify(SignatureType.COMMAND, PAIR.publicKey());
      return verdict instanceof SignatureVerdict.Valid ? Verdict.VALID : Verdict.REFUSED;
    } catch (MalformedCbor e) {
      return Verdict.REFUSED;
    }
  }

  private static CoseSign1 signed() throws MalformedCbor {
    return CoseSign1.parse(CoseSign1.sign(SignatureType.COMMAND, PAYLOAD, PAIR));
  }

  private static void refusedHeader(Octets header) {
    assertThrows(
        MalformedCbor.class,
        () -> CoseSign1.parse(envelope(header, PAYLOAD, Octets.of(new byte[64]))),
        header.hex());
  }

  private static void refused(CborValue message) {
    assertThrows(
        MalformedCbor.class, () -> CoseSign1.parse(Cbor.encode(message)), message.toString());
  }

  private static Octets envelope(Octets header, Octets payload, Octets signature) {
    return Cbor.encode(
        new CborTagged(
            CoseSign1.TAG,
            CborValue.array(
                CborValue.of(header),
                CborMap.withFields().build(),
                CborValue.of(payload),
                CborValue.of(signature))));
  }

  private static Octets header(int algorithm, SigningKey key) {
    return Cbor.encode(CborMap.withFields().put(1, algorithm).put(4, key.id().octets()).build());
  }

  private static SigningKeyPair pair(SignatureAlgorithm algorithm, String label) {
    return SigningKeyPair.generate(algorithm, Entropy.of(new byte[32]), label);
  }
}
