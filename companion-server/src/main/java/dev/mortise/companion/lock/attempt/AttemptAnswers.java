package dev.mortise.companion.lock.attempt;

import dev.mortise.companion.http.Answer;
import dev.mortise.companion.lock.attempt.Attempts.Begun;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// How the API answers who began an attempt, or asks after one: with the end if it comes soon.
public final class AttemptAnswers {

  /// A person waits in front of a screen; after this long it shows something, and asks again.
  public static final Duration PATIENCE = Duration.ofSeconds(8);

  private AttemptAnswers() {}

  /// To whoever began it: 200 with the end, 202 if it has not ended yet.
  public static Answer of(Begun begun) {
    Attempt attempt = await(begun, PATIENCE);
    AttemptView view = AttemptView.of(attempt);
    return attempt.state().isOpen() ? Answer.accepted(view) : Answer.ok(view);
  }

  /// The attempt when it has ended, or as it is when the time is over.
  ///
  /// The clock runs on a copy. On the stage itself, running out would complete it, and the lock's
  /// word would find it completed and never be stored.
  public static Attempt await(Begun begun, Duration patience) {
    try {
      return begun
          .settled()
          .toCompletableFuture()
          .copy()
          .completeOnTimeout(begun.attempt(), patience.toMillis(), TimeUnit.MILLISECONDS)
          .thenCombine(begun.durable(), (attempt, _) -> attempt)
          .join();
    } catch (CompletionException e) {
      // It was sent. To say that there is too much to do, as of what was not begun, would be a lie.
      throw new IllegalStateException(
          "what became of an attempt could not be stored id=" + begun.attempt().id(), cause(e));
    }
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? cause(failure.getCause())
        : failure;
  }
}
