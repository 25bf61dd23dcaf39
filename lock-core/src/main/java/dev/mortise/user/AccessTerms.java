package dev.mortise.user;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.Field;
import dev.mortise.schedule.Schedules;
import java.time.Instant;
import java.time.ZoneId;

/// On what terms a user's credentials and apps are accepted.
///
/// @param validity from when until when at all (LK-10)
/// @param type how they may come (ST-4, ST-5)
/// @param rule how many credentials they present (ST-7)
/// @param schedules when they may come; none unless the type goes by schedules
public record AccessTerms(
    Validity validity, UserType type, CredentialRule rule, Schedules schedules) {

  /// At any time, with any one credential.
  public static final AccessTerms UNRESTRICTED =
      new AccessTerms(
          Validity.ALWAYS, UserType.UNRESTRICTED_USER, CredentialRule.SINGLE, Schedules.NONE);

  public AccessTerms {
    if (!isSound(type, schedules)) {
      throw new IllegalArgumentException("schedules of a user who goes by none type=" + type);
    }
  }

  /// Whether these go together. A schedule that the type does not go by would look like a limit and
  /// be none.
  static boolean isSound(UserType type, Schedules schedules) {
    return schedules.isEmpty() || type.isScheduled();
  }

  /// The same with another validity.
  public AccessTerms during(Validity other) {
    return new AccessTerms(other, type, rule, schedules);
  }

  /// The same for a user of another type.
  public AccessTerms as(UserType other) {
    return new AccessTerms(validity, other, rule, schedules);
  }

  /// The same under another rule.
  public AccessTerms with(CredentialRule other) {
    return new AccessTerms(validity, type, other, schedules);
  }

  /// The same for a user who goes by schedules.
  public AccessTerms with(UserType scheduled, Schedules other) {
    return new AccessTerms(validity, scheduled, rule, other);
  }

  /// Whether nothing can be said while the time is unknown (D-17).
  public boolean isBoundToTime() {
    return validity.isBounded() || type.isBoundToTime();
  }

  /// Whether this is a time at which the user is accepted.
  ///
  /// @param zone where the lock is
  public boolean holdAt(Instant time, ZoneId zone) {
    return validity.holdsAt(time) && scheduleHolds(time, zone);
  }

  /// A user who goes by a kind of schedule and has none of it is never accepted; of those there
  /// are, all kinds must match (ST-4).
  private boolean scheduleHolds(Instant now, ZoneId zone) {
    return switch (type) {
      case WEEK_DAY_SCHEDULE_USER -> !schedules.weekDays().isEmpty() && schedules.cover(now, zone);
      case YEAR_DAY_SCHEDULE_USER -> !schedules.yearDays().isEmpty() && schedules.cover(now, zone);
      case SCHEDULE_RESTRICTED_USER -> schedules.cover(now, zone);
      case UNRESTRICTED_USER, NON_ACCESS_USER, DISPOSABLE_USER, EXPIRING_USER, REMOTE_ONLY_USER ->
          true;
    };
  }

  /// Writes the terms among the fields of their user: the validity under 5 and 6, and what is not
  /// as usual under three keys from `first` on.
  public void put(CborMap.Builder fields, int first) {
    fields
        .put(5, validity.from().map(Field::item).orElse(CborValue.NULL))
        .put(6, validity.until().map(Field::item).orElse(CborValue.NULL));
    if (type != UserType.UNRESTRICTED_USER) {
      fields.put(first, type.wireText());
    }
    if (rule != CredentialRule.SINGLE) {
      fields.put(first + 1, rule.wireText());
    }
    if (!schedules.isEmpty()) {
      fields.put(first + 2, schedules.toCbor());
    }
  }

  /// Reads what [#put] wrote; faults are told by the reader's [MapReader#finish()].
  public static AccessTerms read(MapReader fields, int first) {
    Validity validity = Field.validity(fields, 5, 6);
    UserType type =
        fields
            .optional(first, () -> Field.userType(fields, first))
            .orElse(UserType.UNRESTRICTED_USER);
    CredentialRule rule =
        fields
            .optional(first + 1, () -> Field.credentialRule(fields, first + 1))
            .orElse(CredentialRule.SINGLE);
    Schedules schedules =
        fields.optional(first + 2, () -> Field.schedules(fields, first + 2)).orElse(Schedules.NONE);
    if (!isSound(type, schedules)) {
      fields.fault(first + 2, "schedules of a user who goes by none");
      return UNRESTRICTED;
    }
    return new AccessTerms(validity, type, rule, schedules);
  }
}
