package dev.mortise.journal;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which events of the journal are still there (D-20): all above a floor, and below it the alarms.
///
/// Alarms outlive what is ordinary, because whoever can ring a doorbell five thousand times must
/// not be able to wash an alarm out of the log. But alarms alone do not outgrow it either: where
/// there is nothing else to let go of, the oldest of them go. An opening is never an alarm here,
/// whatever its tags say.
public final class KeptEvents {

  /// The journal of a lock that has recorded nothing.
  public static final KeptEvents NONE = new KeptEvents(0, new long[0]);

  /// As many events as any journal keeps.
  public static final int MAX_EVENTS = 5000;

  /// As many alarms as a stored form may name: as many events as a lock has flash for. Locks once
  /// let alarms grow beyond [#MAX_EVENTS], and must start all the same; the next event makes room.
  private static final int MAX_STORED = 50_000;

  private final long floor;
  private final long[] alarms;

  private KeptEvents(long floor, long[] alarms) {
    this.floor = floor;
    this.alarms = alarms;
  }

  /// A journal whose events up to this number were all erased (LK-29).
  public static KeptEvents above(long floor) {
    return new KeptEvents(floor, new long[0]);
  }

  /// How many events there are.
  ///
  /// @param newest the number of the newest event
  public long count(long newest) {
    return newest - floor + alarmsUpTo(floor);
  }

  /// The same with one more alarm.
  ///
  /// @param sequence its number, above all others
  public KeptEvents withAlarm(long sequence) {
    long[] more = Arrays.copyOf(alarms, alarms.length + 1);
    more[alarms.length] = sequence;
    return new KeptEvents(floor, more);
  }

  /// What goes when the journal is full.
  ///
  /// @param from the number of the first event that goes
  /// @param to the number of the last
  /// @param except the numbers between them that stay
  /// @param after what is there then
  public record Drop(long from, long to, List<Long> except, KeptEvents after) {

    public Drop {
      except = List.copyOf(except);
    }
  }

  /// Drops the oldest ordinary events, and the oldest alarms only where there are not enough of
  /// those. What goes is told in ascending order, and the last of it knows what is there then.
  /// Empty if there is nothing to drop.
  ///
  /// Alarms are told apart from what goes above them, so that nobody has to go through all the
  /// alarms that stay.
  ///
  /// @param newest the number of the newest event
  /// @param count how many are to go
  public List<Drop> drop(long newest, long count) {
    long ordinary = newest - floor - (alarms.length - alarmsUpTo(floor));
    int gone = Math.clamp(count - ordinary, 0, alarms.length);
    if (gone == 0) {
      return dropOrdinary(newest, count).map(List::of).orElseGet(List::of);
    }
    Drop oldest = dropAlarms(gone);
    return Stream.concat(Stream.of(oldest), oldest.after.dropOrdinary(newest, count).stream())
        .toList();
  }

  private Optional<Drop> dropOrdinary(long newest, long count) {
    long from = 0;
    long to = floor;
    long gone = 0;
    List<Long> except = new ArrayList<>();
    while (gone < count && to < newest) {
      to++;
      if (isAlarm(to)) {
        except.add(to);
      } else {
        from = gone == 0 ? to : from;
        gone++;
      }
    }
    if (gone == 0) {
      return Optional.empty();
    }
    long first = from;
    except.removeIf(alarm -> alarm < first);
    return Optional.of(new Drop(from, to, except, new KeptEvents(to, alarms)));
  }

  /// With these alarms goes everything before the last of them.
  private Drop dropAlarms(int gone) {
    long last = alarms[gone - 1];
    long[] left = Arrays.copyOfRange(alarms, gone, alarms.length);
    return new Drop(
        Math.min(alarms[0], floor + 1),
        last,
        List.of(),
        new KeptEvents(Math.max(floor, last), left));
  }

  /// Whether this event is still there.
  ///
  /// @param newest the number of the newest event
  public boolean has(long sequence, long newest) {
    return sequence <= newest && (sequence > floor || isAlarm(sequence));
  }

  private boolean isAlarm(long sequence) {
    return Arrays.binarySearch(alarms, sequence) >= 0;
  }

  private int alarmsUpTo(long sequence) {
    int found = Arrays.binarySearch(alarms, sequence);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /// The form it is stored in: the alarms by their distance from each other.
  public CborValue toCbor() {
    List<CborValue> steps = new ArrayList<>(alarms.length);
    long before = 0;
    for (long alarm : alarms) {
      steps.add(CborValue.of(alarm - before));
      before = alarm;
    }
    return CborMap.withFields().put(1, floor).put(2, new CborArray(steps)).build();
  }

  /// Reads the stored form.
  ///
  /// @throws MalformedCbor if the value is not that
  public static KeptEvents parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "kept events");
    long floor = fields.integer(1, 0, Long.MAX_VALUE);
    List<CborValue> steps = fields.array(2, 0, MAX_STORED);
    long[] alarms = new long[steps.size()];
    long before = 0;
    for (int i = 0; i < alarms.length; i++) {
      if (steps.get(i) instanceof CborInt(long step) && step > 0 && before + step > before) {
        before += step;
        alarms[i] = before;
      } else {
        fields.fault(2, "expected steps");
      }
    }
    fields.finish();
    return new KeptEvents(floor, alarms);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeptEvents that
        && floor == that.floor
        && Arrays.equals(alarms, that.alarms);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(floor) + Arrays.hashCode(alarms);
  }

  @Override
  public String toString() {
    return "KeptEvents[floor=%d, alarms=%d]".formatted(floor, alarms.length);
  }
}
