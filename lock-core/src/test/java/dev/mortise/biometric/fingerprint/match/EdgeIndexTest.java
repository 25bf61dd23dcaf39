package dev.mortise.biometric.fingerprint.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.fingerprint.minutia.Bearing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EdgeIndexTest {

  private final EdgeIndex index = new EdgeIndex();

  private static Edges edges(long seed, int minutiae) {
    return Print.of(Prints.finger(seed, minutiae).still()).edges;
  }

  private List<Integer> alike(int edge) {
    List<Integer> found = new ArrayList<>();
    for (long bits = index.alike(edge); bits != 0; bits &= bits - 1) {
      found.add(index.edge(index.first(edge) + Long.numberOfTrailingZeros(bits)));
    }
    return found;
  }

  private static boolean resemble(int one, int other, int slack) {
    int turned = EdgeIndex.TURN_TOLERANCE + slack;
    return Math.abs(Edges.length(one) - Edges.length(other)) <= EdgeIndex.LENGTH_TOLERANCE
        && Bearing.apart(Edges.direction(one), Edges.direction(other)) <= turned
        && Bearing.apart(Edges.turn(one), Edges.turn(other)) <= turned;
  }

  @Property(tries = 200)
  void lookFindsAllThatResembleOnceAndNothingFarOff(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 64) int minutiae) {
    Edges probe = edges(seed, minutiae);
    Edges reference = edges(~seed, 40);
    index.build(edges(seed + 1, 64));
    index.build(probe);

    for (int e = 0; e < reference.count(); e++) {
      int edge = reference.packed[e];
      List<Integer> found = alike(edge);
      List<Integer> expected = new ArrayList<>();
      for (int p = 0; p < probe.count(); p++) {
        if (resemble(edge, probe.packed[p], 0)) {
          expected.add(probe.packed[p]);
        }
      }
      assertTrue(found.stream().allMatch(other -> resemble(edge, other, 1)), "far off " + found);
      List<Integer> near =
          found.stream().filter(other -> resemble(edge, other, 0)).sorted().toList();
      assertEquals(expected.stream().sorted().toList(), near);
    }
  }

  /// All have one length and one turn; every eighth has the later of two like directions.
  @Example
  void ofMoreEdgesOfLikeDirectionThanAWindowHoldsTheFirstAreKept() {
    Edges crowd = edges(1, 64);
    for (int e = 0; e < crowd.count(); e++) {
      crowd.packed[e] = (e / Edges.NEIGHBOURS) << 24 | 20 << 16 | (e % 8 == 0 ? 11 : 10) << 8 | 7;
    }
    index.build(crowd);

    int edge = 20 << 16 | 10 << 8 | 7;
    assertEquals(EdgeIndex.WINDOW, Long.bitCount(index.alike(edge)));
    List<Integer> kept =
        Arrays.stream(crowd.packed, 0, crowd.count())
            .filter(one -> Edges.direction(one) == 10)
            .limit(EdgeIndex.WINDOW)
            .boxed()
            .toList();
    assertEquals(kept, alike(edge));
  }

  @Example
  void theGreatestLengthIsOneLessThanTheirNumber() {
    Edges far = new Edges();
    far.draw(new float[] {0, 5_000}, new float[] {0, 0}, new byte[2], 2);

    assertEquals(Edges.LENGTHS - 1, Edges.length(far.packed[0]));
  }

  @Example
  void erasedIndexFindsNothing() {
    Edges probe = edges(1, 40);
    index.build(probe);
    assertTrue(alike(probe.packed[0]).contains(probe.packed[0]));

    index.erase();

    assertTrue(alike(probe.packed[0]).isEmpty());
    assertEquals(0, index.edge(0));
  }
}
