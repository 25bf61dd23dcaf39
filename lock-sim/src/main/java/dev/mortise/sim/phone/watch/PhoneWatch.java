package dev.mortise.sim.phone.watch;

import dev.mortise.journal.JournalHead;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.sim.phone.PhoneEvents;
import dev.mortise.sim.phone.PhoneLock;
import dev.mortise.sim.phone.companion.EventStream;
import dev.mortise.sim.phone.companion.EventStream.News;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.dialogue.Dialogue.Heard;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.journal.EventLog.Entry;
import dev.mortise.sim.phone.memory.PhoneUnusable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Follows one lock's events until it is ended, verifies each, and calls the companion again behind
/// the last one whenever the connection breaks.
public final class PhoneWatch implements AutoCloseable {

  private static final int NEW_LOCK_TRIES = 4;

  private final PhoneLock lock;
  private final PhoneEvents.Following events;
  private final WatchPolicy policy;
  private final InstantSource clock;
  private final RandomGenerator jitter;
  private final Vigil vigil;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable EventStream open;
  private Optional<CompletableFuture<Heard>> asking = Optional.empty();
  private Optional<JournalHead> promised = Optional.empty();
  private String whySilent = "it was not asked yet";

  /// Is told what the watch sees.
  @FunctionalInterface
  public interface Eyes {

    /// Sees the next thing, in the thread that follows; may end the watch.
    void see(Sight sight) throws PhoneUnusable;
  }

  /// @param events where to begin
  public PhoneWatch(
      PhoneLock lock,
      PhoneEvents.Following events,
      WatchPolicy policy,
      InstantSource clock,
      RandomGenerator jitter) {
    this.lock = lock;
    this.events = events;
    this.policy = policy;
    this.clock = clock;
    this.jitter = jitter;
    this.vigil = new Vigil(policy, clock.instant());
  }

  /// Follows until the watch is ended.
  ///
  /// @throws CompanionFailed if the session is over, or the account shares the lock no more
  public void follow(Eyes eyes) throws CompanionFailed, PhoneUnusable {
    int failures = 0;
    while (!isEnded()) {
      long before = events.head().sequence();
      String why;
      try (EventStream stream = events.stream()) {
        open = stream;
        eyes.see(new Sight.Following(before));
        why = read(stream, eyes);
      } catch (CompanionFailed e) {
        if (isTheEnd(e, failures)) {
          throw e;
        }
        why = e.sentence();
      }
      failures = events.head().sequence() > before ? 1 : failures + 1;
      if (!isEnded()) {
        Duration again = policy.backOff().after(failures, jitter);
        eyes.see(new Sight.Interrupted(why, again));
        pause(again, eyes);
      }
    }
  }

  /// A lock that the companion does not show may be one that was paired a moment ago, and has not
  /// told the companion yet.
  private boolean isTheEnd(CompanionFailed failure, int failures) {
    return switch (failure.reason()) {
      case SIGNED_OUT -> true;
      case NOT_FOUND -> open != null || failures >= NEW_LOCK_TRIES;
      case UNREACHABLE, NOT_TRUSTED, LOCK_UNREACHABLE, REFUSED, BROKEN -> false;
    };
  }

  /// Reads a stream to its end; returns why it ended.
  private String read(EventStream stream, Eyes eyes) throws CompanionFailed, PhoneUnusable {
    Duration still = Duration.ZERO;
    while (!isEnded()) {
      switch (stream.next(policy.slice())) {
        case News.Event(Octets message) -> {
          still = Duration.ZERO;
          take(message, eyes);
        }
        case News.StillHere() -> still = Duration.ZERO;
        case News.Silence() -> still = still.plus(policy.slice());
        case News.Ended() -> {
          return "the companion ended the connection";
        }
      }
      if (still.compareTo(policy.heartbeat()) > 0) {
        return "the companion has fallen silent";
      }
      watchOver(eyes);
    }
    return "";
  }

  private void take(Octets message, Eyes eyes) throws PhoneUnusable {
    for (Entry entry : events.take(message)) {
      if (entry instanceof Entry.Verified(var event, _) && event.time().isPresent()) {
        heard(event.time().get(), eyes);
      }
      eyes.see(new Sight.Logged(entry));
    }
  }

  /// What a lock signed may have lain at the companion since: it is a word of the time that it
  /// tells itself, and of now at the latest.
  private void heard(Instant at, Eyes eyes) throws PhoneUnusable {
    Instant now = clock.instant();
    if (vigil.heard(at.isBefore(now) ? at : now, now)) {
      eyes.see(new Sight.HeardAgain());
    }
  }

  /// Asks the lock for its word when it has been silent, and raises the alarm when that is too
  /// long; never while a question is open, because a clock that was turned makes every lock look
  /// silent. Asking takes its time, and events must not wait for it.
  private void watchOver(Eyes eyes) throws PhoneUnusable {
    if (asking.isPresent() && asking.get().isDone()) {
      judge(asking.get().join(), eyes);
      asking = Optional.empty();
    }
    Instant now = clock.instant();
    if (asking.isEmpty() && vigil.asks(now)) {
      asking =
          Optional.of(
              CompletableFuture.supplyAsync(
                  this::word,
                  task -> {
                    var _ = Thread.ofVirtual().name("word").start(task);
                  }));
    }
    if (asking.isEmpty() && vigil.alarms(now)) {
      eyes.see(new Sight.Silent(vigil.lastWord(), whySilent));
    }
  }

  private Heard word() {
    try {
      return lock.wordFromAfar();
    } catch (CompanionFailed e) {
      return new Heard.Failed(new Outcome.NotCarried(e.sentence()));
    } catch (PhoneUnusable e) {
      return new Heard.Failed(new Outcome.NotVerified(e.sentence()));
    }
  }

  private void judge(Heard heard, Eyes eyes) throws PhoneUnusable {
    switch (heard) {
      case Heard.Failed(Outcome outcome) -> whySilent = outcome.why();
      case Heard.Answered(Answer answer) -> {
        heard(clock.instant(), eyes);
        Optional<Entry> missing = promised.flatMap(events::missing);
        if (missing.isPresent()) {
          eyes.see(new Sight.Withheld(missing.get()));
        }
        promised = Optional.of(answer.newest());
      }
    }
  }

  private void pause(Duration wait, Eyes eyes) throws PhoneUnusable {
    try {
      for (Duration left = wait; left.isPositive(); left = left.minus(policy.slice())) {
        if (ended.await(
            Math.min(left.toMillis(), policy.slice().toMillis()), TimeUnit.MILLISECONDS)) {
          return;
        }
        watchOver(eyes);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end();
    }
  }

  private boolean isEnded() {
    return ended.getCount() == 0;
  }

  /// Ends the watch soon; from any thread.
  public void end() {
    ended.countDown();
    EventStream stream = open;
    if (stream != null) {
      stream.close();
    }
  }

  @Override
  public void close() {
    end();
  }
}
