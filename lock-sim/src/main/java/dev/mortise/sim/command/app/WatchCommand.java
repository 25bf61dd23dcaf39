package dev.mortise.sim.command.app;

import dev.mortise.sim.command.StopSignal;
import dev.mortise.sim.command.app.task.DurationWord;
import dev.mortise.sim.command.app.task.PhoneTask;
import dev.mortise.sim.command.app.task.Report;
import dev.mortise.sim.command.event.EventLines;
import dev.mortise.sim.command.event.SightLines;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.PhoneEvents.Following;
import dev.mortise.sim.phone.PhoneEvents.Since;
import dev.mortise.sim.phone.PhoneLock;
import dev.mortise.sim.phone.memory.PhoneUnusable;
import dev.mortise.sim.phone.watch.PhoneWatch;
import dev.mortise.sim.phone.watch.Sight;
import dev.mortise.sim.phone.watch.WatchPolicy;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mortise app watch`: events as they come, and the alarms of the phone's owner.
@Command(
    name = "watch",
    description = {
      "Follow the lock's events as they come, each verified, and raise the alarm.",
      "An alarm is what the lock calls one, duress where this phone is to be told, events that are"
          + " withheld, and a lock that gives no word. Ctrl-C ends it.",
      "Ends with 3 if the event of --until-event did not come, with 4 if the chain is not whole."
    })
final class WatchCommand extends PhoneTask {

  private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

  @Option(names = "--all", description = "Begin at the first event, not behind what was seen.")
  private boolean all;

  @Option(
      names = "--until-event",
      paramLabel = "N",
      description = "End once the event with this number, or a later one, is verified.")
  private @Nullable Long untilEvent;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = DurationWord.class,
      description = "End after this long, such as 30s, 5m or 2h.")
  private @Nullable Duration lasting;

  @Option(
      names = "--silence",
      paramLabel = "DURATION",
      converter = DurationWord.class,
      description = "Alarm when the lock gave no signed word for this long (3m).")
  private @Nullable Duration silence;

  @Override
  protected int run(Phone phone, Report report) throws IOException {
    PhoneLock lock = lock(phone);
    WatchPolicy policy =
        Optional.ofNullable(silence).map(WatchPolicy.USUAL::silentAfter).orElse(WatchPolicy.USUAL);
    Following events = lock.events().follow(all ? Since.THE_START : Since.LAST_TIME);
    Watcher watcher = new Watcher(lock, events, report);
    CountDownLatch done = new CountDownLatch(1);
    try (PhoneWatch watch =
            new PhoneWatch(lock, events, policy, app().clock(), new SecureRandom());
        StopSignal _ = StopSignal.ending(() -> stop(watch, done))) {
      if (watcher.hasSeenEnough()) {
        watch.end();
      }
      endInTime(watch);
      watch.follow(
          sight -> {
            watcher.see(sight);
            if (watcher.hasSeenEnough()) {
              watch.end();
            }
          });
    } finally {
      done.countDown();
    }
    return watcher.ended();
  }

  private void endInTime(PhoneWatch watch) {
    if (lasting != null) {
      CompletableFuture.delayedExecutor(
              lasting.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
          .execute(watch::end);
    }
  }

  /// Ctrl-C ends the watch between two events, not within one.
  private static void stop(PhoneWatch watch, CountDownLatch done) throws InterruptedException {
    watch.end();
    var _ = done.await(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Tells what is seen, and keeps in mind how it went.
  private final class Watcher {

    private final PhoneLock lock;
    private final Following events;
    private final Report report;
    private boolean chainBroken;

    private Watcher(PhoneLock lock, Following events, Report report) {
      this.lock = lock;
      this.events = events;
      this.report = report;
    }

    private boolean hasSeenEnough() {
      return untilEvent != null && events.head().sequence() >= untilEvent;
    }

    private void see(Sight sight) throws PhoneUnusable {
      chainBroken |= sight.breaksTheChain();
      SightLines lines = new SightLines(EventLines.of(lock.known().names()));
      report.say(lines.line(sight), lines.fields(sight));
    }

    private int ended() {
      if (chainBroken) {
        return NOT_VERIFIED;
      }
      if (untilEvent != null && !hasSeenEnough()) {
        report.fail("Event " + untilEvent + " did not come.", "event-did-not-come");
        return UNREACHABLE;
      }
      return DONE;
    }
  }
}
