package dev.mortise.biometric.fingerprint.match;

import dev.mortise.biometric.fingerprint.minutia.Bearing;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The edges of a probe by what they look like, so that one look finds all that resemble a given
/// one.
///
/// The edges lie in the order of their directions, so that those of like direction are neighbours:
/// a window of at most [#WINDOW]. For every length, and for every sector of turn, there is the set
/// of the edges that lie within the tolerance of it, a bit each in that order. What two sets have
/// in common in the window is what is alike in all three, and hardly an edge more. The first edges
/// follow once more after the last, because directions go round.
///
/// Tolerances of 13 to 17 degrees do equally well on FVC2002; the narrowest is cheapest.
final class EdgeIndex {

  /// How much two edges may differ in length, in units of [Edges#length].
  static final int LENGTH_TOLERANCE = 4;

  /// How much they may differ in each direction, in bearing units: 13 degrees.
  static final int TURN_TOLERANCE = 9;

  /// The most edges of one window: what one word holds from any bit of its first byte on.
  static final int WINDOW = Long.SIZE - Byte.SIZE + 1;

  /// Bytes of one set: all edges, the first ones again, and a word that is always empty.
  private static final int BYTES = 64;

  private static final int EDGES_MAX = Edges.COUNT_MAX + WINDOW;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] lengths = new byte[Edges.LENGTHS * BYTES];
  private final byte[] turns = new byte[Bearing.TURN / 2 * BYTES];

  /// For every direction the first edge of its window, and in the lowest byte how many there are.
  private final int[] windows = new int[Bearing.TURN];

  private final short[] start = new short[Bearing.TURN + 1];
  private final int[] edges = new int[EDGES_MAX];

  /// Where the edges begin whose direction is like that of a given one.
  int first(int edge) {
    return windows[Edges.direction(edge)] >>> 8;
  }

  /// Which of the edges from there on resemble the given one: bit 0 is the first.
  long alike(int edge) {
    int window = windows[Edges.direction(edge)];
    int at = window >>> 8;
    long ofLength = bits(lengths, Edges.length(edge), at);
    long ofTurn = bits(turns, Edges.turn(edge) / 2, at);
    return ofLength & ofTurn & ~(-1L << (window & 0xff));
  }

  /// The [#WINDOW] bits of a set from this one on, and perhaps some more.
  private static long bits(byte[] sets, int set, int at) {
    return (long) WORDS.get(sets, set * BYTES + at / Byte.SIZE) >>> at % Byte.SIZE;
  }

  /// One of the probe's edges.
  int edge(int e) {
    return edges[e];
  }

  /// Holds these edges and forgets what it held.
  void build(Edges probe) {
    erase();
    sort(probe);
    int count = probe.count();
    int again = Math.min(count, WINDOW);
    System.arraycopy(edges, 0, edges, count, again);
    for (int e = 0; e < count + again; e++) {
      mark(edges[e], e);
    }
    for (int direction = 0; direction < Bearing.TURN; direction++) {
      frame(direction, count);
    }
  }

  /// By counting; edges of one direction stay in their order.
  private void sort(Edges probe) {
    for (int e = 0; e < probe.count(); e++) {
      start[Edges.direction(probe.packed[e]) + 1]++;
    }
    for (int direction = 0; direction < Bearing.TURN; direction++) {
      start[direction + 1] += start[direction];
      windows[direction] = start[direction];
    }
    for (int e = 0; e < probe.count(); e++) {
      edges[windows[Edges.direction(probe.packed[e])]++] = probe.packed[e];
    }
  }

  private void mark(int edge, int e) {
    int at = e / Byte.SIZE;
    int bit = 1 << e % Byte.SIZE;
    int length = Edges.length(edge);
    int longest = Math.min(Edges.LENGTHS - 1, length + LENGTH_TOLERANCE);
    for (int set = Math.max(0, length - LENGTH_TOLERANCE); set <= longest; set++) {
      lengths[set * BYTES + at] |= (byte) bit;
    }
    int turn = Edges.turn(edge);
    int last = (turn + TURN_TOLERANCE) >> 1;
    for (int set = (turn - TURN_TOLERANCE) >> 1; set <= last; set++) {
      turns[(set & (Bearing.TURN / 2 - 1)) * BYTES + at] |= (byte) bit;
    }
  }

  /// Finds the window of a direction. Of more than [#WINDOW] edges of like direction the first ones
  /// in the order of their directions are looked at, and those beyond are left out.
  private void frame(int direction, int count) {
    int from = direction - TURN_TOLERANCE;
    int to = direction + TURN_TOLERANCE + 1;
    int begin = start[from & 0xff];
    int end = start[((to - 1) & 0xff) + 1] + (from < 0 || to > Bearing.TURN ? count : 0);
    windows[direction] = begin << 8 | Math.min(WINDOW, end - begin);
  }

  void erase() {
    Arrays.fill(lengths, (byte) 0);
    Arrays.fill(turns, (byte) 0);
    Arrays.fill(windows, 0);
    Arrays.fill(start, (short) 0);
    Arrays.fill(edges, 0);
  }
}
