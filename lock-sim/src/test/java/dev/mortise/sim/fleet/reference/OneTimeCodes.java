package dev.mortise.sim.fleet.reference;

import dev.mortise.protocol.key.KeyId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/// The one-time codes of a lock as the protocol has them (LK-19, SEC-14, SEC-15): who makes some,
/// of which epoch, which are used, and below which hour none is good any more.
final class OneTimeCodes {

  private static final int HOURS_BEFORE = 25;
  private static final int HOURS_AFTER = 1;
  private static final int AN_HOUR = 4;
  private static final int WRONG_MAX = 20;
  private static final Duration DAY = Duration.ofHours(24);
  private static final long HOUR_SECONDS = 3_600;

  private final Map<KeyId, Maker> makers = new HashMap<>();
  private final TreeMap<KeyId, Series> series = new TreeMap<>();
  private List<Duration> wrong = List.of();
  private int newest;

  /// One code's place in its series.
  ///
  /// @param hour counted from 1970
  /// @param index 0 to 3
  record Slot(long hour, int index) implements Comparable<Slot> {

    static Slot of(long number) {
      return new Slot(number / AN_HOUR, (int) (number % AN_HOUR));
    }

    @Override
    public int compareTo(Slot other) {
      return Long.compare(hour * AN_HOUR + index, other.hour * AN_HOUR + other.index);
    }
  }

  /// What is known of an app's newest epoch.
  ///
  /// @param floor the lowest hour of which a code may still be good
  /// @param used those at or above the floor
  record Series(int epoch, long floor, Set<Slot> used) {}

  /// A code that is good now.
  record Good(KeyId app, Slot slot) {}

  /// An app, and the codes it makes.
  private record Maker(
      Reference.Phone phone, Map<Slot, String> made, BiFunction<Long, Integer, String> digits) {

    String code(Slot slot) {
      return made.computeIfAbsent(slot, one -> digits.apply(one.hour(), one.index()));
    }
  }

  OneTimeCodes copy() {
    OneTimeCodes copy = new OneTimeCodes();
    copy.makers.putAll(makers);
    copy.series.putAll(series);
    copy.wrong = wrong;
    copy.newest = newest;
    return copy;
  }

  /// An app begins anew: what it made before is worth nothing.
  ///
  /// @param digits what its code of an hour and an index is
  void raise(KeyId app, Reference.Phone phone, BiFunction<Long, Integer, String> digits) {
    newest++;
    makers.put(app, new Maker(phone, new HashMap<>(), digits));
    series.put(app, new Series(newest, 0, Set.of()));
  }

  /// Somebody is gone, and their apps with them.
  void forget(int holder) {
    makers.values().removeIf(maker -> maker.phone().holder() == holder);
    series.keySet().retainAll(makers.keySet());
  }

  boolean areOn() {
    return !series.isEmpty();
  }

  int newest() {
    return newest;
  }

  Map<KeyId, Series> series() {
    return series;
  }

  List<Duration> wrong() {
    return wrong;
  }

  /// The lock knows the time.
  void settle(Instant wall) {
    long lowest = hour(wall) - HOURS_BEFORE;
    series.replaceAll((_, one) -> one.floor() >= lowest ? one : raised(one, lowest));
  }

  private static Series raised(Series one, long floor) {
    Set<Slot> used = new TreeSet<>(one.used());
    used.removeIf(slot -> slot.hour() < floor);
    return new Series(one.epoch(), floor, used);
  }

  static long hour(Instant wall) {
    return Math.floorDiv(wall.getEpochSecond(), HOUR_SECONDS);
  }

  /// Whether an entry is held against them at all.
  boolean isAsked(String digits, Duration now, Optional<Instant> wall) {
    return digits.length() == Reference.CODE_DIGITS
        && areOn()
        && wall.isPresent()
        && wrongWithin(now).size() < WRONG_MAX;
  }

  private List<Duration> wrongWithin(Duration now) {
    return wrong.stream().filter(at -> now.minus(at).compareTo(DAY) < 0).toList();
  }

  void wrong(Duration now) {
    List<Duration> more = new ArrayList<>(wrongWithin(now));
    more.add(now);
    wrong = List.copyOf(more);
  }

  void lift() {
    wrong = List.of();
  }

  /// The code that was entered, if it is good.
  ///
  /// @param makes whether a phone may make codes at this moment
  Optional<Good> find(String digits, Instant wall, Predicate<Reference.Phone> makes) {
    long now = hour(wall);
    for (var entry : series.entrySet()) {
      Series one = entry.getValue();
      Maker maker = makers.get(entry.getKey());
      if (maker == null || !makes.test(maker.phone())) {
        continue;
      }
      for (long hour = Math.max(one.floor(), now - HOURS_BEFORE);
          hour <= now + HOURS_AFTER;
          hour++) {
        for (int index = 0; index < AN_HOUR; index++) {
          Slot slot = new Slot(hour, index);
          if (!one.used().contains(slot) && maker.code(slot).equals(digits)) {
            return Optional.of(new Good(entry.getKey(), slot));
          }
        }
      }
    }
    return Optional.empty();
  }

  /// It has opened the door.
  void use(Good good) {
    series.computeIfPresent(
        good.app(),
        (_, one) -> {
          Set<Slot> used = new TreeSet<>(one.used());
          used.add(good.slot());
          return new Series(one.epoch(), one.floor(), used);
        });
  }

  @Override
  public String toString() {
    return "newest=%d series=%s wrong=%s".formatted(newest, series, wrong);
  }
}
