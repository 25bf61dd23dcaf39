package dev.mortise.companion.survival;

import dev.mortise.companion.survival.Stage.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `serve` and `lock`, killed with SIGKILL at random moments of a household's life. A failure names
/// its seed: `-Dmortise.seed=N` draws the same moments again, though not the same microseconds.
///
/// Most of it is waiting for programs to start, so the lives are lived side by side.
@Timeout(1_800)
@Execution(ExecutionMode.CONCURRENT)
class KilledProcessesIT {

  private static final int LIVES = 2;
  private static final int KILLS = Integer.getInteger("mortise.kills", 50) / LIVES;
  private static final int AIMED_EVERY = 5;
  private static final int FIRST_STARTS = Integer.getInteger("mortise.first.starts", 3);
  private static final int FIRST_MILLIS = 2_000;
  private static final Duration FIRST_SPAN = Duration.ofSeconds(1);
  private static final Duration ABANDONED_AFTER = Duration.ofSeconds(5);
  private static final Duration JOINED_WITHIN = Duration.ofSeconds(60);

  @TempDir Path room;
  @TempDir Path folder;

  private final long seed = Long.getLong("mortise.seed", System.nanoTime());
  private SplittableRandom random = new SplittableRandom(seed);
  private final Map<Moment, Duration> spans = new EnumMap<>(Moment.class);
  private Stage stage;
  private Household household;
  private Story story;

  @BeforeEach
  void start() throws Exception {
    stage = Stage.build(folder, room);
    stage.open();
    household = new Household(stage, folder.resolve("phones"));
    story = new Story(household);
  }

  @AfterEach
  void stop() {
    household.close();
    stage.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1})
  @Tag("SEC-26")
  void nothingAcknowledgedIsLostByAKill(long life) throws Exception {
    random = new SplittableRandom(seed + life);
    int killed = 0;
    try {
      for (int round = 1; killed < KILLS; round++) {
        playWhole(pick(story.possible()));
        List<Moment> possible = story.possible();
        // Some are aimed: a command goes to its lock while the companion stores it.
        boolean aimed = round % AIMED_EVERY == 0 && possible.contains(Moment.REMOTE_DOOR);
        killed +=
            aimed
                ? playAndKill(Moment.REMOTE_DOOR, Part.COMPANION)
                : playAndKill(pick(possible), part());
        new Inspection(household).everything();
      }
      new Inspection(household).bothTellTheSame();
    } catch (CutOff | AssertionError e) {
      throw new AssertionError(
          "seed=%d life=%d killed=%d%ncompanion: %s%nlock: %s"
              .formatted(
                  seed,
                  life,
                  killed,
                  stage.program(Part.COMPANION).newest(),
                  stage.program(Part.LOCK).newest()),
          e);
    }
  }

  /// A folder that was being made when its program was killed is no worse than an empty one.
  @Test
  void aKillInTheVeryFirstStartIsNoHindrance() throws Exception {
    for (int round = 0; round < FIRST_STARTS; round++) {
      try (Stage fresh = Stage.build(folder.resolve("first-" + round), room)) {
        for (Part part : Part.values()) {
          fresh.start(part);
          reaches(new CompletableFuture<>(), Duration.ofMillis(random.nextLong(FIRST_MILLIS)));
          fresh.program(part).kill();
          fresh.start(part);
          fresh.awaitReady(part);
          if (part == Part.COMPANION) {
            fresh.provisionLock();
          }
        }
      } catch (CutOff | AssertionError e) {
        throw new AssertionError("seed=%d round=%d".formatted(seed, round), e);
      }
    }
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private Part part() {
    return random.nextBoolean() ? Part.COMPANION : Part.LOCK;
  }

  private void playWhole(Moment moment) throws CutOff {
    long begun = System.nanoTime();
    story.play(moment);
    spans.put(moment, Duration.ofNanos(System.nanoTime() - begun));
  }

  /// Begins a moment and kills a program somewhere in it; sometimes once more while it starts.
  ///
  /// @return how many kills it took
  private int playAndKill(Moment moment, Part part) throws Exception {
    long span = spans.getOrDefault(moment, FIRST_SPAN).toNanos();
    CompletableFuture<Void> played = new CompletableFuture<>();
    Thread people = Thread.ofPlatform().daemon().start(() -> play(moment, played));
    reaches(played, Duration.ofNanos(random.nextLong(span + span / 4 + 1)));
    stage.program(part).kill();
    int kills = 1;
    long begun = System.nanoTime();
    stage.start(part);
    if (random.nextInt(5) == 0) {
      reaches(new CompletableFuture<>(), Duration.ofMillis(random.nextLong(1_500)));
      stage.program(part).kill();
      kills++;
      stage.start(part);
    }
    stage.awaitReady(part);
    if (part == Part.COMPANION) {
      household.reconnect();
    }
    if (!reaches(played, ABANDONED_AFTER.minusNanos(System.nanoTime() - begun))) {
      people.interrupt();
    }
    ended(played);
    return kills;
  }

  private void play(Moment moment, CompletableFuture<Void> played) {
    try {
      story.play(moment);
      played.complete(null);
    } catch (CutOff e) {
      // A kill is the reason, and what was acknowledged before it stands in the ledger.
      played.complete(null);
    } catch (Throwable e) {
      played.completeExceptionally(e);
    }
  }

  /// Lets the moment go on for so long, or until it is over.
  private static boolean reaches(CompletableFuture<?> played, Duration most)
      throws InterruptedException {
    try {
      played.get(Math.max(0, most.toNanos()), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException e) {
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static void ended(CompletableFuture<Void> played)
      throws InterruptedException, TimeoutException, IOException {
    try {
      played.get(JOINED_WITHIN.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AssertionError fault) {
        throw fault;
      }
      throw new AssertionError("the moment failed", e.getCause());
    }
  }
}
