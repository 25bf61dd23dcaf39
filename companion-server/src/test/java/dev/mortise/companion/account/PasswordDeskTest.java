package dev.mortise.companion.account;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PasswordDeskTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final PasswordDesk desk = new PasswordDesk(new SecureRandom(), new SimpleMeterRegistry());

  @Test
  @Tag("SEC-23")
  void aHashHoldsNoCarrierOfRequests() {
    try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
      Optional<Thread> worker =
          CompletableFuture.supplyAsync(() -> desk.inTurn(Thread::currentThread), requests).join();
      assertFalse(worker.orElseThrow().isVirtual());
    }
  }

  @Test
  @Tag("SEC-23")
  void aFloodIsTurnedAwayAndTheRestIsDone() {
    CompletableFuture<Boolean> goOn = new CompletableFuture<>();
    int asking = 2 * PasswordDesk.WAITING + Runtime.getRuntime().availableProcessors();
    try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, asking)
              .mapToObj(
                  each ->
                      CompletableFuture.supplyAsync(
                          () -> desk.inTurn(goOn::join).isPresent(), requests))
              .toList();
      int atOnce = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
      int turnedAway = asking - PasswordDesk.WAITING - atOnce;
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> answers.stream().filter(CompletableFuture::isDone).count() >= turnedAway);
      var ended = answers.stream().filter(CompletableFuture::isDone).toList();
      assertTrue(ended.stream().noneMatch(CompletableFuture::join));
      goOn.complete(true);
      assertTrue(answers.stream().anyMatch(CompletableFuture::join));
    }
  }
}
