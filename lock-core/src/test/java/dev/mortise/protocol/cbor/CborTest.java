package dev.mortise.protocol.cbor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.CborValue.CborTagged;
import dev.mortise.protocol.cbor.CborValue.CborText;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CborTest {

  private static final CborLimits LIMITS = CborLimits.ofBytes(256);

  /// RFC 8949 appendix A, as far as Mortise uses CBOR: no floats, no tags, integers up to 63 bits.
  static Stream<Arguments> appendixA() {
    CborArray oneToThree = CborValue.array(number(1), number(2), number(3));
    CborArray oneTo25 =
        new CborArray(LongStream.rangeClosed(1, 25).<CborValue>mapToObj(CborTest::number).toList());
    CborArray nested =
        CborValue.array(
            number(1),
            CborValue.array(number(2), number(3)),
            CborValue.array(number(4), number(5)));
    return Stream.of(
        Arguments.of("00", number(0)),
        Arguments.of("01", number(1)),
        Arguments.of("0a", number(10)),
        Arguments.of("17", number(23)),
        Arguments.of("1818", number(24)),
        Arguments.of("1819", number(25)),
        Arguments.of("1864", number(100)),
        Arguments.of("1903e8", number(1000)),
        Arguments.of("1a000f4240", number(1_000_000)),
        Arguments.of("1b000000e8d4a51000", number(1_000_000_000_000L)),
        Arguments.of("20", number(-1)),
        Arguments.of("29", number(-10)),
        Arguments.of("3863", number(-100)),
        Arguments.of("3903e7", number(-1000)),
        Arguments.of("f4", CborValue.of(false)),
        Arguments.of("f5", CborValue.of(true)),
        Arguments.of("f6", CborValue.NULL),
        Arguments.of("40", CborValue.of(Octets.empty())),
        Arguments.of("4401020304", CborValue.of(Octets.ofHex("01020304"))),
        Arguments.of("60", text("")),
        Arguments.of("6161", text("a")),
        Arguments.of("6449455446", text("IETF")),
        Arguments.of("62225c", text("\"\\")),
        Arguments.of("62c3bc", text("\u00fc")),
        Arguments.of("63e6b0b4", text("\u6c34")),
        Arguments.of("64f0908591", text("\ud800\udd51")),
        Arguments.of("80", CborValue.array()),
        Arguments.of("83010203", oneToThree),
        Arguments.of("8301820203820405", nested),
        Arguments.of("98190102030405060708090a0b0c0d0e0f101112131415161718181819", oneTo25),
        Arguments.of("a0", CborMap.of(Map.of())),
        Arguments.of("a201020304", CborMap.of(Map.of(number(1), number(2), number(3), number(4)))),
        Arguments.of(
            "a26161016162820203",
            CborMap.of(
                Map.of(text("a"), number(1), text("b"), CborValue.array(number(2), number(3))))),
        Arguments.of(
            "826161a161626163",
            CborValue.array(text("a"), CborMap.of(Map.of(text("b"), text("c"))))),
        Arguments.of(
            "a56161614161626142616361436164614461656145",
            CborMap.of(
                Map.of(
                    text("a"), text("A"), text("b"), text("B"), text("c"), text("C"), text("d"),
                    text("D"), text("e"), text("E")))));
  }

  @ParameterizedTest
  @MethodSource("appendixA")
  void theExamplesOfTheRfcHold(String hex, CborValue value) throws MalformedCbor {
    assertEquals(Octets.ofHex(hex), Cbor.encode(value));
    assertEquals(value, Cbor.decode(Octets.ofHex(hex), LIMITS));
  }

  @ParameterizedTest
  @CsvSource({
    "1b7fffffffffffffff, 9223372036854775807",
    "3b7fffffffffffffff, -9223372036854775808",
    "18ff, 255",
    "190100, 256",
    "19ffff, 65535",
    "1a00010000, 65536",
    "1affffffff, 4294967295",
    "1b0000000100000000, 4294967296"
  })
  void numbersAtTheEdgesOfEachWidthAreSpeltInTheFewestBytes(String hex, long value)
      throws MalformedCbor {
    assertEquals(Octets.ofHex(hex), Cbor.encode(number(value)));
    assertEquals(number(value), Cbor.decode(Octets.ofHex(hex), LIMITS));
  }

  @ParameterizedTest
  @CsvSource({
    "1817, a number longer than it need be",
    "190017, a number longer than it need be",
    "1900ff, a number longer than it need be",
    "1a0000ffff, a number longer than it need be",
    "1b00000000ffffffff, a number longer than it need be",
    "3817, a number longer than it need be",
    "580100, a number longer than it need be",
    "7800, a number longer than it need be",
    "9800, a number longer than it need be",
    "b800, a number longer than it need be",
    "1b8000000000000000, a number beyond 63 bits",
    "3bffffffffffffffff, a number beyond 63 bits",
    "1c, a reserved initial byte",
    "1e, a reserved initial byte",
    "1f, an indefinite length",
    "5f4101ff, an indefinite length",
    "7f6161ff, an indefinite length",
    "9fff, an indefinite length",
    "bfff, an indefinite length",
    "ff, a break without an indefinite length",
    "f97e00, a floating-point number",
    "fa47c35000, a floating-point number",
    "fb3ff199999999999a, a floating-point number",
    "f7, 'a simple value other than false, true, null'",
    "e0, 'a simple value other than false, true, null'",
    "f818, 'a simple value other than false, true, null'",
    "c000, a tag that does not belong here",
    "a201000100, a map key twice",
    "a202000100, map keys out of order",
    "a220000100, map keys out of order",
    "a26161000100, map keys out of order",
    "a2626161006162ff, map keys out of order",
    "a1f500, 'a map key that is no number, bytes or text'",
    "a18000, 'a map key that is no number, bytes or text'",
    "61ff, text that is not UTF-8",
    "62c080, text that is not UTF-8",
    "63eda080, text that is not UTF-8",
    "0000, bytes after the end of the item"
  })
  @Tag("SEC-7")
  void everyOtherSpellingIsRefusedByName(String hex, String fault) {
    MalformedCbor e = malformed(hex);

    assertEquals(List.of(fault), e.faults());
    assertTrue(e.position() >= 0, e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "18", "19ff", "41", "4401", "61", "81", "8201", "a1", "a101", "a2010203"})
  @Tag("SEC-7")
  void aMessageCutShortIsRefused(String hex) {
    assertEquals(List.of("an item cut short"), malformed(hex).faults());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5a7fffffff",
        "7a7fffffff",
        "9a7fffffff",
        "9a80000000",
        "ba7fffffff",
        "5b7fffffffffffffff",
        "9b7fffffffffffffff",
        "bb7fffffffffffffff"
      })
  @Tag("SEC-19")
  void aLengthThatTheInputCannotHoldIsRefusedBeforeMemoryIsTaken(String hex) {
    assertEquals(List.of("an item cut short"), malformed(hex).faults());
  }

  @Test
  @Tag("SEC-7")
  void nestingIsBounded() throws MalformedCbor {
    String eight = "81".repeat(CborLimits.DEEPEST);

    assertEquals(
        Octets.ofHex(eight + "00"), Cbor.encode(Cbor.decode(Octets.ofHex(eight + "00"), LIMITS)));
    assertEquals(List.of("nesting deeper than 8"), malformed("81" + eight + "00").faults());
    assertEquals(List.of("nesting deeper than 8"), malformed("a100".repeat(9) + "00").faults());
    assertThrows(
        MalformedCbor.class,
        () -> Cbor.decode(Octets.ofHex("81".repeat(10_000)), CborLimits.ofBytes(10_000)));
  }

  @Test
  @Tag("SEC-7")
  void anOverlongMessageIsRefusedUnread() {
    MalformedCbor e =
        assertThrows(MalformedCbor.class, () -> Cbor.decode(Octets.adopt(new byte[257]), LIMITS));

    assertEquals(List.of("257 bytes, more than the 256 allowed"), e.faults());
    assertEquals(MalformedCbor.NOWHERE, e.position());
  }

  @Test
  void aTagStandsWhereTheCallerAskedForIt() throws MalformedCbor {
    CborTagged tagged = new CborTagged(18, CborValue.array());

    assertEquals("d280", Cbor.encode(tagged).hex());
    assertEquals(tagged, Cbor.decode(Octets.ofHex("d280"), LIMITS.withTag(18)));
    assertEquals(List.of("a tag that does not belong here"), malformed("d280").faults());
  }

  @Test
  void keysStandInTheOrderOfTheirEncoding() {
    CborMap map =
        CborMap.of(
            Map.of(
                text("a"), number(0),
                text("aa"), number(0),
                text("b"), number(0),
                CborValue.of(Octets.ofHex("ff")), number(0),
                CborValue.of(Octets.ofHex("0000")), number(0),
                number(-1), number(0),
                number(-25), number(0),
                number(0), number(0),
                number(1000), number(0)));

    assertEquals(
        "a90000"
            + "1903e800"
            + "2000"
            + "381800"
            + "41ff00"
            + "42000000"
            + "616100"
            + "616200"
            + "62616100",
        Cbor.encode(map).hex());
  }

  @Test
  void whatHasNoEncodingCannotBeMade() {
    assertThrows(IllegalArgumentException.class, () -> text("\ud800"));
    assertThrows(IllegalArgumentException.class, () -> new CborTagged(-1, number(0)));
    assertThrows(IllegalStateException.class, () -> CborMap.withFields().put(1, 1).put(1, 2));
    assertThrows(IllegalArgumentException.class, () -> CborLimits.ofBytes(0));
    assertThrows(IllegalArgumentException.class, () -> new CborLimits(1, 9, LIMITS.tags()));
  }

  private static MalformedCbor malformed(String hex) {
    return assertThrows(MalformedCbor.class, () -> Cbor.decode(Octets.ofHex(hex), LIMITS), hex);
  }

  private static CborValue.CborInt number(long value) {
    return CborValue.of(value);
  }

  private static CborText text(String text) {
    return CborValue.of(text);
  }
}
