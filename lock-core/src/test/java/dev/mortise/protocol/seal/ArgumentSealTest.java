package dev.mortise.protocol.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.Vectors;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArgumentSealTest {

  private static final Octets CHALLENGE = Octets.ofHex("00112233445566778899aabbccddeeff");
  private static final KeyId SIGNER = Vectors.appSigning().publicKey().id();
  private static final Entropy ENTROPY = Entropy.of(new byte[32]);
  private static final AgreementKeyPair LOCK = Vectors.lockAgreement();
  private static final ArgumentSeal SEAL = seal(CHALLENGE, SealPurpose.SET_WIFI);

  @ParameterizedTest
  @EnumSource
  void theLockOpensWhatWasSealedToItAndTheLengthTellsNothing(SealPurpose purpose)
      throws MalformedCbor {
    ArgumentSeal seal = seal(CHALLENGE, purpose);
    for (int length : List.of(0, 1, purpose.paddedSize() - 1)) {
      SecretBytes plaintext = SecretBytes.adopt(new byte[length]);

      Sealed sealed = seal.seal(plaintext, LOCK.publicKey(), ENTROPY);

      assertEquals(purpose.sealedSize(), sealed.octets().size());
      assertEquals(Optional.of(plaintext), seal.open(Sealed.parse(sealed.octets()), LOCK));
    }
  }

  @Test
  void aPlaintextThatDoesNotFitIsRefused() {
    SecretBytes plaintext = SecretBytes.adopt(new byte[SealPurpose.SET_WIFI.paddedSize()]);

    assertThrows(
        IllegalArgumentException.class, () -> SEAL.seal(plaintext, LOCK.publicKey(), ENTROPY));
  }

  @Test
  @Tag("SEC-4")
  void whatIsLiftedIntoAnotherMessageDoesNotOpen() {
    Sealed sealed = SEAL.seal(text("password"), LOCK.publicKey(), ENTROPY);
    KeyId otherSigner = Vectors.lockSigning().publicKey().id();
    LockId otherLock = LockId.of(CHALLENGE);
    List<ArgumentSeal> others =
        List.of(
            new ArgumentSeal(otherLock, SEAL.generation(), SIGNER, CHALLENGE, SealPurpose.SET_WIFI),
            new ArgumentSeal(
                SEAL.lock(), SEAL.generation().next(), SIGNER, CHALLENGE, SealPurpose.SET_WIFI),
            new ArgumentSeal(
                SEAL.lock(), SEAL.generation(), otherSigner, CHALLENGE, SealPurpose.SET_WIFI),
            seal(Octets.of(new byte[16]), SealPurpose.SET_WIFI),
            seal(Octets.empty(), SealPurpose.SET_WIFI),
            seal(CHALLENGE, SealPurpose.PAIR));

    for (ArgumentSeal other : others) {
      assertEquals(Optional.empty(), other.open(sealed, LOCK), other.toString());
    }
    assertEquals(Optional.empty(), SEAL.open(sealed, Vectors.appAgreement()));
  }

  @Test
  @Tag("SEC-7")
  void aChangeOfAnyByteIsRefused() {
    byte[] octets = SEAL.seal(text("password"), LOCK.publicKey(), ENTROPY).octets().copy();
    for (int at = 0; at < octets.length; at++) {
      octets[at] ^= 1;
      assertEquals(Optional.empty(), parsed(octets).flatMap(s -> SEAL.open(s, LOCK)), "at " + at);
      octets[at] ^= 1;
    }
    assertEquals(Optional.of(text("password")), SEAL.open(parsed(octets).orElseThrow(), LOCK));
  }

  @Test
  @Tag("SEC-7")
  void whatIsTooShortOrBeginsWithAnUnusableKeyIsRefused() {
    assertThrows(MalformedCbor.class, () -> Sealed.parse(Octets.empty()));
    assertThrows(MalformedCbor.class, () -> Sealed.parse(Octets.of(new byte[47])));
    assertThrows(MalformedCbor.class, () -> Sealed.parse(Octets.of(new byte[48])));
  }

  @Test
  void freshEntropySealsDifferentlyAndTheSameEntropyAlike() {
    byte[] fresh = new byte[32];
    fresh[0] = 1;
    Sealed sealed = SEAL.seal(text("password"), LOCK.publicKey(), ENTROPY);

    assertEquals(sealed, SEAL.seal(text("password"), LOCK.publicKey(), ENTROPY));
    assertNotEquals(
        sealed.encapsulated(),
        SEAL.seal(text("password"), LOCK.publicKey(), Entropy.of(fresh)).encapsulated());
  }

  @Test
  void aSubjectIsSixteenBytesOrNone() {
    assertThrows(
        IllegalArgumentException.class, () -> seal(Octets.of(new byte[15]), SealPurpose.INVITE));
  }

  @Test
  void paddingIsRemovedExactlyAsItWasPut() {
    SecretBytes endsLikePadding = SecretBytes.adopt(Octets.ofHex("0180000080").copy());

    assertEquals(Optional.of(endsLikePadding), Padding.unpad(Padding.pad(endsLikePadding, 9)));
    assertEquals(Optional.empty(), Padding.unpad(SecretBytes.adopt(new byte[8])));
    assertEquals(Optional.empty(), Padding.unpad(SecretBytes.adopt(Octets.ofHex("800100").copy())));
    assertEquals(Optional.empty(), Padding.unpad(SecretBytes.adopt(new byte[0])));
  }

  private static ArgumentSeal seal(Octets subject, SealPurpose purpose) {
    return new ArgumentSeal(Vectors.lockId(), Vectors.generation(), SIGNER, subject, purpose);
  }

  private static Optional<Sealed> parsed(byte[] octets) {
    try {
      return Optional.of(Sealed.parse(Octets.of(octets)));
    } catch (MalformedCbor e) {
      return Optional.empty();
    }
  }

  private static SecretBytes text(String text) {
    return SecretBytes.adopt(text.getBytes(StandardCharsets.US_ASCII));
  }
}
