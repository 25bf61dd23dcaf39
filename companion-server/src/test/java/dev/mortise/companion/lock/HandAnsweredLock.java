package dev.mortise.companion.lock;

import dev.mortise.companion.link.LockConnection;
import dev.mortise.companion.link.LockUnreachable;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.link.ImageChunk;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// A connected lock whose every response is given by the test.
public final class HandAnsweredLock implements LockConnection {

  private static final long PATIENCE_SECONDS = 20;

  private final LockCertificate certificate;
  private final BlockingQueue<Question> questions = new LinkedBlockingQueue<>();
  private final CompletableFuture<String> end = new CompletableFuture<>();

  public HandAnsweredLock(LockCertificate certificate) {
    this.certificate = certificate;
  }

  /// One request before the lock.
  public record Question(Octets request, CompletableFuture<Octets> response) {

    /// Gives the lock's word.
    public void answer(Octets word) {
      response.complete(word);
    }

    /// Does not let it go out.
    public void refuse() {
      response.completeExceptionally(LockUnreachable.notSent("lock is gone or asked too much"));
    }

    /// Lets the wait end without a word.
    public void giveUp() {
      response.completeExceptionally(LockUnreachable.noResponse("lock did not answer in time"));
    }
  }

  /// The next request before the lock.
  public Question next() throws InterruptedException {
    Question question = questions.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (question == null) {
      throw new AssertionError("nothing was asked within " + PATIENCE_SECONDS + " s");
    }
    return question;
  }

  /// How many requests wait before the lock.
  public int waiting() {
    return questions.size();
  }

  /// Completes with why the companion ended the connection.
  public CompletableFuture<String> end() {
    return end;
  }

  @Override
  public LockCertificate lock() {
    return certificate;
  }

  @Override
  public <T> CompletionStage<T> ask(
      Octets request, Duration deadline, Function<Octets, CompletionStage<T>> settle) {
    CompletableFuture<Octets> response = new CompletableFuture<>();
    questions.add(new Question(request, response));
    return response.thenCompose(settle);
  }

  @Override
  public int pieceBytesMax() {
    return 0;
  }

  @Override
  public CompletionStage<Acknowledgement> send(ImageChunk piece, Duration deadline) {
    return CompletableFuture.failedStage(LockUnreachable.notSent("it takes no firmware"));
  }

  @Override
  public void takenOver() {
    end.complete("taken over");
  }

  @Override
  public void refuse() {
    end.complete("refused");
  }
}
