package dev.mortise.companion.account;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Does the expensive work on passwords, a bounded number at a time, so that a flood of sign-ins
/// takes neither the machine's memory nor its processors.
///
/// It has threads of its own: on the virtual threads of requests, a hash would hold a carrier that
/// every other request needs.
final class PasswordDesk {

  /// Half the machine, so that the rest goes on.
  private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  static final int WAITING = 64;

  private static final long PATIENCE_SECONDS = 5;
  private static final long IDLE_SECONDS = 10;

  private final ThreadPoolExecutor threads = threads();
  private final SecureRandom random;
  private final PasswordVerifier nobody = PasswordVerifier.ofNobody();
  private final Counter hashes;

  PasswordDesk(SecureRandom random, MeterRegistry meters) {
    this.random = random;
    this.hashes =
        Counter.builder("mortise.password.hashes")
            .description("passwords hashed, to make or check a verifier")
            .register(meters);
  }

  /// The verifier of a new password; empty if there is too much to do, see
  /// [dev.mortise.companion.http.Problem#BUSY].
  Optional<PasswordVerifier> verifierOf(Password password) {
    return inTurn(() -> PasswordVerifier.of(password, random));
  }

  /// Whether a password fits; without an account the same work is done, and nothing fits. Empty if
  /// there is too much to do.
  Optional<Boolean> fits(Password password, Optional<PasswordVerifier> verifier) {
    return inTurn(() -> verifier.orElse(nobody).fits(password) && verifier.isPresent());
  }

  private static ThreadPoolExecutor threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("password-", 0).factory());
    // Without anything to do there is nothing to close.
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /// Does some work when it is its turn; empty if that does not come soon.
  <T> Optional<T> inTurn(Supplier<T> work) {
    FutureTask<T> task =
        new FutureTask<>(
            () -> {
              hashes.increment();
              return work.get();
            });
    try {
      threads.execute(task);
      return Optional.of(turn(task));
    } catch (RejectedExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("work on a password failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private <T> T turn(FutureTask<T> task)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      if (threads.remove(task)) {
        throw e;
      }
      // It has begun, and ends in a moment.
      return task.get();
    }
  }
}
