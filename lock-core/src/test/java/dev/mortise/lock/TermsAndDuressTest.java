package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.mortise.alarm.AlarmKey;
import dev.mortise.alarm.AlarmMeaning;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.EventMessage;
import dev.mortise.lock.stored.Identity;
import dev.mortise.schedule.Schedules;
import dev.mortise.schedule.WeekDaySchedule;
import dev.mortise.user.AccessTerms;
import dev.mortise.user.CredentialRule;
import dev.mortise.user.Household;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import dev.mortise.user.UserType;
import dev.mortise.user.Validity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Duress of users on terms, and who is told of it. The bench's morning is a Monday.
class TermsAndDuressTest {

  private static final UserIndex ANN = new UserIndex(1);
  private static final UserIndex BO = new UserIndex(2);
  private static final AccessTerms SUNDAYS =
      AccessTerms.UNRESTRICTED.with(
          UserType.WEEK_DAY_SCHEDULE_USER,
          new Schedules(
              List.of(
                  new WeekDaySchedule(Set.of(DayOfWeek.SUNDAY), LocalTime.NOON, LocalTime.NOON)),
              List.of()));

  private final LockBench ordinary = household();
  private final LockBench forced = household();

  private static LockBench household() {
    LockBench bench = new LockBench().withAdministrator("135790");
    bench.passcode(ANN, "975310", true);
    bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(ANN));
    bench.user(2, Role.USER, "2468024");
    bench.passcode(BO, "8642086", true);
    bench.app(2, KeyRole.USER, Optional.of(BO));
    return bench.turnThePage();
  }

  /// Whatever the type makes of the passcode, it makes the same of the duress passcode, and
  /// somebody hears of it.
  @ParameterizedTest
  @EnumSource(UserType.class)
  @Tag("LK-17")
  @Tag("D-15")
  @Tag("ST-5")
  void everyTypeIsTheSameUnderDuressAndTold(UserType type) {
    for (LockBench bench : List.of(ordinary, forced)) {
      put(bench, BO, AccessTerms.UNRESTRICTED.as(type));
    }
    ordinary.press("2468024o");
    forced.press("8642086o");

    assertEquals(ordinary.events(), forced.events());
    assertEquals(ordinary.prompts(), forced.prompts());
    assertEquals(ordinary.tones(), forced.tones());
    assertEquals(ordinary.droveBolt(), forced.droveBolt());
    assertEquals(AlarmMeaning.ORDINARY, meaning(ordinary, 1));
    assertEquals(AlarmMeaning.DURESS, meaning(forced, 1));
  }

  /// Either of two under duress: the same steps, prompts and events as without, and the alarm with
  /// the one event that says what came of it.
  @Test
  @Tag("ST-7")
  @Tag("LK-17")
  @Tag("D-15")
  void duressWithEitherOfTwoIsTheSameAndTold() {
    for (LockBench bench : List.of(ordinary, forced)) {
      put(bench, BO, AccessTerms.UNRESTRICTED.with(CredentialRule.DUAL));
      bench.fingerprint(BO, false);
      bench.fingerprint(BO, true);
    }
    assertEquals(shapes(ordinary.press("2468024o")), shapes(forced.press("8642086o")));
    assertEquals(shapes(ordinary.finger(1)), shapes(forced.finger(1)));
    assertEquals(ordinary.events(), forced.events());
    assertEquals(AlarmMeaning.ORDINARY, meaning(ordinary, 1));
    assertEquals(AlarmMeaning.DURESS, meaning(forced, 1));

    relock();
    ordinary.press("2468024o");
    forced.press("2468024o");
    assertEquals(shapes(ordinary.finger(1)), shapes(forced.finger(2)));
    assertEquals(ordinary.events(), forced.events());
    assertEquals(AlarmMeaning.DURESS, meaning(forced, 1));
  }

  @Test
  @Tag("ST-7")
  @Tag("D-15")
  void firstOfTwoUnderDuressIsToldEvenIfTheSecondNeverComes() {
    for (LockBench bench : List.of(ordinary, forced)) {
      put(bench, BO, AccessTerms.UNRESTRICTED.with(CredentialRule.DUAL));
    }
    ordinary.press("2468024o");
    forced.press("8642086o");
    ordinary.pass(Duration.ofSeconds(10));
    forced.pass(Duration.ofSeconds(10));

    assertEquals(ordinary.events(), forced.events());
    assertEquals(AlarmMeaning.ORDINARY, meaning(ordinary, 1));
    assertEquals(AlarmMeaning.DURESS, meaning(forced, 1));
  }

  @Test
  @Tag("D-15")
  @Tag("ST-4")
  void whoGoesBySchedulesIsToldAtEveryHour() {
    put(forced, BO, SUNDAYS);
    forced.press("975310o");

    assertEquals(AlarmMeaning.DURESS, meaning(forced, 2));
  }

  @Test
  @Tag("D-15")
  @Tag("SEC-22")
  void whoseValidityIsOverIsToldNothing() {
    put(
        forced,
        BO,
        AccessTerms.UNRESTRICTED.during(
            new Validity(Optional.empty(), Optional.of(LockBench.MORNING))));
    forced.press("975310o");

    assertEquals(AlarmMeaning.ORDINARY, meaning(forced, 2));
    assertFalse(forced.events().isEmpty());
  }

  private void relock() {
    for (LockBench bench : List.of(ordinary, forced)) {
      bench.pass(Duration.ofMinutes(1)).turnThePage();
    }
  }

  /// Effects as somebody sees them who stands there and measures.
  private static List<String> shapes(List<LockEffect> effects) {
    return effects.stream()
        .map(
            effect ->
                effect instanceof LockEffect.RecordEvent(var entry)
                    ? "record " + entry.sequence() + " of " + entry.payload().size() + " bytes"
                    : effect.toString())
        .toList();
  }

  private static void put(LockBench bench, UserIndex index, AccessTerms terms) {
    Household household = bench.state().stored().household();
    bench.setUp(
        bench.state().stored().with(household.with(household.user(index).orElseThrow().on(terms))));
  }

  private static AlarmMeaning meaning(LockBench bench, int number) {
    Identity lock = bench.state().stored().identity();
    EnrolledKey app = bench.state().stored().access().apps().get(number - 1);
    EventMessage message =
        bench.journal().stream().filter(each -> each.tags().isPresent()).findFirst().orElseThrow();
    return AlarmKey.derive(
            bench.agreement(number),
            lock.agreement().publicKey(),
            lock.lockId(),
            lock.generation(),
            app.signingKey())
        .meaning(message.sequence(), message.previous(), message.tags().orElseThrow().tags());
  }
}
