package dev.mortise.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorldClockTest {

  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  private final List<String> seen = new ArrayList<>();

  @Test
  void aManualClockStandsStillUntilTurned() {
    try (WorldClock clock = WorldClock.manual(START)) {
      assertEquals(Duration.ZERO, clock.monotonic());
      assertEquals(START, clock.now());
      clock.turn(Duration.ofMinutes(3));
      assertEquals(Duration.ofMinutes(3), clock.monotonic());
      assertEquals(START.plusSeconds(180), clock.instants().instant());
    }
  }

  @Test
  void deadlinesRunInOrderEachAtItsOwnTime() {
    try (WorldClock clock = WorldClock.manual(START)) {
      note(clock, 5, "later");
      note(clock, 2, "first");
      note(clock, 2, "second of the same moment");
      note(clock, 11, "too late");
      clock.turn(Duration.ofSeconds(10));
      assertEquals(List.of("first@2", "second of the same moment@2", "later@5"), seen);
      assertEquals(Duration.ofSeconds(10), clock.monotonic());
    }
  }

  @Test
  void aDeadlineMadeOnTheWayIsVisitedInTheSameTurn() {
    try (WorldClock clock = WorldClock.manual(START)) {
      clock.at(
          Duration.ofSeconds(1),
          () -> {
            note(clock, 3, "made on the way");
            return done();
          });
      clock.turn(Duration.ofSeconds(4));
      assertEquals(List.of("made on the way@3"), seen);
    }
  }

  @Test
  void turningWaitsUntilTheWorkOfADeadlineEnds() throws Exception {
    try (var thread = Executors.newSingleThreadExecutor();
        WorldClock clock = WorldClock.manual(START)) {
      CountDownLatch held = new CountDownLatch(1);
      clock.at(
          Duration.ofSeconds(1),
          () -> CompletableFuture.runAsync(() -> workWhen(held, clock), thread));
      note(clock, 2, "after");
      CompletableFuture<Void> turning =
          CompletableFuture.runAsync(
              () -> clock.turn(Duration.ofSeconds(5)), Thread::startVirtualThread);
      assertFalse(turning.isDone());
      held.countDown();
      turning.get(10, TimeUnit.SECONDS);
      assertEquals(List.of("worked@1", "after@2"), seen);
    }
  }

  @Test
  void aCancelledDeadlineIsNotKept() {
    try (WorldClock clock = WorldClock.manual(START)) {
      Deadline cancelled = note(clock, 1, "cancelled");
      cancelled.cancel();
      clock.turn(Duration.ofSeconds(2));
      assertEquals(List.of(), seen);
    }
  }

  @Test
  void whatIsOverdueComesWithATurnOfZero() {
    try (WorldClock clock = WorldClock.manual(START)) {
      clock.turn(Duration.ofSeconds(9));
      note(clock, 4, "overdue");
      clock.turn(Duration.ZERO);
      assertEquals(List.of("overdue@9"), seen);
    }
  }

  @Test
  void timeTurnsForwardOnly() {
    try (WorldClock clock = WorldClock.manual(START)) {
      assertThrows(IllegalArgumentException.class, () -> clock.turn(Duration.ofNanos(-1)));
      Duration tooFar = WorldClock.TURN_MAX.plusNanos(1);
      assertThrows(IllegalArgumentException.class, () -> clock.turn(tooFar));
      assertEquals(Duration.ZERO, clock.monotonic());
    }
  }

  @Test
  void aDeadlineThatTurnsTheClockIsABug() {
    try (WorldClock clock = WorldClock.manual(START)) {
      clock.at(
          Duration.ofSeconds(1),
          () -> {
            clock.turn(Duration.ofSeconds(1));
            return done();
          });
      assertThrows(IllegalStateException.class, () -> clock.turn(Duration.ofSeconds(1)));
    }
  }

  @Test
  void aFailedDeadlineIsToldToWhoeverTurns() {
    try (WorldClock clock = WorldClock.manual(START)) {
      IllegalStateException cause = new IllegalStateException("jammed");
      clock.at(Duration.ofSeconds(1), () -> CompletableFuture.failedStage(cause));
      IllegalStateException failed =
          assertThrows(IllegalStateException.class, () -> clock.turn(Duration.ofSeconds(2)));
      assertEquals(cause, failed.getCause());
    }
  }

  @Test
  void aRunningClockKeepsItsDeadlinesByItself() throws Exception {
    try (WorldClock clock = WorldClock.running()) {
      CountDownLatch reached = new CountDownLatch(1);
      clock.at(
          clock.monotonic().plusMillis(1),
          () -> {
            reached.countDown();
            return done();
          });
      assertTrue(reached.await(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void aRunningClockCanBeTurnedAheadAndNeverFallsBack() {
    try (WorldClock clock = WorldClock.running()) {
      note(clock, 3_600, "in an hour");
      clock.turn(Duration.ofHours(2));
      assertEquals(1, seen.size());
      Duration after = clock.monotonic();
      assertTrue(after.compareTo(Duration.ofHours(2)) >= 0);
      assertTrue(clock.monotonic().compareTo(after) >= 0);
    }
  }

  @Test
  void whatARunningClockBeganEndsBeforeTheTurn() throws Exception {
    try (WorldClock clock = WorldClock.running()) {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch released = new CountDownLatch(1);
      CompletableFuture<Duration> work =
          CompletableFuture.supplyAsync(
              () -> {
                workWhen(released, clock);
                return clock.monotonic();
              },
              Thread::startVirtualThread);
      clock.at(
          clock.monotonic(),
          () -> {
            begun.countDown();
            return work;
          });
      assertTrue(begun.await(30, TimeUnit.SECONDS));

      Thread turning = Thread.ofPlatform().start(() -> clock.turn(Duration.ofHours(2)));
      while (turning.getState() == Thread.State.NEW
          || turning.getState() == Thread.State.RUNNABLE) {
        Thread.onSpinWait();
      }
      released.countDown();
      turning.join();

      assertTrue(work.get(30, TimeUnit.SECONDS).compareTo(Duration.ofHours(1)) < 0);
      assertTrue(clock.monotonic().compareTo(Duration.ofHours(2)) >= 0);
    }
  }

  @Test
  void aClosedClockTakesNoDeadline() {
    WorldClock clock = WorldClock.manual(START);
    note(clock, 1, "dropped");
    clock.close();
    clock.turn(Duration.ofSeconds(2));
    assertEquals(List.of(), seen);
    assertThrows(IllegalStateException.class, () -> note(clock, 3, "too late"));
  }

  private Deadline note(WorldClock clock, int second, String what) {
    return clock.at(
        Duration.ofSeconds(second),
        () -> {
          seen.add(what + "@" + clock.monotonic().toSeconds());
          return done();
        });
  }

  private void workWhen(CountDownLatch held, WorldClock clock) {
    try {
      assertTrue(held.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    seen.add("worked@" + clock.monotonic().toSeconds());
  }

  private static CompletionStage<?> done() {
    return CompletableFuture.completedStage(null);
  }
}
