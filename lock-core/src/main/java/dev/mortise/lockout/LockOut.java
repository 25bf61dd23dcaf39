package dev.mortise.lockout;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The counters of wrong tries, and whether the system is locked (LK-47, D-14). All times are
/// monotonic, so that neither a battery pull nor a changed clock shortens anything.
///
/// @param tries when the wrong tries of the window happened, oldest first
/// @param lockedUntil the end of the lock-out, if one is on
/// @param budget the budget behind the window; unused in a profile without one
public record LockOut(List<Duration> tries, Optional<Duration> lockedUntil, TryBudget budget) {

  /// No wrong try so far.
  public static final LockOut NONE = new LockOut(List.of(), Optional.empty(), TryBudget.FULL);

  /// The most tries that are ever remembered.
  static final int MAX_TRIES = 100;

  public LockOut {
    tries = List.copyOf(tries);
    if (tries.size() > MAX_TRIES) {
      throw new IllegalArgumentException("too many tries remembered count=" + tries.size());
    }
  }

  /// Whether the system is locked. True until [#ended] has been taken over.
  public boolean isOn() {
    return lockedUntil.isPresent();
  }

  /// Whether the lock-out is over by now and only has to be taken off.
  public boolean isOver(Duration now) {
    return lockedUntil.isPresent() && now.compareTo(lockedUntil.get()) >= 0;
  }

  /// These counters after the lock-out.
  public LockOut ended() {
    return new LockOut(tries, Optional.empty(), budget);
  }

  /// These counters after one more wrong try. A try during a lock-out counts nothing (LK-84).
  public LockOut wrongTry(LockOutPolicy policy, Duration now) {
    if (isOn()) {
      return this;
    }
    List<Duration> window = new ArrayList<>();
    for (Duration earlier : tries) {
      if (now.minus(earlier).compareTo(policy.window()) <= 0) {
        window.add(earlier);
      }
    }
    window.add(now);
    TryBudget left = policy.budget().map(b -> budget.settled(b, now).spend(b, now)).orElse(budget);
    Optional<Duration> end = Optional.empty();
    if (window.size() >= policy.wrongTries()) {
      end = Optional.of(now.plus(policy.duration()));
    }
    if (policy.budget().isPresent() && left.isExhausted(policy.budget().get())) {
      Duration back = left.backAt(policy.budget().get());
      end = Optional.of(end.filter(shorter -> shorter.compareTo(back) > 0).orElse(back));
    }
    return new LockOut(end.isPresent() ? List.of() : window, end, left);
  }

  /// How many wrong tries the window holds.
  public int triesWithin(LockOutPolicy policy, Duration now) {
    return (int) tries.stream().filter(at -> now.minus(at).compareTo(policy.window()) <= 0).count();
  }

  /// These counters with an empty window: what an administrator's right credential does (D-14).
  public LockOut windowEmptied() {
    return tries.isEmpty() ? this : new LockOut(List.of(), lockedUntil, budget);
  }

  /// These counters with an empty window and no lock-out: what switching the lock-out off leaves
  /// (LK-49). The budget stays as it is, for a lift alone refills it (D-14).
  public LockOut switchedOff() {
    return new LockOut(List.of(), Optional.empty(), budget);
  }

  /// The form it is stored in: times in nanoseconds of the monotonic clock.
  public CborValue toCbor() {
    return CborMap.withFields()
        .put(1, new CborArray(tries.stream().<CborValue>map(LockOut::item).toList()))
        .put(2, lockedUntil.<CborValue>map(LockOut::item).orElse(CborValue.NULL))
        .put(3, budget.spent())
        .put(4, budget.since().toNanos())
        .build();
  }

  private static CborInt item(Duration time) {
    return CborValue.of(time.toNanos());
  }

  /// Reads the stored form.
  ///
  /// @throws MalformedCbor if the value is not that
  public static LockOut parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "lock-out");
    List<Duration> tries = new ArrayList<>();
    for (CborValue item : fields.array(1, 0, MAX_TRIES)) {
      if (item instanceof CborInt(long nanos) && nanos >= 0) {
        tries.add(Duration.ofNanos(nanos));
      } else {
        fields.fault(1, "expected times");
      }
    }
    Optional<Duration> lockedUntil = fields.nullable(2, () -> time(fields, 2));
    TryBudget budget = new TryBudget(fields.integer(3, 0, Integer.MAX_VALUE), time(fields, 4));
    fields.finish();
    return new LockOut(tries, lockedUntil, budget);
  }

  private static Duration time(MapReader fields, long key) {
    return Duration.ofNanos(fields.integer(key, 0, Long.MAX_VALUE));
  }
}
