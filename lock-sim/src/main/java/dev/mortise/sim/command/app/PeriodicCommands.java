package dev.mortise.sim.command.app;

import dev.mortise.passcode.Digits;
import dev.mortise.schedule.WeekDaySchedule;
import dev.mortise.sim.command.app.task.PhoneTask;
import dev.mortise.sim.command.app.task.Report;
import dev.mortise.sim.command.app.task.ScheduleWords;
import dev.mortise.sim.command.app.task.TimeWord;
import dev.mortise.sim.phone.PeriodicPasscodes.Making;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.visitor.periodic.PeriodicPasscode;
import dev.mortise.visitor.periodic.PeriodicSchedule;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Periodic visitor passcodes.
final class PeriodicCommands {

  private PeriodicCommands() {}

  @Command(
      name = "periodic",
      description = {
        "Make a passcode for a visitor who comes again and again; the lock must be reached.",
        "A cleaner: passcode periodic --until 2026-12-31T00:00Z --weekly mon,thu@09:00-12:00",
        "The lock drops it when its time is over. Take it back before: passcode revoke"
      })
  static final class Make extends PhoneTask {

    @Option(
        names = "--from",
        paramLabel = "TIME",
        converter = TimeWord.class,
        description = "Not before this moment, such as 2026-12-01T08:00Z; otherwise from now on.")
    private @Nullable Instant from;

    @Option(
        names = "--until",
        paramLabel = "TIME",
        required = true,
        converter = TimeWord.class,
        description = "Not from this moment on, at most ten years away.")
    private Instant until = Instant.EPOCH;

    @Option(
        names = "--weekly",
        paramLabel = "HOURS",
        converter = ScheduleWords.Weekly.class,
        description = "At these hours only, such as mon-fri@08:00-18:00 or sat@22:00-06:00.")
    private @Nullable WeekDaySchedule weekly;

    @Option(
        names = "--zone",
        paramLabel = "ZONE",
        description =
            "Whose clock the hours are read on, such as Europe/Berlin; otherwise that of the lock's"
                + " zone (the setting zone).")
    private @Nullable ZoneId zone;

    @Override
    protected int run(Phone phone, Report report) throws IOException {
      Instant now = app().clock().instant().truncatedTo(ChronoUnit.MINUTES);
      Instant begin = from == null ? now : from;
      if (!begin.isBefore(until) || !now.isBefore(until)) {
        throw new IllegalArgumentException(
            from == null || begin.isBefore(until)
                ? "--until %s is over already".formatted(until)
                : "--until must be later than --from");
      }
      if (until.isAfter(now.plus(PeriodicSchedule.LONGEST))) {
        throw new IllegalArgumentException("--until is at most ten years away");
      }
      PeriodicSchedule schedule =
          new PeriodicSchedule(
              begin, until, Optional.ofNullable(weekly), Optional.ofNullable(zone));
      Making making = lock(phone).periodicPasscodes().make(schedule);
      if (!(making.outcome() instanceof Outcome.Done)) {
        return tell(report, making.outcome(), _ -> "");
      }
      String digits = digits(making.grant().digits());
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("result", "done");
      fields.put("passcode", digits);
      fields.put("reference", making.grant().reference().toString());
      fields.putAll(fields(schedule));
      report.say("%s opens %s.".formatted(digits, words(schedule)), fields);
      return DONE;
    }

    private static String digits(Digits digits) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < digits.length(); i++) {
        text.append(digits.at(i));
      }
      return text.toString();
    }
  }

  /// A passcode in a line for people.
  static String line(PeriodicPasscode code) {
    return "visitor passcode %d  %s  %s"
        .formatted(code.index(), code.reference(), words(code.schedule()));
  }

  /// The same for programs.
  static Map<String, Object> fields(PeriodicPasscode code) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("visitorPasscode", code.index());
    fields.put("reference", code.reference().toString());
    fields.put("issuer", code.issuer().toString());
    fields.putAll(fields(code.schedule()));
    return fields;
  }

  private static String words(PeriodicSchedule schedule) {
    return "from %s until %s%s%s"
        .formatted(
            schedule.from(),
            schedule.until(),
            schedule.weekly().map(hours -> ", " + ScheduleWords.of(hours)).orElse(""),
            schedule.zone().map(zone -> " in " + zone).orElse(""));
  }

  private static Map<String, Object> fields(PeriodicSchedule schedule) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("from", schedule.from().toString());
    fields.put("until", schedule.until().toString());
    schedule.weekly().ifPresent(hours -> fields.put("weekly", ScheduleWords.of(hours)));
    schedule.zone().ifPresent(zone -> fields.put("zone", zone.getId()));
    return fields;
  }
}
