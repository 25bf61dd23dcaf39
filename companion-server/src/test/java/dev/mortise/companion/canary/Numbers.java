package dev.mortise.companion.canary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/// Series of numbers as needles: in the widths and byte orders in which programs keep them.
final class Numbers {

  private static final List<ByteOrder> ORDERS =
      List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN);

  /// So many small numbers in a row are nobody else's.
  private static final int WHOLES = 6;

  private static final int FLOATS = 3;
  private static final int DOUBLES = 2;
  private static final int HALVES = 6;
  private static final int WORDS = 2;

  /// Before numbers of 4 and of 8 bytes in CBOR (RFC 8949, 3.3).
  private static final byte CBOR_FLOAT = (byte) 0xfa;

  private static final byte CBOR_DOUBLE = (byte) 0xfb;

  /// A number of fewer characters may stand anywhere.
  private static final int DIGITS_MIN = 9;

  private Numbers() {}

  /// Whole numbers of 0 to 65,535.
  static void add(Needles needles, String what, int... numbers) {
    for (ByteOrder order : ORDERS) {
      byte[] shorts = new byte[numbers.length * Short.BYTES];
      ByteBuffer intoShorts = ByteBuffer.wrap(shorts).order(order);
      byte[] ints = new byte[numbers.length * Integer.BYTES];
      ByteBuffer intoInts = ByteBuffer.wrap(ints).order(order);
      for (int number : numbers) {
        intoShorts.putShort((short) number);
        intoInts.putInt(number);
      }
      whole(needles, what, shorts, WHOLES * Short.BYTES);
      whole(needles, what, ints, WHOLES * Integer.BYTES);
    }
    for (int from = 0; from + WHOLES <= numbers.length; from += WHOLES) {
      Spellings.listed(Arrays.copyOfRange(numbers, from, from + WHOLES))
          .forEach(spelling -> needles.put(what, spelling));
    }
  }

  /// Numbers of a vector.
  static void add(Needles needles, String what, float... values) {
    for (ByteOrder order : ORDERS) {
      byte[] floats = new byte[values.length * Float.BYTES];
      ByteBuffer intoFloats = ByteBuffer.wrap(floats).order(order);
      byte[] doubles = new byte[values.length * Double.BYTES];
      ByteBuffer intoDoubles = ByteBuffer.wrap(doubles).order(order);
      byte[] halves = new byte[values.length * Short.BYTES];
      ByteBuffer intoHalves = ByteBuffer.wrap(halves).order(order);
      for (float value : values) {
        intoFloats.putFloat(value);
        intoDoubles.putDouble(value);
        intoHalves.putShort(Float.floatToFloat16(value));
      }
      whole(needles, what, floats, FLOATS * Float.BYTES);
      whole(needles, what, doubles, DOUBLES * Double.BYTES);
      whole(needles, what, halves, HALVES * Short.BYTES);
    }
    byte[] floats = new byte[values.length * (1 + Float.BYTES)];
    ByteBuffer intoFloats = ByteBuffer.wrap(floats);
    byte[] doubles = new byte[values.length * (1 + Double.BYTES)];
    ByteBuffer intoDoubles = ByteBuffer.wrap(doubles);
    for (float value : values) {
      intoFloats.put(CBOR_FLOAT).putFloat(value);
      intoDoubles.put(CBOR_DOUBLE).putDouble(value);
      text(needles, what, Float.toString(value));
      text(needles, what, Double.toString(value));
    }
    whole(needles, what, floats, FLOATS * (1 + Float.BYTES));
    whole(needles, what, doubles, DOUBLES * (1 + Double.BYTES));
  }

  /// Words of bits.
  static void add(Needles needles, String what, long... words) {
    for (ByteOrder order : ORDERS) {
      byte[] bytes = new byte[words.length * Long.BYTES];
      ByteBuffer intoBytes = ByteBuffer.wrap(bytes).order(order);
      intoBytes.asLongBuffer().put(words);
      whole(needles, what, bytes, WORDS * Long.BYTES);
    }
    for (long word : words) {
      text(needles, what, Long.toString(word));
      text(needles, what, Long.toUnsignedString(word));
    }
  }

  private static void text(Needles needles, String what, String number) {
    if (number.length() >= DIGITS_MIN) {
      needles.addText(what, number);
    }
  }

  private static void whole(Needles needles, String what, byte[] series, int width) {
    needles.addPieces(what, series, width, width);
  }
}
