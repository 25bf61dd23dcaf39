package dev.mortise.protocol.cbor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborKey;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.CborValue.CborTagged;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

class CborProperties {

  private static final CborLimits LIMITS = CborLimits.ofBytes(1 << 16).withTag(18);

  @Property(tries = 200)
  void decodingUndoesEncoding(@ForAll("values") CborValue value) throws MalformedCbor {
    assertEquals(value, Cbor.decode(Cbor.encode(value), LIMITS));
  }

  @Property
  @Tag("SEC-7")
  void arbitraryBytesAreRefusedOrHaveNoSecondSpelling(@ForAll byte[] bytes) {
    refusedOrTheOnlySpelling(bytes);
  }

  @Property(tries = 100)
  @Tag("SEC-7")
  void aValidMessageWithAnyByteChangedIsRefusedOrHasNoSecondSpelling(
      @ForAll("values") CborValue value, @ForAll byte change) {
    byte[] bytes = Cbor.encode(value).copy();
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] ^= change;
      refusedOrTheOnlySpelling(bytes);
      bytes[at] ^= change;
    }
  }

  @Property(tries = 100)
  @Tag("SEC-7")
  void aValidMessageCutAnywhereIsRefused(@ForAll("values") CborValue value) {
    byte[] bytes = Cbor.encode(value).copy();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(MalformedCbor.class, () -> Cbor.decode(cut, LIMITS));
    }
  }

  @Property
  void keyOrderIsThatOfTheEncodings(@ForAll("keys") CborKey first, @ForAll("keys") CborKey second) {
    assertEquals(
        Integer.signum(Cbor.encode(first).compareTo(Cbor.encode(second))),
        Integer.signum(first.compareTo(second)));
    assertEquals(first.equals(second), first.compareTo(second) == 0);
  }

  private static void refusedOrTheOnlySpelling(byte[] bytes) {
    try {
      assertEquals(Octets.of(bytes), Cbor.encode(Cbor.decode(bytes, LIMITS)));
    } catch (MalformedCbor e) {
      assertEquals(1, e.faults().size());
    }
  }

  @Provide
  Arbitrary<CborValue> values() {
    return values(2);
  }

  @Provide
  Arbitrary<CborKey> keys() {
    return Arbitraries.oneOf(
        Arbitraries.longs().map(CborValue::of),
        Arbitraries.longs().between(-30, 30).map(CborValue::of),
        Arbitraries.bytes().array(byte[].class).ofMaxSize(70).map(b -> CborValue.of(Octets.of(b))),
        Arbitraries.strings().withCharRange('\u0000', '\ud7ff').ofMaxLength(30).map(CborValue::of));
  }

  private Arbitrary<CborValue> values(int depth) {
    Arbitrary<CborValue> leaves =
        Arbitraries.oneOf(
            keys().map(CborValue.class::cast),
            Arbitraries.of(CborValue.of(true), CborValue.of(false), CborValue.NULL));
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<CborValue> inner = values(depth - 1);
    return Arbitraries.oneOf(
        leaves,
        inner.list().ofMaxSize(6).map(CborArray::new),
        Arbitraries.maps(keys(), inner).ofMaxSize(5).map(CborMap::of),
        inner.map(value -> new CborTagged(18, value)));
  }
}
