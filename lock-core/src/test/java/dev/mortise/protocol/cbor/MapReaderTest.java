package dev.mortise.protocol.cbor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MapReaderTest {

  private static final Octets FOUR = Octets.ofHex("01020304");

  @Test
  void fieldsOfTheRightKindAreRead() throws MalformedCbor {
    MapReader fields =
        reader(
            map ->
                map.put(0, 7)
                    .put(1, FOUR)
                    .put(2, "ja")
                    .put(3, true)
                    .put(4, CborValue.array(CborValue.of(1)))
                    .put(5, CborMap.withFields().put(1, -2).build())
                    .put(6, CborValue.NULL)
                    .put(7, "b"));

    assertEquals(7, fields.integer(0, 0, 10));
    assertEquals(FOUR, fields.bytes(1, 4));
    assertEquals("ja", fields.text(2, 1, 2));
    assertEquals(true, fields.bool(3));
    assertEquals(List.of(CborValue.of(1)), fields.array(4, 0, 1));
    assertEquals(-2L, fields.map(5).integer(1, -2L, 2L));
    assertEquals(Optional.empty(), fields.nullable(6, () -> fields.integer(6, 0, 1)));
    assertEquals("b", fields.choice(7, List.of("a", "b"), choice -> choice));
    assertEquals(Optional.empty(), fields.optional(8, () -> fields.integer(8, 0, 1)));
    assertEquals(Optional.of(7), fields.optional(0, () -> fields.integer(0, 0, 10)));
    fields.finish();
  }

  @Test
  void everyFaultIsNamedAtOnceAndReadingGoesOnWithStandIns() throws MalformedCbor {
    MapReader fields =
        reader(
            map ->
                map.put(0, "seven")
                    .put(1, FOUR)
                    .put(2, "yes")
                    .put(4, 4)
                    .put(5, CborMap.withFields().put(1, 3).put(2, 0).build())
                    .put(7, "c")
                    .put(9, 9));

    assertEquals(1, fields.integer(0, 1, 10));
    assertEquals(Octets.ofHex("000000"), fields.bytes(1, 3));
    assertEquals("", fields.text(2, 0, 2));
    assertEquals(false, fields.bool(3));
    assertEquals(List.of(), fields.array(4, 0, 1));
    assertEquals(-2L, fields.map(5).integer(1, -2L, 2L));
    assertEquals("a", fields.choice(7, List.of("a", "b"), choice -> choice));
    fields.fault(1, "no such thing");

    assertEquals(
        List.of(
            "thing.0: expected a number",
            "thing.1: expected 3 to 3 bytes, found 4",
            "thing.2: expected 0 to 2 characters, found 3",
            "thing.3: missing, expected true or false",
            "thing.4: expected an array",
            "thing.5.1: expected a number from -2 to 2, found 3",
            "thing.7: not one of the words that may stand here",
            "thing.1: no such thing",
            "thing: unknown field 9",
            "thing.5: unknown field 2"),
        assertThrows(MalformedCbor.class, fields::finish).faults());
  }

  @Test
  @Tag("SEC-6")
  void aFieldThatNobodyAskedForIsRefused() throws MalformedCbor {
    CborMap map = CborMap.of(Map.of(CborValue.of("canary"), CborValue.of("canary")));
    MapReader fields = MapReader.of(map, "thing");

    assertEquals(
        List.of("thing: unknown field with a key that is no number"),
        assertThrows(MalformedCbor.class, fields::finish).faults());
  }

  @Test
  @Tag("SEC-7")
  void manyUnknownFieldsAreCountedInsteadOfNamed() throws MalformedCbor {
    MapReader fields = reader(map -> map.put(1, 0).put(2, 0).put(3, 0).put(4, 0).put(5, 0));

    List<String> faults = assertThrows(MalformedCbor.class, fields::finish).faults();

    assertEquals(5, faults.size());
    assertEquals("thing: 1 more", faults.getLast());
  }

  @Test
  void aTextIsMeasuredInCharactersNotInHalves() throws MalformedCbor {
    MapReader fields = reader(map -> map.put(1, "\ud83d\udd11\ud83d\udeaa"));

    assertEquals("\ud83d\udd11\ud83d\udeaa", fields.text(1, 2, 2));
    fields.finish();
  }

  @Test
  void whatIsNoMapIsRefused() {
    assertEquals(
        List.of("thing: expected a map"),
        assertThrows(MalformedCbor.class, () -> MapReader.of(CborValue.array(), "thing")).faults());
    assertThrows(MalformedCbor.class, () -> MapReader.of(FOUR, CborLimits.ofBytes(3), "thing"));
  }

  private static MapReader reader(UnaryOperator<CborMap.Builder> fields) throws MalformedCbor {
    return MapReader.of(fields.apply(CborMap.withFields()).build(), "thing");
  }
}
