package dev.mortise.sim.command.app.device;

import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.command.StopSignal;
import dev.mortise.sim.command.app.task.PhoneTask;
import dev.mortise.sim.command.app.task.Report;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.view.LiveFrames;
import dev.mortise.sim.phone.view.LiveFrames.Seen;
import dev.mortise.sim.phone.view.Viewing;
import dev.mortise.sim.world.RealCountdown;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mortise app view`: what is before the door, as pictures in a folder (LK-76).
@Command(
    name = "view",
    description = {
      "See what is before the door, as pictures in a folder.",
      "The lock's outdoor pictures are sealed to this phone on their way through the companion, and"
          + " each is written to a file as it comes. Ctrl-C ends it; the lock ends it after a"
          + " minute. It is off until the owner has accepted the notice on video: app notice.",
      "Ends with 3 if no picture came or the lock went off line, with 4 if one was not the lock's."
    })
public final class ViewCommand extends PhoneTask {

  private static final int SECONDS_MAX = 3_600;

  /// Longer than a lock that shows anything lies still.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// So many frames that are not the lock's end the view.
  private static final int FORGED_MAX = 16;

  private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder for the pictures; it is made, or has none yet.")
  private Path out = Path.of(".");

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "End after this long; otherwise when the lock ends it.")
  private @Nullable Integer seconds;

  @Override
  protected int run(Phone phone, Report report) throws IOException {
    if (seconds != null && (seconds < 1 || seconds > SECONDS_MAX)) {
      throw new IllegalArgumentException("--seconds is 1 to " + SECONDS_MAX);
    }
    FrameFolder folder = FrameFolder.open(out);
    return switch (lock(phone).view()) {
      case Viewing.NotBegun(Outcome outcome) -> notBegun(phone, report, outcome);
      case Viewing.Begun(LiveFrames frames) -> {
        try (frames) {
          yield new Watching(frames, folder, report).untilItEnds();
        }
      }
    };
  }

  /// What the companion does not carry may wait for the owner's word: then that is the way out.
  private int notBegun(Phone phone, Report report, Outcome outcome) throws IOException {
    if (outcome instanceof Outcome.NotCarried
        && !companion(phone).videoNotice(lock(phone).id()).accepted()) {
      report.fail(
          "Live view is off until the lock's owner accepts the notice on video; read it:"
              + " app notice",
          "video-notice-not-accepted");
      return REFUSED;
    }
    return tell(report, outcome, _ -> "");
  }

  /// One view, and how it went.
  private final class Watching {

    private final LiveFrames frames;
    private final FrameFolder folder;
    private final Report report;
    private long pictures;
    private long missed;
    private long forged;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean enough;

    private Watching(LiveFrames frames, FrameFolder folder, Report report) {
      this.frames = frames;
      this.folder = folder;
      this.report = report;
    }

    private int untilItEnds() throws IOException {
      try {
        return ended(watch());
      } finally {
        done.countDown();
      }
    }

    private int ended(ViewEnding ending) {
      if (forged > 0) {
        report.fail(
            "%d pictures were not the lock's for this phone, and are not shown.".formatted(forged),
            "not-verified");
        return NOT_VERIFIED;
      }
      if (pictures == 0 && !ending.isRefusal()) {
        report.fail("No picture came: " + ending.sentence() + ".", "no-picture");
        return UNREACHABLE;
      }
      if (ending.isFailure()) {
        report.fail("The view broke off: " + ending.sentence() + ".", ending.word());
        return ending.isRefusal() ? REFUSED : UNREACHABLE;
      }
      report.say(
          "Over: %s. %d pictures in %s, %d left out on the way."
              .formatted(ending.sentence(), pictures, folder.path(), missed),
          Map.of("result", "done", "ended", ending.word(), "pictures", pictures, "missed", missed));
      return DONE;
    }

    private ViewEnding watch() throws IOException {
      endInTime();
      try (StopSignal _ = StopSignal.ending(this::stop)) {
        RealCountdown patience = RealCountdown.from(PATIENCE);
        while (forged < FORGED_MAX) {
          Duration left = patience.left();
          if (!left.isPositive()) {
            return ViewEnding.SILENT;
          }
          switch (frames.next(left)) {
            case Seen.Picture picture -> {
              show(picture);
              patience = RealCountdown.from(PATIENCE);
            }
            case Seen.Forged(long number) -> {
              forged++;
              report.remark("Frame %d is not the lock's for this phone.".formatted(number));
            }
            case Seen.StillHere() -> {
              // The companion's word alone, which makes the lock no livelier.
            }
            case Seen.Silence() -> {
              return ViewEnding.SILENT;
            }
            case Seen.Over(String why) -> {
              return enough ? ViewEnding.ASKED : ViewEnding.of(why);
            }
          }
        }
        return ViewEnding.FORGED;
      }
    }

    /// Ctrl-C ends the view between two pictures, and not within one.
    private void stop() throws InterruptedException {
      end();
      var _ = done.await(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void endInTime() {
      if (seconds != null) {
        CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS, Thread::startVirtualThread)
            .execute(this::end);
      }
    }

    private void end() {
      enough = true;
      frames.close();
    }

    private void show(Seen.Picture picture) throws IOException {
      try (SecretBytes bytes = picture.file()) {
        Path file = folder.write(picture.number(), bytes);
        pictures++;
        missed += picture.missed();
        report.say(
            "%s  %,d bytes%s"
                .formatted(
                    file,
                    bytes.length(),
                    picture.missed() == 0 ? "" : "  %d left out".formatted(picture.missed())),
            Map.of(
                "frame", picture.number(),
                "file", file.toString(),
                "bytes", bytes.length(),
                "missed", picture.missed()));
      }
    }
  }
}
