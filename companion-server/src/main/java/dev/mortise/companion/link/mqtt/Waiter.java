package dev.mortise.companion.link.mqtt;

import dev.mortise.companion.link.LockUnreachable;
import dev.mortise.protocol.Octets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// Who waits for a response, and what they make of it.
final class Waiter<T> {

  private final Function<Octets, CompletionStage<T>> settle;
  private final CompletableFuture<T> outcome = new CompletableFuture<>();

  Waiter(Function<Octets, CompletionStage<T>> settle) {
    this.settle = settle;
  }

  /// What was made of the response in the end.
  CompletableFuture<T> outcome() {
    return outcome;
  }

  /// The response came. The stage is done when it may be acknowledged.
  CompletionStage<?> answered(Octets response) {
    return settle
        .apply(response)
        .whenComplete(
            (made, failure) -> {
              if (failure == null) {
                outcome.complete(made);
              } else {
                outcome.completeExceptionally(failure);
              }
            });
  }

  /// There will be no response.
  void fail(LockUnreachable why) {
    outcome.completeExceptionally(why);
  }
}
