package dev.mortise.protocol.cbor;

import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborBool;
import dev.mortise.protocol.cbor.CborValue.CborBytes;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.CborValue.CborNull;
import dev.mortise.protocol.cbor.CborValue.CborSecret;
import dev.mortise.protocol.cbor.CborValue.CborTagged;
import dev.mortise.protocol.cbor.CborValue.CborText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Spells values in deterministic CBOR. A map arrives in wire order already, so one pass is enough.
final class CborWriter {

  private byte[] bytes = new byte[128];
  private int size;

  CborWriter write(CborValue value) {
    switch (value) {
      case CborInt(long number) when number >= 0 -> head(Major.UNSIGNED, number);
      case CborInt(long number) -> head(Major.NEGATIVE, ~number);
      case CborBytes(var octets) -> {
        head(Major.BYTES, octets.size());
        int at = room(octets.size());
        octets.copyInto(bytes, at);
      }
      case CborSecret(var secret) -> {
        head(Major.BYTES, secret.length());
        byte[] clear = secret.reveal();
        int at = room(clear.length);
        System.arraycopy(clear, 0, bytes, at, clear.length);
        Arrays.fill(clear, (byte) 0);
      }
      case CborText(String text) -> {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        head(Major.TEXT, utf8.length);
        int at = room(utf8.length);
        System.arraycopy(utf8, 0, bytes, at, utf8.length);
      }
      case CborArray(var items) -> {
        head(Major.ARRAY, items.size());
        items.forEach(this::write);
      }
      case CborMap(var entries) -> {
        head(Major.MAP, entries.size());
        entries.forEach((key, item) -> write(key).write(item));
      }
      case CborTagged(long tag, CborValue item) -> {
        head(Major.TAG, tag);
        write(item);
      }
      case CborBool(boolean flag) -> head(Major.SIMPLE, flag ? Major.TRUE : Major.FALSE);
      case CborNull() -> head(Major.SIMPLE, Major.NULL);
    }
    return this;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /// Overwrites what was written here.
  void wipe() {
    Arrays.fill(bytes, (byte) 0);
  }

  /// The initial byte and its argument in the fewest bytes.
  private void head(int major, long argument) {
    if (argument < 24) {
      int at = room(1);
      bytes[at] = (byte) ((major << 5) | (int) argument);
      return;
    }
    int width = width(argument);
    int at = room(1 + width);
    bytes[at] = (byte) ((major << 5) | (24 + Integer.numberOfTrailingZeros(width)));
    for (int i = 0; i < width; i++) {
      bytes[at + 1 + i] = (byte) (argument >>> (8 * (width - 1 - i)));
    }
  }

  /// The fewest bytes, 1, 2, 4 or 8, that hold a non-negative argument.
  private static int width(long argument) {
    if (argument < 1L << 8) {
      return 1;
    }
    if (argument < 1L << 16) {
      return 2;
    }
    return argument < 1L << 32 ? 4 : 8;
  }

  /// Makes room for `count` bytes and tells where it begins. It may move [#bytes], so call it
  /// before that is read, never within an index into it.
  private int room(int count) {
    int at = size;
    size = Math.addExact(size, count);
    if (size > bytes.length) {
      byte[] outgrown = bytes;
      bytes = Arrays.copyOf(outgrown, Math.max(size, 2 * outgrown.length));
      Arrays.fill(outgrown, (byte) 0);
    }
    return at;
  }
}
