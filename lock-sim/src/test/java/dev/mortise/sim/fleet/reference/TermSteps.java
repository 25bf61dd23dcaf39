package dev.mortise.sim.fleet.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.authority.Channel;
import dev.mortise.protocol.message.command.CommandArguments.ChangeUser;
import dev.mortise.schedule.Schedules;
import dev.mortise.schedule.WeekDaySchedule;
import dev.mortise.schedule.YearDaySchedule;
import dev.mortise.user.CredentialRule;
import dev.mortise.user.Role;
import dev.mortise.user.TermsChange;
import dev.mortise.user.UserIndex;
import dev.mortise.user.UserType;
import dev.mortise.user.Validity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// On what terms users come, changed by a command and in the reference alike.
final class TermSteps {

  private final World world;

  TermSteps(World world) {
    this.world = world;
  }

  /// A change as the lock is told it, and as the reference is.
  private record Drawn(ChangeUser command, Runnable change) {}

  void change(LifePhone phone) {
    int number = world.random.nextInt(8) == 0 ? 1 : 2 + world.random.nextInt(4);
    if (number == 1) {
      changeTheLast(phone);
      return;
    }
    Optional<Person> person = Optional.ofNullable(world.model.people.get(number));
    Drawn drawn = draw(new UserIndex(number), person.orElseGet(() -> new Person(number, false)));
    world.comeNear(phone);
    world.settle();
    boolean expected =
        person.isPresent() && world.model.manages(phone.whose) && world.lock.powered();
    String result = phone.command(drawn.command(), Channel.NEAR);
    if (expected) {
      drawn.change().run();
    }
    if (world.lock.powered()) {
      assertEquals(expected, result.equals("done"), () -> drawn.command() + ": " + result);
    }
  }

  /// The last administrator is not demoted, disabled, or let run out (LK-8).
  private void changeTheLast(LifePhone phone) {
    if (!HouseSteps.isSoleAdministrator(world.model)) {
      return;
    }
    UserIndex owner = new UserIndex(1);
    Instant past = World.MORNING.minus(Duration.ofDays(300));
    ChangeUser change =
        switch (world.random.nextInt(3)) {
          case 0 -> of(owner, Optional.of(Role.USER), Optional.empty());
          case 1 -> of(owner, Optional.empty(), Optional.of(false));
          default ->
              new ChangeUser(
                  owner, TermsChange.to(new Validity(Optional.empty(), Optional.of(past))));
        };
    world.comeNear(phone);
    world.settle();
    String result = phone.command(change, Channel.NEAR);
    assertEquals(false, result.equals("done"), "the last administrator was lost");
  }

  private static ChangeUser of(UserIndex user, Optional<Role> role, Optional<Boolean> enabled) {
    return new ChangeUser(user, Optional.empty(), role, enabled);
  }

  private Drawn draw(UserIndex user, Person person) {
    return switch (world.random.nextInt(7)) {
      case 0 -> {
        boolean manages = world.random.nextInt(3) == 0;
        Role role = manages ? Role.ADMINISTRATOR : Role.USER;
        yield new Drawn(
            of(user, Optional.of(role), Optional.empty()), () -> person.administrator = manages);
      }
      case 1 -> {
        boolean on = world.random.nextInt(4) > 0;
        yield new Drawn(
            of(user, Optional.empty(), Optional.of(on)),
            () -> {
              if (on != person.enabled) {
                person.forgetTheStay();
              }
              person.enabled = on;
            });
      }
      case 2 -> {
        boolean dual = world.random.nextBoolean();
        CredentialRule rule = dual ? CredentialRule.DUAL : CredentialRule.SINGLE;
        yield new Drawn(new ChangeUser(user, TermsChange.to(rule)), () -> person.dual = dual);
      }
      case 3 -> validity(user, person);
      case 4 -> scheduled(user, person);
      default -> type(user, person);
    };
  }

  private Drawn validity(UserIndex user, Person person) {
    Instant now = world.lock.clock().wall().orElse(World.MORNING).truncatedTo(ChronoUnit.MILLIS);
    Optional<Instant> from = draw(now.minus(Duration.ofMinutes(world.random.nextInt(600) - 100)));
    Optional<Instant> until = draw(now.plus(Duration.ofMinutes(101 + world.random.nextInt(3_000))));
    return new Drawn(
        new ChangeUser(user, TermsChange.to(new Validity(from, until))),
        () -> {
          person.from = from;
          person.until = until;
        });
  }

  private <T> Optional<T> draw(T one) {
    return world.random.nextBoolean() ? Optional.of(one) : Optional.empty();
  }

  private Drawn type(UserIndex user, Person person) {
    List<UserType> all =
        List.of(
            UserType.UNRESTRICTED_USER,
            UserType.UNRESTRICTED_USER,
            UserType.NON_ACCESS_USER,
            UserType.DISPOSABLE_USER,
            UserType.EXPIRING_USER,
            UserType.REMOTE_ONLY_USER,
            UserType.WEEK_DAY_SCHEDULE_USER);
    UserType type = all.get(world.random.nextInt(all.size()));
    return new Drawn(
        new ChangeUser(user, TermsChange.to(type)),
        () -> becomes(person, type, Optional.empty(), Optional.empty()));
  }

  private Drawn scheduled(UserIndex user, Person person) {
    List<UserType> all =
        List.of(
            UserType.WEEK_DAY_SCHEDULE_USER,
            UserType.YEAR_DAY_SCHEDULE_USER,
            UserType.SCHEDULE_RESTRICTED_USER);
    UserType type = all.get(world.random.nextInt(all.size()));
    Optional<Person.Week> week = draw(week());
    Optional<Person.Days> days = draw(days());
    Schedules schedules =
        new Schedules(
            week.map(one -> new WeekDaySchedule(one.weekdays(), one.start(), one.end())).stream()
                .toList(),
            days.map(one -> new YearDaySchedule(one.begin(), one.over())).stream().toList());
    return new Drawn(
        new ChangeUser(user, TermsChange.to(type, schedules)),
        () -> becomes(person, type, week, days));
  }

  private static void becomes(
      Person person, UserType type, Optional<Person.Week> week, Optional<Person.Days> days) {
    if (type != person.type) {
      person.forgetTheStay();
    }
    person.type = type;
    person.week = week;
    person.days = days;
  }

  private Person.Week week() {
    Set<DayOfWeek> weekdays = EnumSet.of(DayOfWeek.of(1 + world.random.nextInt(7)));
    for (DayOfWeek day : DayOfWeek.values()) {
      if (world.random.nextBoolean()) {
        weekdays.add(day);
      }
    }
    return new Person.Week(weekdays, time(), time());
  }

  private LocalTime time() {
    return LocalTime.of(world.random.nextInt(24), world.random.nextInt(60));
  }

  private Person.Days days() {
    Instant now = world.lock.clock().wall().orElse(World.MORNING);
    LocalDateTime begin =
        LocalDateTime.ofInstant(now, ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.MINUTES)
            .plusMinutes(world.random.nextInt(2_000) - 1_000);
    return new Person.Days(begin, begin.plusMinutes(1 + world.random.nextInt(4_000)));
  }
}
