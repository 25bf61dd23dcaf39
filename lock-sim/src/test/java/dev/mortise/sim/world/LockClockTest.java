package dev.mortise.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockClockTest {

  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  @TempDir Path folder;

  private final WorldClock world = WorldClock.manual(START);

  @Test
  @Tag("D-17")
  void monotonicTimeStandsStillWithoutPower() {
    try (LockClock clock = new LockClock(world, MonotonicCount.inMemory())) {
      world.turn(Duration.ofSeconds(7));
      assertEquals(Duration.ZERO, clock.monotonic());
      clock.powerOn(Duration.ZERO);
      world.turn(Duration.ofSeconds(60));
      clock.powerOff();
      world.turn(Duration.ofMinutes(10));
      assertEquals(Duration.ofSeconds(60), clock.monotonic());
      clock.powerOn(Duration.ZERO);
      world.turn(Duration.ofSeconds(1));
      assertEquals(Duration.ofSeconds(61), clock.monotonic());
    }
  }

  @Test
  void wallClockIsUnknownUntilSetAndAgainAfterPowerWasLost() {
    try (LockClock clock = new LockClock(world, MonotonicCount.inMemory())) {
      clock.powerOn(Duration.ZERO);
      assertEquals(Optional.empty(), clock.wall());
      Instant wrongByAnHour = START.plusSeconds(3_600);
      clock.set(wrongByAnHour);
      world.turn(Duration.ofSeconds(5));
      assertEquals(Optional.of(wrongByAnHour.plusSeconds(5)), clock.wall());
      clock.powerOff();
      clock.set(START);
      clock.powerOn(Duration.ZERO);
      assertEquals(Optional.empty(), clock.wall());
    }
  }

  @Test
  void aFastClockCountsMoreAndKeepsItsAppointmentsByItself() {
    try (LockClock clock = new LockClock(world, MonotonicCount.inMemory())) {
      clock.powerOn(Duration.ZERO);
      world.turn(Duration.ofSeconds(10));
      clock.skew(100_000);
      world.turn(Duration.ofSeconds(100));
      assertEquals(Duration.ofMinutes(2), clock.monotonic());

      List<Duration> kept = new ArrayList<>();
      clock.at(
          Duration.ofSeconds(131),
          () -> CompletableFuture.completedStage(kept.add(world.monotonic())));
      world.turn(Duration.ofSeconds(9));
      assertEquals(List.of(), kept);
      world.turn(Duration.ofSeconds(2));
      assertEquals(List.of(Duration.ofMinutes(2).plusNanos(1)), kept);
      assertThrows(IllegalArgumentException.class, () -> clock.skew(LockClock.PPM_MAX + 1));
    }
  }

  @Test
  void theCountOutlivesAProcessThatNeverSaidGoodbye() throws IOException {
    Path file = folder.resolve("monotonic");
    LockClock killed = new LockClock(world, MonotonicCount.open(file));
    killed.powerOn(Duration.ZERO);
    world.turn(Duration.ofSeconds(90));
    assertEquals(Duration.ofSeconds(90), killed.monotonic());
    try (LockClock next = new LockClock(world, MonotonicCount.open(file))) {
      assertEquals(Duration.ofSeconds(90), next.monotonic());
    }
  }

  @Test
  void aCountThatFellBackIsLiftedToTheFloor() throws IOException {
    Path file = folder.resolve("monotonic");
    Files.write(file, new byte[0]);
    try (LockClock clock = new LockClock(world, MonotonicCount.open(file))) {
      clock.powerOn(Duration.ofSeconds(45));
      assertEquals(Duration.ofSeconds(45), clock.monotonic());
    }
  }

  @Test
  void deadlinesFollowTheLocksOwnCount() {
    try (LockClock clock = new LockClock(world, MonotonicCount.inMemory())) {
      AtomicInteger reached = new AtomicInteger();
      clock.powerOn(Duration.ofHours(1));
      world.turn(Duration.ofMinutes(1));
      clock.at(
          Duration.ofHours(1).plusMinutes(3),
          () -> CompletableFuture.completedStage(reached.incrementAndGet()));
      world.turn(Duration.ofMinutes(2).minusNanos(1));
      assertEquals(0, reached.get());
      world.turn(Duration.ofNanos(1));
      assertEquals(1, reached.get());
    }
  }

  @Test
  void withoutPowerThereAreNoDeadlines() {
    try (LockClock clock = new LockClock(world, MonotonicCount.inMemory())) {
      assertThrows(
          IllegalStateException.class,
          () -> clock.at(Duration.ZERO, () -> CompletableFuture.completedStage(null)));
    }
  }

  @Test
  void twoLocksShareOneWorldAndKeepTheirOwnTime() {
    try (LockClock first = new LockClock(world, MonotonicCount.inMemory());
        LockClock second = new LockClock(world, MonotonicCount.inMemory())) {
      first.powerOn(Duration.ZERO);
      world.turn(Duration.ofSeconds(10));
      second.powerOn(Duration.ZERO);
      world.turn(Duration.ofSeconds(1));
      assertEquals(Duration.ofSeconds(11), first.monotonic());
      assertEquals(Duration.ofSeconds(1), second.monotonic());
    }
  }

  @Test
  void aClockThatIsPutOffStaysOff() {
    try (LockClock clock = new LockClock(world, MonotonicCount.inMemory())) {
      clock.powerOn(Duration.ZERO);
      clock.putOff(Duration.ofHours(1));
      assertEquals(Optional.empty(), clock.wall());
      clock.set(START);
      clock.putOff(Duration.ofHours(-1));
      world.turn(Duration.ofSeconds(5));
      assertEquals(Optional.of(START.minusSeconds(3_595)), clock.wall());
      assertEquals(Duration.ofSeconds(5), clock.monotonic());
    }
  }
}
