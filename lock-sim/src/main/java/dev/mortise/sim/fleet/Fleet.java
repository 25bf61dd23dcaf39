package dev.mortise.sim.fleet;

import dev.mortise.lock.LockMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/// Locks that live side by side in one world's time, on one thread.
public final class Fleet {

  /// As many locks as one fleet may have.
  public static final int LOCKS_MAX = 1_000_000;

  /// As many of the newest events stay with each lock: a companion has taken over the older ones.
  static final int EVENTS_KEPT = 20;

  private static final Instant BEGINNING = Instant.parse("2026-03-02T08:00:00Z");
  private static final Duration BETWEEN_VISITS = Duration.ofMinutes(30);

  private final FleetFaults faults;
  private final List<Dweller> dwellers = new ArrayList<>();
  private final PriorityQueue<Dweller> queue = new PriorityQueue<>();
  private long visits;
  private long starts;

  /// A lock with the seed of all that happens to it.
  private static final class Dweller implements Comparable<Dweller> {

    private final int number;
    private final FleetLock lock;
    private final SplittableRandom random;
    private long next;

    Dweller(int number, FleetLock lock, SplittableRandom random) {
      this.number = number;
      this.lock = lock;
      this.random = random;
    }

    @Override
    public int compareTo(Dweller other) {
      int byTime = Long.compare(next, other.next);
      return byTime != 0 ? byTime : Integer.compare(number, other.number);
    }
  }

  /// What a fleet has lived through.
  ///
  /// @param decisions how often a machine decided
  /// @param visits how often somebody came to a door
  /// @param events how many events were recorded, and hashed into their chains
  /// @param powerCuts how often power went
  public record Life(long decisions, long visits, long events, long powerCuts) {}

  /// Locks with a household each, all under power and knowing the time.
  ///
  /// @param seed the same seed gives the same lives
  public Fleet(LockMachine machine, int locks, long seed, FleetFaults faults) {
    if (locks < 1 || locks > LOCKS_MAX) {
      throw new IllegalArgumentException("a fleet has 1 to 1,000,000 locks locks=" + locks);
    }
    this.faults = faults;
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int number = 0; number < locks; number++) {
      SplittableRandom random = seeds.split();
      FleetLock lock =
          new FleetLock(
              machine,
              FleetHousehold.settled(random),
              EVENTS_KEPT,
              random.split(),
              FleetObserver.NOBODY);
      Dweller dweller = new Dweller(number, lock, random);
      wake(lock);
      dweller.next = pause(random);
      dwellers.add(dweller);
      queue.add(dweller);
    }
  }

  /// Lets everybody live for so much more of the world's time.
  public void live(Duration time) {
    long end = queue.element().lock.clock().world() + time.toNanos();
    while (queue.element().next < end) {
      Dweller dweller = queue.remove();
      FleetLock lock = dweller.lock;
      lock.advanceTo(dweller.next);
      wake(lock);
      faults.strike(lock, dweller.random);
      wake(lock);
      FleetTraffic.visit(lock, dweller.random);
      visits++;
      dweller.next = Math.max(dweller.next, lock.clock().world()) + pause(dweller.random);
      queue.add(dweller);
    }
    dwellers.forEach(dweller -> dweller.lock.advanceTo(end));
  }

  /// What all of them have lived through so far.
  public Life life() {
    long decisions = 0;
    long events = 0;
    for (Dweller dweller : dwellers) {
      decisions += dweller.lock.decisions();
      events += dweller.lock.state().stored().journal().sequence();
    }
    return new Life(decisions, visits, events, starts - dwellers.size());
  }

  /// Power comes back, and somebody sets the clock.
  private void wake(FleetLock lock) {
    if (!lock.powered()) {
      starts++;
      lock.powerOn(false);
    }
    if (lock.clock().wall().isEmpty()) {
      lock.clock().set(Optional.of(BEGINNING.plusNanos(lock.clock().world())));
    }
  }

  private static long pause(SplittableRandom random) {
    return random.nextLong(2 * BETWEEN_VISITS.toNanos());
  }
}
