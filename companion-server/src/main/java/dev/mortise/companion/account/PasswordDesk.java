package dev.mortise.companion.account;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Does the expensive work on passwords, a bounded number at a time, so that a flood of sign-ins
/// takes neither the machine's memory nor its processors.
final class PasswordDesk {

  private static final int AT_ONCE = 2;
  private static final long PATIENCE_SECONDS = 5;

  private final Semaphore places = new Semaphore(AT_ONCE, true);
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

  private <T> Optional<T> inTurn(Supplier<T> work) {
    try {
      if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      hashes.increment();
      return Optional.of(work.get());
    } finally {
      places.release();
    }
  }
}
