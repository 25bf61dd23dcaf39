package dev.mortise.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.MalformedCbor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KeptEventsTest {

  @Test
  @Tag("D-20")
  void oldestOrdinaryEventsGoAndAlarmsStay() {
    KeptEvents kept = KeptEvents.NONE.withAlarm(1).withAlarm(4);

    KeptEvents.Drop drop = kept.drop(10, 3).orElseThrow();

    assertEquals(2, drop.from());
    assertEquals(5, drop.to());
    assertEquals(List.of(4L), drop.except());
    assertEquals(7, drop.after().count(10));
    assertTrue(drop.after().has(1, 10));
    assertTrue(drop.after().has(4, 10));
    assertFalse(drop.after().has(5, 10));
    assertTrue(drop.after().has(6, 10));
  }

  @Test
  @Tag("D-20")
  void alarmsGoWhenThereIsNothingElse() {
    KeptEvents kept = KeptEvents.NONE.withAlarm(1).withAlarm(2).withAlarm(3);

    KeptEvents.Drop drop = kept.drop(3, 2).orElseThrow();

    assertEquals(1, drop.from());
    assertEquals(2, drop.to());
    assertEquals(1, drop.after().count(3));
    assertTrue(drop.after().has(3, 3));
  }

  @Test
  void emptyJournalHasNothingToDrop() {
    assertEquals(Optional.empty(), KeptEvents.NONE.drop(0, 500));
    assertEquals(Optional.empty(), KeptEvents.above(7).drop(7, 500));
  }

  @Test
  @Tag("D-20")
  void agreesWithASetOfNumbersWhateverHappens() throws MalformedCbor {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      KeptEvents kept = KeptEvents.NONE;
      TreeSet<Long> alarms = new TreeSet<>();
      TreeSet<Long> there = new TreeSet<>();
      for (long newest = 1; newest <= 200; newest++) {
        there.add(newest);
        if (random.nextInt(16) == 0) {
          alarms.add(newest);
          kept = kept.withAlarm(newest);
        }
        if (there.size() >= 40) {
          KeptEvents.Drop drop = kept.drop(newest, 10).orElseThrow();
          kept = drop.after();
          for (long gone = drop.from(); gone <= drop.to(); gone++) {
            if (!drop.except().contains(gone)) {
              there.remove(gone);
            }
          }
        }
        assertEquals(there.size(), kept.count(newest), "seed=" + seed);
        assertEquals(kept, KeptEvents.parse(kept.toCbor()));
      }
      List<Long> has = new ArrayList<>();
      for (long one = 1; one <= 200; one++) {
        if (kept.has(one, 200)) {
          has.add(one);
        }
      }
      assertEquals(List.copyOf(there), has, "seed=" + seed);
      assertTrue(there.containsAll(alarms), "seed=" + seed);
    }
  }

  @Test
  void recordOfAnotherFormIsRefused() {
    assertThrows(MalformedCbor.class, () -> KeptEvents.parse(CborValue.NULL));
    assertThrows(
        MalformedCbor.class,
        () -> KeptEvents.parse(KeptEvents.NONE.withAlarm(7).withAlarm(7).toCbor()));
  }
}
