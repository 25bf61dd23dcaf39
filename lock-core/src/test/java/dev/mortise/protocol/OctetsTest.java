package dev.mortise.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OctetsTest {

  @Test
  void noCallerCanChangeThem() {
    byte[] bytes = {1, 2, 3};
    Octets octets = Octets.of(bytes);

    bytes[0] = 9;
    octets.copy()[1] = 9;

    assertEquals("010203", octets.hex());
    assertTrue(octets.asBuffer().isReadOnly());
  }

  @Property
  void hexAndBackIsTheSame(@ForAll byte[] bytes) {
    assertEquals(Octets.of(bytes), Octets.ofHex(Octets.of(bytes).toString()));
  }

  @Property
  void cuttingAndJoiningIsTheSame(@ForAll byte[] bytes, @ForAll int where) {
    Octets octets = Octets.of(bytes);
    int at = Math.floorMod(where, bytes.length + 1);

    Octets joined = octets.slice(0, at).plus(octets.slice(at, bytes.length));

    assertEquals(octets, joined);
    assertEquals(octets.hashCode(), joined.hashCode());
    assertEquals(0, octets.compareTo(joined));
  }

  @Test
  void orderIsBytewiseAndUnsigned() {
    assertTrue(Octets.ofHex("7f").compareTo(Octets.ofHex("80")) < 0);
    assertTrue(Octets.ofHex("01").compareTo(Octets.ofHex("0100")) < 0);
    assertEquals(255, Octets.ofHex("ff").at(0));
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Octets.ofHex("0"));
    assertThrows(IllegalArgumentException.class, () -> Octets.ofHex("zz"));
    assertThrows(IndexOutOfBoundsException.class, () -> Octets.ofHex("0102").slice(1, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> Octets.ofHex("0102").slice(2, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> Octets.ofHex("0102").at(2));
  }

  @Test
  void aPartOfAnArrayIsCopied() {
    byte[] target = new byte[4];
    Octets.of(new byte[] {1, 2, 3, 4}, 1, 2).copyInto(target, 1);

    assertArrayEquals(new byte[] {0, 2, 3, 0}, target);
  }
}
