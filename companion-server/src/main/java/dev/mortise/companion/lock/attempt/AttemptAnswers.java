package dev.mortise.companion.lock.attempt;

import dev.mortise.companion.http.Answer;
import dev.mortise.companion.lock.attempt.Attempts.Begun;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// How the API answers who began an attempt: 200 with the end if it comes soon, 202 otherwise.
public final class AttemptAnswers {

  /// A person waits in front of a screen; after this long it shows something, and asks again.
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private AttemptAnswers() {}

  /// Waits for the end of an attempt for a while.
  public static Answer of(Begun begun) {
    try {
      Attempt settled =
          begun
              .settled()
              .toCompletableFuture()
              .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
              .join();
      AttemptView view = AttemptView.of(settled);
      return settled.state().isOpen() ? Answer.accepted(view) : Answer.ok(view);
    } catch (CompletionException e) {
      if (e.getCause() instanceof TimeoutException) {
        return Answer.accepted(AttemptView.of(begun.attempt()));
      }
      throw e;
    }
  }
}
