package dev.mortise.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.MalformedCbor;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KeptEventsTest {

  @Test
  @Tag("D-20")
  void oldestOrdinaryEventsGoAndAlarmsStay() {
    KeptEvents kept = KeptEvents.NONE.withAlarm(1).withAlarm(4);

    KeptEvents.Drop drop = kept.drop(10, 3).getFirst();

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

    KeptEvents.Drop drop = kept.drop(3, 2).getFirst();

    assertEquals(1, drop.from());
    assertEquals(2, drop.to());
    assertEquals(1, drop.after().count(3));
    assertTrue(drop.after().has(3, 3));
  }

  @Test
  void emptyJournalHasNothingToDrop() {
    assertEquals(List.of(), KeptEvents.NONE.drop(0, 500));
    assertEquals(List.of(), KeptEvents.above(7).drop(7, 500));
  }

  @Test
  @Tag("D-20")
  void oldestAlarmsGoAlongWhereThereAreTooFewOrdinaryEvents() {
    KeptEvents kept = KeptEvents.NONE.withAlarm(1).withAlarm(2).withAlarm(4).withAlarm(5);

    List<KeptEvents.Drop> drops = kept.drop(6, 4);

    assertEquals(
        List.of(1L, 2L, 3L, 6L),
        drops.stream().flatMap(drop -> Stream.of(drop.from(), drop.to())).toList());
    assertEquals(List.of(4L, 5L), drops.getLast().except());
    KeptEvents after = drops.getLast().after();
    assertEquals(2, after.count(6));
    assertTrue(after.has(4, 6));
    assertTrue(after.has(5, 6));
  }

  @Test
  @Tag("D-20")
  void agreesWithASetOfNumbersHoweverManyAreAlarms() throws MalformedCbor {
    for (int seed = 0; seed < 600; seed++) {
      Random random = new Random(seed);
      int inSixteen = 1 + seed % 16;
      KeptEvents kept = KeptEvents.NONE;
      TreeSet<Long> alarms = new TreeSet<>();
      TreeSet<Long> ordinary = new TreeSet<>();
      for (long newest = 1; newest <= 300; newest++) {
        if (random.nextInt(16) < inSixteen) {
          alarms.add(newest);
          kept = kept.withAlarm(newest);
        } else {
          ordinary.add(newest);
        }
        if (alarms.size() + ordinary.size() >= 40) {
          int count = 1 + random.nextInt(20);
          List<KeptEvents.Drop> drops = kept.drop(newest, count);
          kept = drops.getLast().after();
          assertEquals(oldest(ordinary, alarms, count), gone(drops, ordinary, alarms));
        }
        assertEquals(union(ordinary, alarms), has(kept, newest), "seed=" + seed);
        assertEquals(alarms.size() + ordinary.size(), kept.count(newest), "seed=" + seed);
        assertEquals(kept, KeptEvents.parse(kept.toCbor()));
      }
    }
  }

  /// The oldest ordinary ones, and the oldest alarms where there are too few.
  private static Set<Long> oldest(Set<Long> ordinary, Set<Long> alarms, int count) {
    return Stream.concat(ordinary.stream(), alarms.stream())
        .limit(count)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Takes out what the drops name, and tells it.
  private static Set<Long> gone(List<KeptEvents.Drop> drops, Set<Long> ordinary, Set<Long> alarms) {
    Set<Long> gone = new TreeSet<>();
    for (KeptEvents.Drop drop : drops) {
      for (long one = drop.from(); one <= drop.to(); one++) {
        if (!drop.except().contains(one) && (ordinary.remove(one) || alarms.remove(one))) {
          gone.add(one);
        }
      }
    }
    return gone;
  }

  private static Set<Long> union(Set<Long> some, Set<Long> others) {
    Set<Long> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private static Set<Long> has(KeptEvents kept, long newest) {
    Set<Long> has = new TreeSet<>();
    for (long one = 1; one <= newest; one++) {
      if (kept.has(one, newest)) {
        has.add(one);
      }
    }
    return has;
  }

  @Test
  void recordOfAnotherFormIsRefused() {
    assertThrows(MalformedCbor.class, () -> KeptEvents.parse(CborValue.NULL));
    assertThrows(
        MalformedCbor.class,
        () -> KeptEvents.parse(KeptEvents.NONE.withAlarm(7).withAlarm(7).toCbor()));
  }
}
