package dev.mortise.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.schedule.Schedules;
import dev.mortise.schedule.WeekDaySchedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UserTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Schedules MONDAYS =
      new Schedules(
          List.of(
              new WeekDaySchedule(Set.of(DayOfWeek.MONDAY), LocalTime.NOON, LocalTime.MIDNIGHT)),
          List.of());
  private static final User BO =
      User.of(new UserIndex(2), new DisplayName("Bo"), Role.ADMINISTRATOR);

  /// Records written before there were terms are read as what they were, and written alike.
  @Test
  void userAsUsualIsStoredWithoutTerms() throws MalformedCbor {
    CborMap stored =
        CborMap.withFields()
            .put(1, 2)
            .put(2, "Bo")
            .put(3, "administrator")
            .put(4, true)
            .put(5, CborValue.NULL)
            .put(6, CborValue.NULL)
            .build();

    assertEquals(BO, User.parse(stored));
    assertEquals(stored, BO.toCbor());
  }

  @Test
  void schedulesOfATypeThatGoesByNoneAreMalformed() {
    CborMap stored =
        CborMap.withFields()
            .put(1, 2)
            .put(2, "Bo")
            .put(3, "user")
            .put(4, true)
            .put(5, CborValue.NULL)
            .put(6, CborValue.NULL)
            .put(7, "disposable-user")
            .put(9, MONDAYS.toCbor())
            .build();

    assertThrows(MalformedCbor.class, () -> User.parse(stored));
    assertThrows(
        IllegalArgumentException.class,
        () -> AccessTerms.UNRESTRICTED.with(UserType.EXPIRING_USER, MONDAYS));
  }

  @Test
  @Tag("LK-8")
  void unboundAdministratorIsEnabledAndBoundToNoTime() {
    assertTrue(BO.isUnboundAdministrator());

    assertFalse(BO.as(Role.USER).isUnboundAdministrator());
    assertFalse(BO.enabled(false).isUnboundAdministrator());
    assertFalse(
        BO.during(new Validity(Optional.of(NOON), Optional.empty())).isUnboundAdministrator());
    assertFalse(
        BO.during(new Validity(Optional.empty(), Optional.of(NOON))).isUnboundAdministrator());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNRESTRICTED_USER")
  @Tag("LK-8")
  void unboundAdministratorIsOfNoTypeThatIsKeptOut(UserType type) {
    assertFalse(BO.on(BO.terms().as(type)).isUnboundAdministrator());
  }

  @Test
  @Tag("ST-5")
  void timeOfAnExpiringUserIsOverByEitherClock() {
    Expiry expiry = Expiry.after(Duration.ofMinutes(30), NOON, Duration.ofHours(1));

    assertFalse(expiry.isOverAt(NOON.plusSeconds(1799)));
    assertTrue(expiry.isOverAt(NOON.plusSeconds(1800)));
    assertFalse(expiry.isOverAt(Duration.ofMinutes(90).minusNanos(1)));
    assertTrue(expiry.isOverAt(Duration.ofMinutes(90)));
  }

  @Test
  @Tag("ST-5")
  void whoIsEnabledAnewOrGetsAnotherTypeHasAllTheirTimeAgain() {
    User expiring =
        BO.on(BO.terms().as(UserType.EXPIRING_USER))
            .expiring(Expiry.after(Duration.ofMinutes(30), NOON, Duration.ZERO));

    assertTrue(expiring.enabled(true).expiry().isPresent());
    assertTrue(expiring.named(new DisplayName("Bob")).expiry().isPresent());
    assertTrue(expiring.on(expiring.terms().with(CredentialRule.DUAL)).expiry().isPresent());
    assertTrue(expiring.enabled(false).enabled(true).expiry().isEmpty());
    assertTrue(expiring.on(AccessTerms.UNRESTRICTED).expiry().isEmpty());
  }

  @Test
  void changeOfTermsLeavesWhatIsNotGiven() {
    AccessTerms before =
        AccessTerms.UNRESTRICTED
            .during(new Validity(Optional.empty(), Optional.of(NOON)))
            .with(UserType.WEEK_DAY_SCHEDULE_USER, MONDAYS);

    assertEquals(Optional.of(before), TermsChange.NONE.of(before));
    assertEquals(
        Optional.of(before.with(CredentialRule.DUAL)),
        TermsChange.to(CredentialRule.DUAL).of(before));
    assertEquals(
        Optional.of(before.during(Validity.ALWAYS)), TermsChange.to(Validity.ALWAYS).of(before));
    assertEquals(
        Optional.of(before.with(UserType.DISPOSABLE_USER, Schedules.NONE)),
        TermsChange.to(UserType.DISPOSABLE_USER).of(before));
    assertEquals(
        Optional.empty(),
        new TermsChange(
                Optional.empty(),
                Optional.of(UserType.DISPOSABLE_USER),
                Optional.empty(),
                Optional.empty())
            .of(before));
  }
}
