package dev.mortise.sim.command.app.task;

import dev.mortise.schedule.Schedules;
import dev.mortise.schedule.WeekDaySchedule;
import dev.mortise.schedule.YearDaySchedule;
import dev.mortise.user.CredentialRule;
import dev.mortise.user.TermsChange;
import dev.mortise.user.UserType;
import dev.mortise.user.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say on what terms a user is accepted.
public final class TermsOptions {

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = TimeWord.class,
      description = "Not before this moment, such as 2026-12-01T08:00Z.")
  private @Nullable Instant from;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = TimeWord.class,
      description = "Not from this moment on. Without --from the user may come until then.")
  private @Nullable Instant until;

  @Option(names = "--always", description = "Neither beginning nor end any more.")
  private boolean always;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description =
          "unrestricted-user, week-day-schedule-user, year-day-schedule-user,"
              + " schedule-restricted-user, expiring-user (the setting expiring-user-minutes says"
              + " how long from the first time), disposable-user (once), remote-only-user (by app"
              + " only) or non-access-user (recorded, never let in).")
  private @Nullable String type;

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      description =
          "single, or dual: two credentials of different kinds, the second within 10 seconds.")
  private @Nullable String rule;

  @Option(
      names = "--weekly",
      paramLabel = "HOURS",
      converter = ScheduleWords.Weekly.class,
      description =
          "May come at these hours, such as mon-fri@08:00-18:00 or fri,sat@22:00-06:00, by the"
              + " clock of the lock's zone (the setting zone). Several times: at any of them.")
  private List<WeekDaySchedule> weekly = new ArrayList<>();

  @Option(
      names = "--dates",
      paramLabel = "DATES",
      converter = ScheduleWords.Dates.class,
      description =
          "May come on these days, such as 2026-12-24T00:00..2026-12-27T00:00, by the same clock."
              + " With --weekly: when both allow it.")
  private List<YearDaySchedule> dates = new ArrayList<>();

  /// For picocli.
  public TermsOptions() {}

  /// What is to be different. New schedules take the place of all that there were.
  ///
  /// @throws IllegalArgumentException if the options contradict each other
  public TermsChange change() {
    if (always && (from != null || until != null)) {
      throw new IllegalArgumentException("give either --always, or --from and --until");
    }
    if (from != null && until != null && !from.isBefore(until)) {
      throw new IllegalArgumentException("--until must be later than --from");
    }
    Optional<Validity> validity =
        always || from != null || until != null
            ? Optional.of(new Validity(Optional.ofNullable(from), Optional.ofNullable(until)))
            : Optional.empty();
    return new TermsChange(validity, type(), rule(), schedules());
  }

  private Optional<UserType> type() {
    if (type != null) {
      return Optional.of(
          ChoiceWord.of(List.of(UserType.values()), UserType::wireText, type, "--type " + type));
    }
    if (weekly.isEmpty() && dates.isEmpty()) {
      return Optional.empty();
    }
    if (dates.isEmpty()) {
      return Optional.of(UserType.WEEK_DAY_SCHEDULE_USER);
    }
    return Optional.of(
        weekly.isEmpty() ? UserType.YEAR_DAY_SCHEDULE_USER : UserType.SCHEDULE_RESTRICTED_USER);
  }

  private Optional<CredentialRule> rule() {
    return Optional.ofNullable(rule)
        .map(
            text ->
                ChoiceWord.of(
                    List.of(CredentialRule.values()),
                    CredentialRule::wireText,
                    text,
                    "--rule " + text));
  }

  /// A type that goes by no schedules leaves none behind.
  private Optional<Schedules> schedules() {
    Optional<UserType> next = type();
    boolean given = !weekly.isEmpty() || !dates.isEmpty();
    if (given && !next.map(UserType::isScheduled).orElse(true)) {
      throw new IllegalArgumentException("a %s goes by no schedule".formatted(type));
    }
    boolean ends = !next.map(UserType::isScheduled).orElse(true);
    return given || ends ? Optional.of(new Schedules(weekly, dates)) : Optional.empty();
  }
}
