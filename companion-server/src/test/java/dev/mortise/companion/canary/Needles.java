package dev.mortise.companion.canary;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Pieces to look for, each with what it is a piece of, in every spelling in which it might be
/// written down ([Spellings]); and the search for all of them at once.
public final class Needles {

  /// A needle's first bytes are looked up, wherever they may stand; none may be shorter.
  private static final int BEGINNING = Long.BYTES;

  /// Bytes that hardly differ stand everywhere.
  private static final int DIFFERENT_MIN = 5;

  private static final int FILTER_BITS = 1 << 24;

  private final Map<Long, Needle> byBeginning = new HashMap<>();
  private final BitSet filter = new BitSet(FILTER_BITS);
  private int count;

  /// None yet.
  public Needles() {}

  /// A piece that was found.
  ///
  /// @param what what it is a piece of
  /// @param where where it was found
  public record Found(String what, String where) {}

  private static final class Needle {

    private final String what;
    private final byte[] bytes;

    /// Another needle that begins alike.
    private final @Nullable Needle next;

    Needle(String what, byte[] bytes, @Nullable Needle next) {
      this.what = what;
      this.bytes = bytes;
      this.next = next;
    }

    boolean isIn(byte[] text, int at) {
      int end = at + bytes.length;
      return end <= text.length && Arrays.equals(text, at, end, bytes, 0, bytes.length);
    }
  }

  /// Adds one piece in every spelling, unless its bytes hardly differ.
  public void add(String what, byte[] piece) {
    if (differ(piece)) {
      Spellings.of(piece).forEach(spelling -> put(what, spelling));
    }
  }

  /// Adds a piece that is text already.
  public void addText(String what, String text) {
    put(what, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Adds pieces of so many bytes, one every `step` bytes.
  public void addPieces(String what, byte[] whole, int width, int step) {
    for (int from = 0; from + width <= whole.length; from += step) {
      add(what, Arrays.copyOfRange(whole, from, from + width));
    }
  }

  private static boolean differ(byte[] piece) {
    BitSet different = new BitSet();
    for (byte each : piece) {
      different.set(each & 0xff);
    }
    return different.cardinality() >= DIFFERENT_MIN;
  }

  void put(String what, byte[] bytes) {
    if (bytes.length < BEGINNING) {
      throw new IllegalArgumentException("too short to be looked for length=" + bytes.length);
    }
    long beginning = ByteBuffer.wrap(bytes).getLong();
    byBeginning.put(beginning, new Needle(what, bytes, byBeginning.get(beginning)));
    filter.set(hash(beginning));
    count++;
  }

  private static int hash(long beginning) {
    return (int) ((beginning * 0x9e3779b97f4a7c15L) >>> 40);
  }

  /// How many there are, every spelling counted.
  public int count() {
    return count;
  }

  /// What these bytes hold pieces of.
  public Set<String> in(byte[] bytes) {
    Set<String> found = new LinkedHashSet<>();
    search(bytes, needle -> found.add(needle.what));
    return found;
  }

  /// What is found where.
  public Set<Found> in(Map<String, byte[]> places) {
    Set<Found> found = new LinkedHashSet<>();
    places.forEach(
        (where, bytes) -> search(bytes, needle -> found.add(new Found(needle.what, where))));
    return found;
  }

  private void search(byte[] bytes, Consumer<Needle> found) {
    long beginning = 0;
    for (int end = 0; end < bytes.length; end++) {
      beginning = beginning << Byte.SIZE | (bytes[end] & 0xff);
      if (end + 1 >= BEGINNING && filter.get(hash(beginning))) {
        Needle needle = byBeginning.get(beginning);
        for (; needle != null; needle = needle.next) {
          if (needle.isIn(bytes, end + 1 - BEGINNING)) {
            found.accept(needle);
          }
        }
      }
    }
  }
}
