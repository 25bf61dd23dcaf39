package dev.mortise.sim.command.app.device;

import dev.mortise.protocol.LockId;
import dev.mortise.sim.command.app.task.PhoneTask;
import dev.mortise.sim.command.app.task.Report;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.companion.SignedIn;
import dev.mortise.sim.phone.companion.SignedIn.VideoNotice;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The notice on video, without whose acceptance by the owner there is no live view (LK-68).
public final class NoticeCommands {

  private NoticeCommands() {}

  @Command(
      name = "notice",
      description = {
        "Read the notice on video, and whether the lock's owner accepted it.",
        "Live view is off until then. The owner accepts it: notice accept VERSION."
      },
      subcommands = {Accept.class, Withdraw.class})
  public static final class Notice extends PhoneTask {

    @Override
    protected int run(Phone phone, Report report) throws IOException {
      LockId lock = lock(phone).id();
      SignedIn companion = companion(phone);
      VideoNotice notice = companion.videoNotice(lock);
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("result", notice.accepted() ? "accepted" : "video-notice-not-accepted");
      fields.put("version", notice.version());
      notice.acceptedAt().ifPresent(at -> fields.put("acceptedAt", at.toString()));
      fields.put("text", notice.text());
      report.say(
          "%s\n\n%s"
              .formatted(
                  NoticeText.wrapped(notice.text()),
                  standing(notice, companion.lock(lock).owner())),
          fields);
      return DONE;
    }

    private static String standing(VideoNotice notice, boolean owner) {
      if (notice.accepted()) {
        return "Live view is on: the owner accepted this notice on %s.%s"
            .formatted(
                notice.acceptedAt().map(Object::toString).orElse("a day that is not told"),
                owner ? " To take that back: app notice withdraw" : "");
      }
      String before =
          notice.acceptedAt().isPresent()
              ? "the notice has changed since the owner accepted it"
              : "the owner has not accepted this notice";
      return "Live view is off: %s.%s"
          .formatted(before, owner ? " To accept it: app notice accept " + notice.version() : "");
    }
  }

  @Command(name = "accept", description = "Accept the notice that you read, as the lock's owner.")
  static final class Accept extends PhoneTask {

    @Parameters(
        paramLabel = "VERSION",
        description = "Which notice you read: the number at the end of what app notice shows.")
    private long version;

    @Override
    protected int run(Phone phone, Report report) throws IOException {
      if (version < 1) {
        throw new IllegalArgumentException("notices are numbered from 1; read it: app notice");
      }
      companion(phone).acceptVideo(lock(phone).id(), version);
      report.say("Done: live view is on. To take that back: app notice withdraw", DONE_FIELDS);
      return DONE;
    }
  }

  @Command(name = "withdraw", description = "Take the acceptance back: live view is off again.")
  static final class Withdraw extends PhoneTask {
    @Override
    protected int run(Phone phone, Report report) throws IOException {
      companion(phone).withdrawVideo(lock(phone).id());
      report.say("Done: live view is off, and views under way end.", DONE_FIELDS);
      return DONE;
    }
  }

  private static final Map<String, String> DONE_FIELDS = Map.of("result", "done");
}
