package dev.mortise.visitor;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// One app's codes of one epoch: which were used, and below which hour none is accepted any more.
///
/// The floor only grows. It is what keeps a used code used after its flag was forgotten, and after
/// the clock was set back (SEC-14).
///
/// @param epoch which series it is
/// @param floor the lowest hour accepted: the highest hour the lock has seen in this epoch, less 25
/// @param used the slots at or above the floor whose code has opened the door
record VisitorSeries(VisitorEpoch epoch, VisitorHour floor, SortedSet<VisitorSlot> used) {

  /// More flags than this are never needed: between floor and latest hour lie 27 hours of four
  /// codes.
  private static final int MAX_USED = 27 * VisitorSlot.PER_HOUR;

  VisitorSeries {
    used = Collections.unmodifiableSortedSet(new TreeSet<>(used));
  }

  static VisitorSeries begin(VisitorEpoch epoch) {
    return new VisitorSeries(epoch, new VisitorHour(0), Collections.emptySortedSet());
  }

  /// The series after the lock has seen this hour.
  VisitorSeries seen(VisitorHour hour) {
    VisitorHour lowest = new VisitorWindow(hour).first();
    if (lowest.compareTo(floor) <= 0) {
      return this;
    }
    return new VisitorSeries(epoch, lowest, used.tailSet(new VisitorSlot(lowest, 0)));
  }

  boolean isOpen(VisitorSlot slot) {
    return slot.hour().compareTo(floor) >= 0 && !used.contains(slot);
  }

  VisitorSeries use(VisitorSlot slot) {
    SortedSet<VisitorSlot> more = new TreeSet<>(used);
    more.add(slot);
    return new VisitorSeries(epoch, floor, more);
  }

  CborValue toCbor() {
    return CborMap.withFields()
        .put(1, epoch.number())
        .put(2, floor.number())
        .put(3, new CborArray(used.stream().<CborValue>map(s -> CborValue.of(number(s))).toList()))
        .build();
  }

  static VisitorSeries parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "visitor series");
    VisitorEpoch epoch = new VisitorEpoch(fields.integer(1, 1, Integer.MAX_VALUE));
    VisitorHour floor = new VisitorHour(fields.integer(2, 0, Long.MAX_VALUE / 8));
    SortedSet<VisitorSlot> used = new TreeSet<>();
    for (CborValue item : fields.array(3, 0, MAX_USED)) {
      if (item instanceof CborInt(long number) && number >= 0) {
        used.add(
            new VisitorSlot(
                new VisitorHour(number / VisitorSlot.PER_HOUR),
                (int) (number % VisitorSlot.PER_HOUR)));
      } else {
        fields.fault(3, "expected slots");
      }
    }
    fields.finish();
    return new VisitorSeries(epoch, floor, used);
  }

  private static long number(VisitorSlot slot) {
    return slot.hour().number() * VisitorSlot.PER_HOUR + slot.index();
  }
}
