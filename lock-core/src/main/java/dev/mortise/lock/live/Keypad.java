package dev.mortise.lock.live;

import dev.mortise.passcode.Digits;
import java.time.Duration;
import java.util.Optional;

/// The keypad.
///
/// @param sleepsAt when it falls asleep unless touched before, or empty while it sleeps (LK-25)
/// @param digits what was typed since the last confirm or cancel
/// @param muted whether it was muted once (LK-52)
public record Keypad(Optional<Duration> sleepsAt, Digits digits, boolean muted) {

  /// Asleep: nothing typed, not muted.
  public static final Keypad ASLEEP = new Keypad(Optional.empty(), Digits.NONE, false);

  /// Whether the keypad is awake.
  public boolean isAwake() {
    return sleepsAt.isPresent();
  }

  /// The keypad after a touch.
  public Keypad touched(Duration sleepsAt) {
    return new Keypad(Optional.of(sleepsAt), digits, muted);
  }

  /// The keypad with one more digit typed.
  public Keypad typed(int digit) {
    return new Keypad(sleepsAt, digits.plus(digit), muted);
  }

  /// The keypad with nothing typed.
  public Keypad cleared() {
    return digits.isEmpty() ? this : new Keypad(sleepsAt, Digits.NONE, muted);
  }

  /// The keypad, muted until it sleeps.
  public Keypad mutedOnce() {
    return new Keypad(sleepsAt, digits, true);
  }
}
