package dev.mortise.lock.live;

import java.util.OptionalInt;

/// What feeds the lock.
///
/// @param percent the last measurement, or empty before the first
/// @param level what it means
public record Supply(OptionalInt percent, Level level) {

  /// Not measured yet: taken for enough, because a lock that runs has power.
  public static final Supply UNKNOWN = new Supply(OptionalInt.empty(), Level.ENOUGH);

  /// How much is left, in the steps that change what the lock does (LK-50).
  public enum Level {

    /// Everything works.
    ENOUGH,

    /// Somebody should charge it; live video is off (LK-44).
    LOW,

    /// The motor is not driven.
    CRITICAL
  }
}
