package dev.mortise.user;

/// How a user may come, in the words of Matter's *UserTypeEnum*.
///
/// Two of its words are missing: who manages the lock is a matter of [Role] here
/// (*ProgrammingUser*), and duress one of the credential, not of its holder (*ForcedUser*, D-15).
public enum UserType {

  /// Comes at any time.
  UNRESTRICTED_USER("unrestricted-user"),

  /// Comes on certain days only.
  YEAR_DAY_SCHEDULE_USER("year-day-schedule-user"),

  /// Comes at certain hours of the week only.
  WEEK_DAY_SCHEDULE_USER("week-day-schedule-user"),

  /// Is recognised and recorded, and never let in (ST-5).
  NON_ACCESS_USER("non-access-user"),

  /// Comes once, and is disabled by that (ST-5).
  DISPOSABLE_USER("disposable-user"),

  /// Is disabled some minutes after coming for the first time (ST-5).
  EXPIRING_USER("expiring-user"),

  /// Comes when every kind of schedule they have allows it (ST-4).
  SCHEDULE_RESTRICTED_USER("schedule-restricted-user"),

  /// Comes by app only: refused at the door (ST-5).
  REMOTE_ONLY_USER("remote-only-user");

  private final String wireText;

  UserType(String wireText) {
    this.wireText = wireText;
  }

  /// The word for it in messages.
  public String wireText() {
    return wireText;
  }

  /// Whether it goes by schedules.
  public boolean isScheduled() {
    return switch (this) {
      case YEAR_DAY_SCHEDULE_USER, WEEK_DAY_SCHEDULE_USER, SCHEDULE_RESTRICTED_USER -> true;
      case UNRESTRICTED_USER, NON_ACCESS_USER, DISPOSABLE_USER, EXPIRING_USER, REMOTE_ONLY_USER ->
          false;
    };
  }

  /// Whether nothing can be said of such a user while the time is unknown (D-17).
  public boolean isBoundToTime() {
    return isScheduled() || this == EXPIRING_USER;
  }
}
