package dev.mortise.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AeadKeyTest {

  private static final HexFormat HEX = HexFormat.of();

  /// Test cases 14 and 16 of McGrew and Viega, "The Galois/Counter Mode of Operation (GCM)".
  @ParameterizedTest
  @CsvSource({
    "0000000000000000000000000000000000000000000000000000000000000000,"
        + " 000000000000000000000000, '', 00000000000000000000000000000000,"
        + " cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919",
    "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308,"
        + " cafebabefacedbaddecaf888, feedfacedeadbeeffeedfacedeadbeefabaddad2,"
        + " d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39,"
        + " 522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
        + "76fc6ece0f4e1768cddf8853bb2d551b"
  })
  void thePublishedCasesHold(
      String key, String nonce, String associatedData, String plaintext, String sealed) {
    AeadKey aead = new AeadKey(SecretBytes.adopt(HEX.parseHex(key)));
    byte[] n = HEX.parseHex(nonce);
    byte[] aad = HEX.parseHex(associatedData);

    assertEquals(sealed, HEX.formatHex(aead.seal(n, aad, HEX.parseHex(plaintext))));
    assertEquals(
        Optional.of(SecretBytes.adopt(HEX.parseHex(plaintext))),
        aead.open(n, aad, HEX.parseHex(sealed)));
  }

  @Property
  void aChangeOfAnyBitIsNoticed(
      @ForAll @Size(32) byte[] key,
      @ForAll @Size(12) byte[] nonce,
      @ForAll byte[] associatedData,
      @ForAll byte[] plaintext,
      @ForAll int where) {
    AeadKey aead = new AeadKey(SecretBytes.copyOf(key));
    byte[] sealed = aead.seal(nonce, associatedData, plaintext);

    assertArrayEquals(plaintext, aead.open(nonce, associatedData, sealed).orElseThrow().reveal());
    int bit = Math.floorMod(where, sealed.length * 8);
    sealed[bit / 8] ^= (byte) (1 << (bit % 8));
    assertEquals(Optional.empty(), aead.open(nonce, associatedData, sealed));
  }

  @Test
  void whatIsTooShortToHoldATagDoesNotOpen() {
    AeadKey aead = new AeadKey(SecretBytes.adopt(new byte[32]));

    assertEquals(Optional.empty(), aead.open(new byte[12], new byte[0], new byte[15]));
  }

  @Test
  void keysAndNoncesOfOtherSizesAreRefused() {
    AeadKey aead = new AeadKey(SecretBytes.adopt(new byte[32]));
    byte[] none = new byte[0];

    assertThrows(
        IllegalArgumentException.class, () -> new AeadKey(SecretBytes.adopt(new byte[24])));
    assertThrows(IllegalArgumentException.class, () -> aead.seal(new byte[16], none, none));
    assertEquals("[REDACTED]", aead.toString());
  }
}
