package dev.mortise.user;

import dev.mortise.schedule.Schedules;
import java.util.Optional;

/// What is to be different of a user's terms; what is not given stays.
public record TermsChange(
    Optional<Validity> validity,
    Optional<UserType> type,
    Optional<CredentialRule> rule,
    Optional<Schedules> schedules) {

  /// Nothing is to be different.
  public static final TermsChange NONE =
      new TermsChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /// Another validity.
  public static TermsChange to(Validity validity) {
    return new TermsChange(
        Optional.of(validity), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// Another type, which goes by no schedules: those there were are gone.
  public static TermsChange to(UserType type) {
    return to(type, Schedules.NONE);
  }

  /// A type that goes by schedules, and these schedules.
  public static TermsChange to(UserType type, Schedules schedules) {
    return new TermsChange(
        Optional.empty(), Optional.of(type), Optional.empty(), Optional.of(schedules));
  }

  /// Another rule.
  public static TermsChange to(CredentialRule rule) {
    return new TermsChange(Optional.empty(), Optional.empty(), Optional.of(rule), Optional.empty());
  }

  /// The terms after the change, or empty if its result is none: schedules of a user whose type
  /// goes by none.
  public Optional<AccessTerms> of(AccessTerms before) {
    UserType nextType = type.orElse(before.type());
    Schedules nextSchedules = schedules.orElse(before.schedules());
    return AccessTerms.isSound(nextType, nextSchedules)
        ? Optional.of(
            new AccessTerms(
                validity.orElse(before.validity()),
                nextType,
                rule.orElse(before.rule()),
                nextSchedules))
        : Optional.empty();
  }
}
