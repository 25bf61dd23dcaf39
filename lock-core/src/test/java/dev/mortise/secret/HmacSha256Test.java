package dev.mortise.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HmacSha256Test {

  private static final HexFormat HEX = HexFormat.of();

  /// RFC 4231 section 4, cases 1 to 4, 6 and 7: keys shorter than a block, and longer.
  @ParameterizedTest
  @CsvSource({
    "0b, 20, 4869205468657265,"
        + " b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    "4a656665, 1, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
        + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "aa, 20, dddddddddddddddddddddddddddddddddddddddddddddddddd"
        + "dddddddddddddddddddddddddddddddddddddddddddddddddd,"
        + " 773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
    "0102030405060708090a0b0c0d0e0f10111213141516171819, 1,"
        + " cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
        + "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd,"
        + " 82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
    "aa, 131, 54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a"
        + "65204b6579202d2048617368204b6579204669727374,"
        + " 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    "aa, 131, 5468697320697320612074657374207573696e672061206c6172676572207468"
        + "616e20626c6f636b2d73697a65206b657920616e642061206c61726765722074"
        + "68616e20626c6f636b2d73697a6520646174612e20546865206b6579206e6565"
        + "647320746f20626520686173686564206265666f7265206265696e6720757365"
        + "642062792074686520484d414320616c676f726974686d2e,"
        + " 9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
  })
  void theVectorsOfTheRfcHold(String key, int repeat, String message, String tag) {
    SecretBytes secret = SecretBytes.adopt(HEX.parseHex(key.repeat(repeat)));

    byte[] actual = new HmacSha256(secret).update(HEX.parseHex(message)).tag();

    assertEquals(tag, HEX.formatHex(actual));
  }

  @Property
  void itIsTheMacOfThePlatformHoweverTheMessageIsCut(
      @ForAll @Size(min = 1, max = 100) byte[] key,
      @ForAll byte[] first,
      @ForAll byte[] second,
      @ForAll long number)
      throws GeneralSecurityException {
    Mac reference = Mac.getInstance("HmacSHA256");
    reference.init(new SecretKeySpec(key, "HmacSHA256"));
    reference.update(first);
    reference.update(second);
    reference.update((byte) number);
    byte[] expected = reference.doFinal(ByteBuffer.allocate(8).putLong(number).array());
    HmacSha256 mac = new HmacSha256(SecretBytes.copyOf(key));

    for (int use = 0; use < 2; use++) {
      mac.update(first).update(second).update((int) number).updateLong(number);
      assertArrayEquals(expected, mac.tag());
    }
  }

  @Property
  void sha256IsThatOfThePlatform(@ForAll byte[] first, @ForAll byte[] second) {
    byte[] joined =
        ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();

    assertArrayEquals(Sha256.of(joined), Sha256.of(first, second));
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        HEX.formatHex(Sha256.of("abc".getBytes(StandardCharsets.US_ASCII))));
  }
}
