package dev.mortise.biometric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.biometric.Gallery.Candidate;
import dev.mortise.user.UserIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GalleryTest {

  private static final UserIndex ANN = new UserIndex(1);
  private static final UserIndex BEA = new UserIndex(2);

  private final Gallery gallery = new Gallery(2);

  private Optional<Candidate> best(double... scores) {
    return gallery.best(scores, 0.5, 0.1);
  }

  @Test
  void bestSlotThatReachesTheThresholdIsNamed() {
    gallery.add(3, ANN);
    gallery.add(7, BEA);
    assertEquals(Optional.of(new Candidate(7, 0.9)), best(0.2, 0.9));
    assertEquals(Optional.of(new Candidate(3, 0.5)), best(0.5, 0.1));
    assertEquals(Optional.empty(), best(0.4, 0.49));
  }

  @Test
  void twoPeopleTooCloseToEachOtherAreNobody() {
    gallery.add(3, ANN);
    gallery.add(7, BEA);
    assertEquals(Optional.empty(), best(0.85, 0.9));
    assertEquals(Optional.empty(), gallery.best(new double[] {0.9, 0.9}, 0.5, 0));
  }

  @Test
  void slotsOfOnePersonNeedNotLeadOverEachOther() {
    gallery.add(7, ANN);
    gallery.add(3, ANN);
    gallery.add(9, BEA);
    assertEquals(Optional.of(new Candidate(7, 0.9)), best(0.9, 0.88, 0.2));
    assertEquals(Optional.of(new Candidate(3, 0.9)), best(0.9, 0.9, 0.2));
  }

  @Test
  void scoreThatIsNoNumberNeverMatches() {
    gallery.add(3, ANN);
    gallery.add(7, BEA);
    assertEquals(Optional.empty(), best(Double.NaN, 0.2));
    assertEquals(Optional.of(new Candidate(7, 0.9)), best(Double.NaN, 0.9));
    assertEquals(Optional.empty(), best(Double.NaN, Double.NaN));
  }

  @Test
  void emptyGalleryKnowsNobody() {
    assertEquals(Optional.empty(), best());
  }

  @Test
  void slotIsOnePersonsAndBounded() {
    gallery.add(3, ANN);
    assertThrows(IllegalArgumentException.class, () -> gallery.add(3, BEA));
    gallery.add(3, ANN);
    assertThrows(IllegalStateException.class, () -> gallery.add(3, ANN));
    assertEquals(100, gallery.capacity());
    assertThrows(IllegalArgumentException.class, () -> new Gallery(0));
  }

  @Test
  void numbersStayWithoutGapsWhenASlotIsForgotten() {
    List<String> rows = new ArrayList<>(List.of("a", "b", "c", "d", "e"));
    int[] slots = {1, 2, 1, 3, 2};
    for (int slot : slots) {
      gallery.add(slot, new UserIndex(slot));
    }
    gallery.forget(
        2,
        (last, gone) -> {
          rows.set(gone, rows.get(last));
          rows.set(last, "-");
        });
    assertEquals(3, gallery.size());
    assertEquals(List.of("a", "d", "c"), rows.subList(0, 3));
    assertEquals(Optional.of(new Candidate(3, 0.9)), best(0, 0.9, 0.1));
    gallery.forgetAll();
    assertEquals(0, gallery.size());
  }
}
