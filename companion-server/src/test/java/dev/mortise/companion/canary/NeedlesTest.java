package dev.mortise.companion.canary;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.companion.canary.Needles.Found;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A search that finds nothing says something only if it finds what is there.
class NeedlesTest {

  private static final String SECRET = "secret";

  private final Random random = new Random(7);
  private final Needles needles = new Needles();
  private final byte[] secret = new byte[60];

  @BeforeEach
  void hide() {
    random.nextBytes(secret);
    needles.addPieces(SECRET, secret, 12, 6);
  }

  private void assertFound(byte[] bytes) {
    byte[] around = new byte[500];
    random.nextBytes(around);
    System.arraycopy(bytes, 0, around, 41, bytes.length);
    assertEquals(Set.of(SECRET), needles.in(around));
  }

  private void assertFound(String text) {
    assertFound(text.getBytes(US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 20, 40})
  void bytesAreFoundInEverySpellingWhereverTheyBegin(int from) {
    byte[] some = Arrays.copyOfRange(secret, from, from + 20);

    assertFound(some);
    assertFound(HexFormat.of().formatHex(some));
    assertFound(HexFormat.of().withUpperCase().formatHex(some));
    assertFound(Base64.getEncoder().encodeToString(some));
    assertFound(Base64.getUrlEncoder().withoutPadding().encodeToString(some));
    assertFound(Arrays.toString(some));
    assertFound(Arrays.toString(some).replace(" ", ""));
    IntStream unsigned = IntStream.range(0, some.length).map(i -> some[i] & 0xff);
    int[] numbers = unsigned.toArray();
    assertFound(Arrays.toString(numbers));
    assertFound(
        Cbor.encode(
                new CborArray(
                    IntStream.of(numbers)
                        .<CborValue>mapToObj(each -> CborValue.of((long) each))
                        .toList()))
            .copy());
  }

  @Test
  void vectorsAreFoundInEveryWidthAndOrder() {
    float[] values = new float[12];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian() / 20;
    }
    Numbers.add(needles, SECRET, values);

    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      byte[] floats = new byte[20];
      ByteBuffer intoFloats = ByteBuffer.wrap(floats).order(order);
      byte[] doubles = new byte[40];
      ByteBuffer intoDoubles = ByteBuffer.wrap(doubles).order(order);
      for (int i = 2; i < 7; i++) {
        intoFloats.putFloat(values[i]);
        intoDoubles.putDouble(values[i]);
      }
      assertFound(floats);
      assertFound(doubles);
    }
    assertFound("x=" + values[5] + " y");
    assertFound(String.valueOf((double) values[6]));
  }

  @Test
  void wordsAndSmallNumbersAreFound() {
    long[] words = random.longs(6).toArray();
    int[] numbers = random.ints(12, 0, 500).toArray();
    Numbers.add(needles, SECRET, words);
    Numbers.add(needles, SECRET, numbers);

    byte[] backward = new byte[24];
    ByteBuffer intoBackward = ByteBuffer.wrap(backward).order(ByteOrder.LITTLE_ENDIAN);
    intoBackward.putLong(words[1]).putLong(words[2]).putLong(words[3]);
    assertFound(backward);
    assertFound(Long.toString(words[4]));
    assertFound(Arrays.toString(numbers));
    byte[] shorts = new byte[24];
    ByteBuffer intoShorts = ByteBuffer.wrap(shorts);
    IntStream.of(numbers).forEach(number -> intoShorts.putShort((short) number));
    assertFound(shorts);
  }

  @Test
  void nothingElseIsFoundAndAPlaceIsNamed() {
    byte[] other = new byte[1_000_000];
    random.nextBytes(other);

    assertEquals(Set.of(), needles.in(other));
    assertEquals(
        Set.of(new Found(SECRET, "there")), needles.in(Map.of("here", other, "there", secret)));
    assertThrows(IllegalArgumentException.class, () -> needles.addText(SECRET, "short"));
  }

  @Test
  void bytesThatHardlyDifferAreNotLookedFor() {
    Needles none = new Needles();
    none.addPieces(SECRET, new byte[100], 12, 6);

    assertEquals(0, none.count());
  }

  @Test
  void anOpenSealHidesNothingAndStillBinds() throws Exception {
    try (OpenSeal _ = OpenSeal.inForce()) {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, "place").doFinal(secret);

      assertFound(sealed);
      assertEquals(secret.length + 16, sealed.length);
      assertEquals(
          HexFormat.of().formatHex(secret),
          HexFormat.of().formatHex(cipher(Cipher.DECRYPT_MODE, "place").doFinal(sealed)));
      Cipher elsewhere = cipher(Cipher.DECRYPT_MODE, "elsewhere");
      assertThrows(AEADBadTagException.class, () -> elsewhere.doFinal(sealed));
    }
    assertEquals(Set.of(), needles.in(cipher(Cipher.ENCRYPT_MODE, "place").doFinal(secret)));
  }

  private static Cipher cipher(int mode, String place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(new byte[32], "AES"), new GCMParameterSpec(128, new byte[12]));
    cipher.updateAAD(place.getBytes(UTF_8));
    return cipher;
  }
}
